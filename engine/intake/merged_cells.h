// The merged ranges of a sheet. They stand behind its cells, so they are looked for before the cells are read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/package.h"

namespace duixian::intake {

struct CellRange {
  std::uint32_t first_row = 0, last_row = 0;  // 1-based
  std::uint32_t first_column = 0, last_column = 0;
  friend bool operator==(const CellRange&, const CellRange&) = default;
};

inline constexpr std::size_t maximum_merged_ranges = 1 << 20;

// In the order of their first rows.
[[nodiscard]] Result<std::vector<CellRange>> read_merged_cells(const Package& package, const std::string& sheet_part);

}  // namespace duixian::intake
