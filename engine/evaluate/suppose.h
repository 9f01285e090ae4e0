// What a missing fact would decide: its possible values tried out, one fact at a time.
#pragma once

#include "evaluate/findings.h"

namespace duixian::evaluate {

// "是：符合，50万元；否：不符合". Empty where nothing can be tried. The executor is left as it was entered, not evaluated.
[[nodiscard]] Message what_it_decides(RowExecutor& executor, const BoundProvision& bound, graph::NodeId fact);

}  // namespace duixian::evaluate
