// 告知书: one PDF, a page for each enterprise (more where one is not enough). The same settlement gives the same bytes.
#pragma once

#include <filesystem>

#include "duixian/words/diagnostic.h"
#include "duixian/words/settlement.h"

namespace duixian::report {

// Set in Noto CJK; the file is written beside its place and renamed. Empty if the whole file stands.
[[nodiscard]] Diagnostics write_notices(const std::filesystem::path& path, const Settled& settled, const Message& title, Language language);

// What one enterprise is told, as lines: what is granted, held back, refused and to be paid back, and how to object.
struct Notice {
  std::string enterprise, name;
  std::vector<std::string> lines;
};
[[nodiscard]] std::vector<Notice> notices_of(const Settled& settled, const Message& title, Language language);

}  // namespace duixian::report
