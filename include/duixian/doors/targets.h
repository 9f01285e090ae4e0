// Which goals of a document are met, by whom, and how far the others are from it (docs/command-line.md).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "duixian/words/target.h"

namespace duixian {

// Provisions of kind target, and duties that set a goal, for every subject that they speak to: provisions in the pack's order,
// subjects in the records'.
[[nodiscard]] std::vector<Target> targets_of(const Run& run);

// A table that fits a terminal; where a goal has many subjects, those furthest from it.
[[nodiscard]] std::string text_of(std::span<const Target> targets, Language language, bool colour);
[[nodiscard]] std::string json_of(std::span<const Target> targets);
// One page with a table and a bar chart for each goal; it needs nothing else.
[[nodiscard]] std::string html_of(std::span<const Target> targets, Language language);

}  // namespace duixian
