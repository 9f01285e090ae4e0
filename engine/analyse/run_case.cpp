#include "analyse/run_case.h"

#include <algorithm>

#include "analyse/compare_case.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"

namespace duixian::analyse {

namespace {

// How much stands in the way of a sum: the worst of several decisions tells what came of the clause.
int standing(Outcome outcome) {
  switch (outcome) {
    case Outcome::failed: return 5;
    case Outcome::undetermined: return 4;
    case Outcome::pending: return 3;
    case Outcome::open: return 2;
    case Outcome::granted: return 1;
    default: return 0;
  }
}

void add_to(std::optional<Money>& sum, const std::optional<Money>& part) {
  if (!part) return;
  if (sum) sum->minor += part->minor;
  else sum = part;
}

// The provisions that one clause was divided into, as one decision: their sums added, and the worst of their outcomes.
Decision decide_clause(const evaluate::Program& program, evaluate::Decider& decider, const packs::Case& example, Explanation& explanation) {
  std::optional<Decision> whole;
  std::optional<Money> amount, lowest, highest;
  for (const auto& bound : program.provisions) {
    const std::string& id = program.book().provisions[bound.provision].id;
    if (std::ranges::find(example.clause, id) == example.clause.end()) continue;
    Explanation own;
    Decision part = decider.decide(bound, example.subject, &own);
    explanation.parts.push_back(std::move(own));
    add_to(amount, part.amount);
    add_to(lowest, part.lowest ? part.lowest : part.amount);
    add_to(highest, part.highest ? part.highest : part.amount);
    if (!whole || standing(part.outcome) > standing(whole->outcome)) whole = std::move(part);
  }
  whole->amount = amount;
  whole->lowest = lowest;
  whole->highest = highest;
  if (whole->outcome == Outcome::open) whole->amount.reset();
  return *whole;
}

}  // namespace

CaseResult run_case(const packs::Pack& pack, const packs::Case& example) {
  CaseResult result;
  result.errors = example.wrong;
  evaluate::Settings settings;
  settings.year = example.year;
  settings.as_of = example.as_of;
  settings.readings = example.readings;
  settings.parameters = example.parameters;
  const auto program = evaluate::bind(pack, settings, *example.names, example.clause.empty() ? pack.book->provision(example.provision) : std::nullopt);
  if (!program) result.errors.insert(result.errors.end(), program.diagnostics().begin(), program.diagnostics().end());
  if (has_errors(result.errors)) {
    result.status = CaseStatus::error;
    return result;
  }
  evaluate::Decider decider(*program, *example.records);
  if (example.clause.empty()) result.decision = decider.decide((*program).provisions.front(), example.subject, &result.explanation);
  else result.decision = decide_clause(*program, decider, example, result.explanation);
  for (const Compared& one : compare(example.expect, result.decision)) {
    result.compared.push_back(one.texts);
    if (!one.equal) result.differences.push_back(one.texts);
  }
  if (!result.differences.empty()) result.status = CaseStatus::failed;
  return result;
}

}  // namespace duixian::analyse
