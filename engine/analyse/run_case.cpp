#include "analyse/run_case.h"

#include "analyse/compare_case.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"

namespace duixian::analyse {

CaseResult run_case(const packs::Pack& pack, const packs::Case& example) {
  CaseResult result;
  result.errors = example.wrong;
  evaluate::Settings settings;
  settings.year = example.year;
  settings.as_of = *Date::of(example.year, 12, 31);
  settings.readings = example.readings;
  settings.parameters = example.parameters;
  const auto program = evaluate::bind(pack, settings, *example.names, pack.book->provision(example.provision));
  if (!program) result.errors.insert(result.errors.end(), program.diagnostics().begin(), program.diagnostics().end());
  if (has_errors(result.errors)) {
    result.status = CaseStatus::error;
    return result;
  }
  evaluate::Decider decider(*program, *example.records);
  result.decision = decider.decide((*program).provisions.front(), example.subject, &result.explanation);
  for (const Compared& one : compare(example.expect, result.decision)) {
    result.compared.push_back(one.texts);
    if (!one.equal) result.differences.push_back(one.texts);
  }
  if (!result.differences.empty()) result.status = CaseStatus::failed;
  return result;
}

}  // namespace duixian::analyse
