// A small table that stands beside the records: rows of named columns, kept whole.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/dossier.h"
#include "duixian/words/quantity.h"
#include "duixian/words/result.h"
#include "intake/cell.h"
#include "intake/read_records.h"

namespace duixian::intake {

// A column by all its names; the first is the one that messages use.
struct BesideColumn {
  std::vector<std::string_view> names;
  bool required = true;
};

struct BesideCell {
  std::string text;  // trimmed; "" where the cell is blank
  std::string unit;  // of its heading
  bool workbook_number = false, workbook_day = false, days_from_1904 = false, percent = false;
  Place place;
};

class BesideTable {
 public:
  // The first table at the path whose header has the required columns.
  [[nodiscard]] static Result<BesideTable> read(const std::filesystem::path& path, const Options& options, std::vector<BesideColumn> columns);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] const BesideCell& cell(std::size_t row, std::size_t column) const { return rows_[row][column]; }

 private:
  friend class BesideSink;
  std::vector<std::vector<BesideCell>> rows_;  // by the columns' order
};

// The same as a cell of a records table.
[[nodiscard]] Cell as_cell(const BesideCell& cell);

// Collects what cannot be read; a reader goes on, so that all of it is told at once.
class BesideReader {
 public:
  explicit BesideReader(Diagnostics& wrong) : wrong_(&wrong) {}
  [[nodiscard]] std::string needed(const BesideCell& cell);
  [[nodiscard]] std::optional<Date> day(const BesideCell& cell);
  [[nodiscard]] std::optional<Quantity> quantity(const BesideCell& cell, const std::string& declared = "");  // a bare number under a bare heading counts in `declared`
  [[nodiscard]] std::optional<bool> truth(const BesideCell& cell);
  void refuse(const BesideCell& cell, Message what, Message remedy);

 private:
  Diagnostics* wrong_;
};

}  // namespace duixian::intake
