// A sum at the end of every page of a ledger's SQLite file, so that a single changed bit is found wherever it lies, even in
// space that no row uses. It guards against failing disks; against people there is the tree.
//
// The pages are summed on their way to the disk by a VFS that passes everything else through. Other programs may read the file
// as it is; a page that they write has no right sum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace duixian::ledger {

inline constexpr int page_bytes = 8192;
inline constexpr int page_sum_bytes = 8;  // reserved at the end of each page

// Registers the VFS once and gives its name, for sqlite3_open_v2.
[[nodiscard]] const char* page_sums_vfs();

// The sum of a page: every step can be undone, so that no change of a single word leaves it as it was.
[[nodiscard]] std::uint64_t page_sum(const unsigned char* page, std::size_t bytes);

struct PageFindings {
  std::uint64_t pages = 0;                 // by the file's own header
  std::uint64_t bytes = 0, expected = 0;   // of the file
  std::vector<std::uint64_t> wrong;        // numbers of pages, from 1
};
// Reads the whole file. Only while nobody writes.
[[nodiscard]] PageFindings check_pages(const std::string& path);

}  // namespace duixian::ledger
