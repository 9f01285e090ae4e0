#include "intake/cell_name.h"

#include <algorithm>

namespace duixian::intake {

namespace {

constexpr std::uint32_t no_larger_than = 1 << 24;  // more than any sheet has rows or columns

}  // namespace

CellName read_cell_name(std::string_view text) {
  CellName name;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') name.column = std::min(no_larger_than, name.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1));
    if (c >= '0' && c <= '9') name.row = std::min(no_larger_than, name.row * 10 + static_cast<std::uint32_t>(c - '0'));
  }
  return name;
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string cell_name(const Place& place) {
  return (place.sheet.empty() ? "" : place.sheet + "!") + column_letters(static_cast<std::uint32_t>(place.column)) + std::to_string(place.row);
}

std::string cell_in_file(const Place& place) { return place.file + ":" + cell_name(place); }

}  // namespace duixian::intake
