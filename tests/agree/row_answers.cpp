#include "agree/row_answers.h"

#include "evaluate/decide.h"

namespace duixian::agree {

namespace {

std::string minor(const std::optional<Money>& sum) { return sum ? std::to_string(sum->minor) : "-"; }

std::string shares(const std::vector<PartyShare>& all) {
  std::string text;
  for (const PartyShare& one : all) text += (text.empty() ? "" : ",") + one.party + ":" + minor(one.amount);
  return text;
}

}  // namespace

std::string to_text(const Decision& decision) {
  const Outcome outcome = decision.outcome;
  std::string text = std::string(duixian::to_text(outcome)) + " " + minor(decision.amount) + " " + minor(decision.lowest) + " " + minor(decision.highest);
  if (outcome != Outcome::granted && outcome != Outcome::pending && outcome != Outcome::open) return text;
  text += " funded=" + shares(decision.funded_by) + " paid=" + shares(decision.paid_to) + " instalments=";
  for (std::size_t i = 0; i < decision.instalments.size(); ++i) {
    const Instalment& one = decision.instalments[i];
    text += (i > 0 ? "," : "") + std::to_string(one.year) + ":" + std::to_string(one.amount.minor) + ":" + duixian::to_text(one.outcome);
  }
  return text;
}

Answers row_answers(const evaluate::Program& program, const columns::Records& records, Coverage* coverage) {
  Answers answers;
  evaluate::RowExecutor executor(program, records);
  evaluate::Decider decider(program, records);
  decider.ask_what_missing_facts_decide(false);
  if (coverage) coverage->meet(*program.pack);
  for (std::size_t i = 0; i < program.provisions.size(); ++i) {
    const evaluate::BoundProvision& bound = program.provisions[i];
    const std::size_t subject = program.book().provisions[bound.provision].subject;
    for (columns::Row row = 0; row < records.table(subject).rows(); ++row) {
      Answer& answer = answers.emplace_back();
      answer.provision = i;
      answer.row = row;
      executor.enter(bound, row);
      for (unsigned corner = 0; corner < 1U << executor.undecided().size(); ++corner) {
        executor.evaluate(corner);
        auto& values = answer.corners.emplace_back();
        for (const graph::NodeId id : bound.order) values.push_back(shown(executor.cell(id), program.graph[id].type, records.names()));
        if (coverage) coverage->meet(program, bound, executor);
      }
      const Decision decision = decider.decide(bound, row);
      answer.decision = to_text(decision);
      if (coverage) coverage->meet(duixian::to_text(decision.outcome));
    }
  }
  return answers;
}

}  // namespace duixian::agree
