// What readings cost, as a workbook of one sheet: a row for each choice.
#pragma once

#include <filesystem>
#include <span>

#include "duixian/words/diagnostic.h"
#include "duixian/words/reading_effect.h"

namespace duixian::report {

// Empty if the whole file stands.
[[nodiscard]] Diagnostics write_readings(const std::filesystem::path& path, std::span<const ReadingEffect> readings, Language language);

}  // namespace duixian::report
