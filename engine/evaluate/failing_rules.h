// Which parts of a rule make a decision ineligible, as places in its outline: the same parts, in the same order, as failing.h finds
// in an explanation, without making one.
#pragma once

#include <vector>

#include "evaluate/row_executor.h"

namespace duixian::evaluate {

// `executor` has evaluated the provision. `zero`: the amount is known and nothing.
[[nodiscard]] std::vector<graph::OutlineId> failing_rules(const RowExecutor& executor, const BoundProvision& bound, bool zero);

}  // namespace duixian::evaluate
