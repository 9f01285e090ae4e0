// What spreadsheets call their cells: "AB12".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "duixian/words/dossier.h"

namespace duixian::intake {

struct CellName {
  std::uint32_t row = 0, column = 0;  // 1-based; 0: not given
};
// "AB12"; a column alone or a row alone are given as such.
[[nodiscard]] CellName read_cell_name(std::string_view text);
[[nodiscard]] std::string column_letters(std::uint32_t column);
// "园区!K4", or "K4" in a table without sheets.
[[nodiscard]] std::string cell_name(const Place& place);
// ... with its file: "book.xlsx:园区!K4".
[[nodiscard]] std::string cell_in_file(const Place& place);

}  // namespace duixian::intake
