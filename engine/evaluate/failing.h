// The conditions that do not hold, taken from an explanation: all of them, in the author's order.
#pragma once

#include <string_view>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"

namespace duixian::evaluate {

// Leaves of a false condition that make it false.
[[nodiscard]] std::vector<const Explanation*> failing_leaves(const Explanation& condition);
// Tables of tiers and counts of steps that came to nothing, under an amount that is zero.
[[nodiscard]] std::vector<const Explanation*> empty_sums(const Explanation& amount);
[[nodiscard]] FailedCondition failed_condition(const Explanation& leaf);

// Whether the parts of a condition with this word fail each by itself; else it fails as a whole.
[[nodiscard]] bool joins_conditions(std::string_view word);
// Whether a quantity with this word tells why it is zero: nothing was reached, nothing counted.
[[nodiscard]] bool comes_to_nothing(std::string_view word);

}  // namespace duixian::evaluate
