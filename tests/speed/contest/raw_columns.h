// The folder of raw columns that every contestant is given; raw_columns.py describes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace speed {

struct RawColumn {
  std::string entity, fact, kind;
  int year = 0;
  std::int64_t denominator = 1;
  std::vector<std::string> names;     // of a choice: a value is an index into them
  std::vector<std::int64_t> values;   // zero where unknown
  std::vector<std::uint64_t> known;   // a bit a row; always filled
};

struct RawColumns {
  std::size_t enterprises = 0, projects = 0;
  std::vector<std::uint32_t> owners;  // of the projects, ascending
  std::vector<RawColumn> columns;

  // `sales_2007`, `project_equipment`; ends the program where there is none.
  [[nodiscard]] const RawColumn& operator[](const std::string& name) const;
};

[[nodiscard]] inline bool is_known(const std::vector<std::uint64_t>& known, std::size_t row) { return (known[row / 64] >> (row % 64) & 1) != 0; }

// The first `rows` enterprises (0: all) with their projects, all of it `repeat` times over.
[[nodiscard]] RawColumns read_raw_columns(const std::filesystem::path& folder, std::size_t rows, std::size_t repeat);

}  // namespace speed
