// Counts what each condition of a provision stops, from the reasons that its decisions kept.
//
// A discretion that is still open is taken at its lowest, as the reasons are kept.
#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/column_decisions.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

struct StoppedCount {
  std::uint64_t subjects = 0, sums = 0;
  Int128 money = 0;  // minor units
};

struct ConditionCount {
  graph::OutlineId outline;
  int alternative = 0;       // number of the outermost `any` that it stands in; 0: none
  StoppedCount with_others;  // ineligible, and it fails with all that it stands in
  StoppedCount alone;        // of them: `when` would not be false if it held
  std::uint64_t unknown = 0; // undetermined, and it is unknown with all that it stands in
};

struct FunnelCount {
  std::uint64_t subjects = 0, asked = 0;
  std::vector<ConditionCount> conditions;
  StoppedCount by_conditions;    // ineligible, `when` being false
  std::uint64_t by_nothing = 0;  // ineligible, though it is not
};

// The decisions were made with their reasons kept.
[[nodiscard]] FunnelCount funnel_of(const Program& program, const ProvisionDecisions& decisions);

}  // namespace duixian::evaluate
