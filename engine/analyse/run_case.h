// Runs a worked example and compares what it names.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"
#include "packs/case.h"

namespace duixian::analyse {

enum class CaseStatus : unsigned char { passed, failed, error };

// One thing that was expected and what was found in its place.
struct Difference {
  std::string what;  // "outcome", "amount", "figures.growth", ...
  std::string expected;
  std::string found;
};

struct CaseResult {
  CaseStatus status = CaseStatus::passed;
  std::vector<Difference> compared;     // everything compared, also where both agree
  std::vector<Difference> differences;  // where they do not
  Diagnostics errors;                   // why it could not be run
  Decision decision;
  Explanation explanation;
};

[[nodiscard]] CaseResult run_case(const packs::Pack& pack, const packs::Case& example);

}  // namespace duixian::analyse
