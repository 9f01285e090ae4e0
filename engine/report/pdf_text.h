// A plain text as a PDF for the files of a bureau: A4, numbered pages, Chinese and Latin letters. The same text gives the same
// bytes.
#pragma once

#include <filesystem>
#include <string>

#include "duixian/words/diagnostic.h"

namespace duixian::report {

// Empty if the whole file stands.
[[nodiscard]] Diagnostics write_pdf(const std::filesystem::path& file, const std::string& title, const std::string& text);

}  // namespace duixian::report
