// The smallest form of a scenario that still goes wrong: subjects are dropped first, then provisions, then parts of both.
#pragma once

#include <functional>

#include "agree/scenario.h"

namespace duixian::agree {

// `wrong` says whether a smaller scenario still does; one that no longer loads does not. It is asked at most `limit` times.
[[nodiscard]] Scenario smallest(Scenario scenario, const std::function<bool(const Scenario&)>& wrong, int limit = 1000);

}  // namespace duixian::agree
