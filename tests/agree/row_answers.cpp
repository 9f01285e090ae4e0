#include "agree/row_answers.h"

#include "evaluate/decide.h"
#include "evaluate/outcome.h"

namespace duixian::agree {

namespace {

std::string minor(const std::optional<Money>& sum) { return sum ? std::to_string(sum->minor) : "-"; }

std::string shares(const std::vector<PartyShare>& all) {
  std::string text;
  for (const PartyShare& one : all) text += (text.empty() ? "" : ",") + one.party + ":" + minor(one.amount);
  return text;
}

// What an undetermined sum can still come to is told by rows alone, and is no part of the answer.
std::string decided(const Decision& decision) {
  if (decision.outcome == Outcome::undetermined && evaluate::moves_money(decision.kind)) return std::string(duixian::to_text(decision.outcome)) + " - - -";
  return std::string(duixian::to_text(decision.outcome)) + " " + minor(decision.amount) + " " + minor(decision.lowest) + " " + minor(decision.highest);
}

// "funded=city:1200 paid= instalments=2007:400:granted,...", where a sum is due.
std::string shares(const Decision& decision) {
  const Outcome outcome = decision.outcome;
  if (outcome != Outcome::granted && outcome != Outcome::pending && outcome != Outcome::open) return "";
  std::string text = "funded=" + shares(decision.funded_by) + " paid=" + shares(decision.paid_to) + " instalments=";
  for (std::size_t i = 0; i < decision.instalments.size(); ++i) {
    const Instalment& one = decision.instalments[i];
    text += (i > 0 ? "," : "") + std::to_string(one.year) + ":" + std::to_string(one.amount.minor) + ":" + duixian::to_text(one.outcome);
  }
  return text;
}

// Every truth among the nodes: the columns keep reasons for some of them.
void reasons(const evaluate::Program& program, const evaluate::BoundProvision& bound, Answer& answer) {
  for (std::size_t i = 0; i < bound.order.size(); ++i) {
    if (program.graph[bound.order[i]].type.kind == TypeKind::truth) answer.reasons[std::to_string(bound.order[i].index)] = answer.corners.front()[i];
  }
}

}  // namespace

std::string to_text(Outcome outcome, const std::optional<std::int64_t>& lowest, const std::optional<std::int64_t>& highest) {
  std::string text = duixian::to_text(outcome);
  const auto put = [&](bool shown, const std::optional<std::int64_t>& sum) { text += shown && sum ? " " + std::to_string(*sum) : " -"; };
  const bool one = lowest == highest;
  put(one, lowest);
  put(!one || outcome == Outcome::open, lowest);
  put(!one || outcome == Outcome::open, highest);
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
      answer.decision = decided(decision);
      answer.shares = shares(decision);
      reasons(program, bound, answer);
      if (coverage) coverage->meet(duixian::to_text(decision.outcome));
    }
  }
  return answers;
}

}  // namespace duixian::agree
