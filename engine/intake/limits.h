// What one file may ask for. More is refused with a message, before it costs memory or time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace duixian::intake {

struct Limits {
  std::size_t columns = 16384;  // of a table; no spreadsheet has more
  // How far a part of a workbook may unfold. A sheet is streamed and may be long; the others are kept in memory.
  std::uint64_t sheet_bytes = std::uint64_t{8} << 30;
  std::uint64_t strings_bytes = std::uint64_t{1} << 30;
  std::uint64_t small_bytes = std::uint64_t{64} << 20;
  // CSV files of UTF-8 at least so long are read on several threads.
  unsigned threads = 0;                              // 0: one for each core
  std::uint64_t long_bytes = std::uint64_t{4} << 20;
};

}  // namespace duixian::intake
