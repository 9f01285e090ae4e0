// What a user says about tables whose headings the pack does not know. A mapping file in TOML:
//
//   [table."园区年报.xlsx"]            # a file, or one sheet of it: "book.xlsx/园区"
//   entity     = "park"
//   header_row = 3                     # the row a person sees
//   [table."园区年报.xlsx".columns]
//   "产值合计" = { fact = "annual_supporting_output_cny", unit = "万元", year = 2006 }
//   "类别"     = { fact = "facility_type", values = { "配套园区" = "specialised_supporting_park" } }
//   "编号"     = "key"                 # also "owner_key", "year", "ignore", or the name of a fact
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "duixian/words/result.h"

namespace duixian::intake {

struct MappedColumn {
  std::string to;  // a fact or a list; "key", "owner_key", "year", "ignore"
  std::string unit;
  std::optional<int> year;
  std::map<std::string, std::string> values;  // what a cell says -> the choice it means
};

struct MappedTable {
  std::string entity;       // "" if not said; "ignore" leaves the table out
  std::uint32_t header_row = 0;  // 0: not said
  std::map<std::string, MappedColumn> columns;  // by folded heading
};

using Mapping = std::map<std::string, MappedTable>;  // by "file" or "file/sheet"

[[nodiscard]] Result<Mapping> read_mapping(const std::filesystem::path& path);
// What is said of a table: of the sheet first, else of the file, else nothing.
[[nodiscard]] const MappedTable* find_table(const Mapping& mapping, const std::string& file, const std::string& sheet);

}  // namespace duixian::intake
