// A list of plain values in one cell of its owner's row: "国家级；省级；市级".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "columns/records.h"
#include "intake/column_writer.h"

namespace duixian::intake {

// Split at ; ； 、 | and line breaks; a comma may belong to a number. Blank members are left out.
[[nodiscard]] std::vector<std::string> split_values(std::string_view cell);

class ValueList {
 public:
  ValueList(columns::Records& records, std::size_t entity, ColumnWriter writer);
  // Gives the owner its list; false if it has another one already. 无 is a list without members, a blank none at all.
  [[nodiscard]] bool take(columns::Row owner, std::uint32_t source_row, const Cell& cell);

 private:
  columns::Records* records_;
  std::size_t entity_;
  ColumnWriter writer_;
  std::unordered_map<columns::Row, std::vector<std::string>> taken_;
};

}  // namespace duixian::intake
