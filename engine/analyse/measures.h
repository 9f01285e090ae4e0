// The goals in an explanation: what a clause asks to be reached, and how far it was.
#pragma once

#include <vector>

#include "duixian/words/target.h"

namespace duixian::analyse {

// Every comparison under `when`, but for those that only say whom or when the clause concerns (`none`, a choice's selector).
[[nodiscard]] std::vector<Measure> measures_of(const Explanation& explanation);
// Whether one of the goals is the document's own, one of its parameters, and not merely another fact or zero.
[[nodiscard]] bool has_stated_goal(const std::vector<Measure>& measures);

}  // namespace duixian::analyse
