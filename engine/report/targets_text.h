// Targets on a terminal: for each clause who met it, and how far the others are from it.
#pragma once

#include <span>
#include <string>

#include "duixian/words/target.h"

namespace duixian::report {

inline constexpr int target_columns = 78;
inline constexpr std::size_t target_rows_shown = 10;  // of one goal; the others are counted

[[nodiscard]] std::string targets_text(std::span<const Target> targets, Language language, bool colour);

}  // namespace duixian::report
