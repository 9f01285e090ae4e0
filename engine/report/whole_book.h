// A workbook that stands whole or not at all: written beside its place, read back, and renamed.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "duixian/words/diagnostic.h"
#include "report/book.h"

namespace duixian::report {

// Empty if the whole file stands.
[[nodiscard]] Diagnostics write_whole_book(const std::filesystem::path& path, const std::string& title, const std::function<void(Book&)>& write);

}  // namespace duixian::report
