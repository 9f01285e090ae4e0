// Targets as one page of HTML that needs nothing else: a table and a bar chart for each goal.
#pragma once

#include <span>
#include <string>

#include "duixian/words/target.h"

namespace duixian::report {

inline constexpr std::size_t target_bars_shown = 200;  // of one goal, in table and chart; the others are counted

[[nodiscard]] std::string targets_html(std::span<const Target> targets, Language language);

}  // namespace duixian::report
