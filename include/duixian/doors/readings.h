// What every reading of a document costs over the records: the list that a lawyer needs (docs/command-line.md).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "duixian/words/reading_effect.h"

namespace duixian {

// Every reading, in the pack's order; those of one clause where it is named. Each choice is computed by itself, against the
// run as it stands.
[[nodiscard]] Result<std::vector<ReadingEffect>> readings_of(const Run& run, const std::string& provision = "");

// For a terminal; readings that make no difference to these records are only named.
[[nodiscard]] std::string text_of(std::span<const ReadingEffect> readings, Language language, bool colour);
[[nodiscard]] std::string json_of(std::span<const ReadingEffect> readings);
[[nodiscard]] std::string html_of(std::span<const ReadingEffect> readings, Language language);
// A workbook of one sheet, a row for each choice.
[[nodiscard]] Diagnostics write_sheet(const std::string& path, std::span<const ReadingEffect> readings, Language language);

}  // namespace duixian
