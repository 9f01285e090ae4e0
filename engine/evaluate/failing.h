// The conditions that do not hold, taken from an explanation: all of them, in the author's order.
#pragma once

#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"

namespace duixian::evaluate {

// Leaves of a false condition that make it false.
[[nodiscard]] std::vector<const Explanation*> failing_leaves(const Explanation& condition);
// Tables of tiers and counts of steps that came to nothing, under an amount that is zero.
[[nodiscard]] std::vector<const Explanation*> empty_sums(const Explanation& amount);
[[nodiscard]] FailedCondition failed_condition(const Explanation& leaf);

}  // namespace duixian::evaluate
