// A bar chart of how far goals are reached, as SVG that stands in a page by itself.
#pragma once

#include <span>
#include <string>

#include "report/goals.h"

namespace duixian::report {

// A bar for each row that has a share; the line at 100% is the goal, and what goes past twice the goal is cut there.
[[nodiscard]] std::string bar_chart(std::span<const GoalRow> rows, Language language);

}  // namespace duixian::report
