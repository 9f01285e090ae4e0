// Where a table's header is and what each of its columns holds.
//
// The header is the row, or the two rows, under which most columns have a meaning; titles may stand above it. Under a
// group heading ("2006年" over "产值" and "税收") the two are read together.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/diagnostic.h"
#include "duixian/words/schema.h"
#include "intake/heading.h"
#include "intake/mapping.h"

namespace duixian::intake {

inline constexpr std::size_t header_within_rows = 40;  // how far down a header is looked for

// A row of a table's beginning, kept.
struct HeadRow {
  std::uint32_t number = 0;
  std::vector<std::string> cells;
};

struct PlannedColumn {
  ColumnRole role = ColumnRole::fact;
  std::size_t index = 0;         // of the fact; for a list of its entity
  std::uint32_t column = 0;      // 1-based
  std::string heading;           // as it stands
  std::optional<int> year;       // said by the heading
  std::string unit;              // said by the heading, or by a line above the table
  const MappedColumn* mapped = nullptr;
};

struct Header {
  std::uint32_t row = 0;         // its last row, as a person counts
  std::uint32_t width = 0;       // the last column with a heading
  std::vector<PlannedColumn> columns;
  std::vector<std::uint32_t> unknown;          // columns whose heading means nothing
  std::vector<std::uint32_t> misnamed;         // columns for which a mapping file names what the entity does not have
  std::vector<std::string> headings;           // of all columns, as they stand
  std::vector<std::string> units_above;        // "单位：万元、人" over the table
  std::size_t meaning = 0;       // how many different things its columns hold

  [[nodiscard]] const PlannedColumn* find(ColumnRole role) const;
};

// The best header for tables of that entity; one without meaning if no row is any.
[[nodiscard]] Header find_header(const std::vector<HeadRow>& rows, const Schema& schema, std::size_t entity,
                                 const Vocabulary& vocabulary, const MappedTable* mapped);

}  // namespace duixian::intake
