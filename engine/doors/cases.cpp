#include "duixian/doors/cases.h"

#include <algorithm>
#include <filesystem>

#include "analyse/coverage.h"
#include "analyse/run_case.h"
#include "doors/condition_texts.h"

namespace duixian {

namespace {

CaseOutcome outcome_of(const packs::Case& example, analyse::CaseResult result) {
  CaseOutcome outcome;
  outcome.file = example.file;
  outcome.line = example.line;
  outcome.provision = example.provision;
  outcome.name = example.name;
  outcome.status = result.status == analyse::CaseStatus::passed ? "passed" : result.status == analyse::CaseStatus::failed ? "failed" : "error";
  for (const auto& one : result.compared) {
    const bool differs = std::any_of(result.differences.begin(), result.differences.end(), [&](const auto& each) { return each.what == one.what; });
    outcome.compared.push_back({one.what, one.expected, one.found, !differs});
  }
  outcome.errors = std::move(result.errors);
  outcome.decision = std::move(result.decision);
  outcome.explanation = std::move(result.explanation);
  write_condition_texts(outcome.decision);
  return outcome;
}

}  // namespace

std::size_t CaseReport::passed() const {
  return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [](const CaseOutcome& one) { return one.status == "passed"; }));
}

std::size_t CaseReport::failed() const { return cases.size() - passed(); }

CaseReport run_cases(const Pack& pack, const std::vector<std::string>& paths) {
  CaseReport report;
  std::vector<std::string> from = paths;
  const std::filesystem::path own = std::filesystem::path(pack.inner().folder) / "cases";
  if (from.empty() && std::filesystem::exists(own)) from.push_back(own.string());
  analyse::Coverage coverage(pack.inner());
  for (const std::string& path : from) {
    for (const auto& file : packs::case_files(path)) {
      for (const packs::Case& example : packs::read_cases(file, pack.inner(), report.diagnostics)) {
        analyse::CaseResult result = analyse::run_case(pack.inner(), example);
        if (result.status == analyse::CaseStatus::passed) coverage.add(example);
        report.cases.push_back(outcome_of(example, std::move(result)));
      }
    }
  }
  for (const auto& one : coverage.report()) {
    ++report.reachable;
    if (!one.reached) report.uncovered.push_back({one.provision, one.kind, one.what, one.file, one.line});
  }
  return report;
}

}  // namespace duixian
