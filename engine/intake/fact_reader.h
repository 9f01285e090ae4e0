// What one cell says of one fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "columns/names.h"
#include "duixian/words/schema.h"
#include "intake/cell.h"
#include "intake/mapping.h"

namespace duixian::intake {

struct CellReading {
  enum class Is : std::uint8_t { known, blank, flawed };
  Is is = Is::blank;
  Rational value;  // in the fact's base; a truth 0 or 1, a date its days, a name its code
  Message why;     // flawed
};

class FactReader {
 public:
  // `unit`: what a bare number counts in this column, if its heading says so.
  FactReader(const FactSchema& fact, std::optional<WrittenUnit> unit, const MappedColumn* mapped, columns::Names& names,
             bool days_from_1904);

  [[nodiscard]] CellReading read(const Cell& cell) const;
  // What a plain number of this column is multiplied by; nothing where it means nothing without a unit.
  [[nodiscard]] std::optional<Rational> bare_scale() const;
  // The code of a declared choice, if the text is one as it stands.
  [[nodiscard]] std::optional<std::int64_t> choice(std::string_view text) const;
  [[nodiscard]] const FactSchema& fact() const { return *fact_; }

 private:
  void add_choice(const std::string& said, const std::string& name);
  [[nodiscard]] CellReading read_quantity_cell(const Cell& cell) const;
  [[nodiscard]] CellReading read_truth(const Cell& cell) const;
  [[nodiscard]] CellReading read_choice(const Cell& cell) const;
  [[nodiscard]] CellReading read_text(const Cell& cell) const;
  [[nodiscard]] CellReading read_day(const Cell& cell) const;
  [[nodiscard]] CellReading in_range(const Rational& value) const;

  const FactSchema* fact_;
  std::optional<WrittenUnit> declared_;  // what a bare number counts
  columns::Names* names_;
  std::unordered_map<std::int64_t, std::int64_t> choices_;  // code of what a cell says -> code of the choice
  bool days_from_1904_;
};

}  // namespace duixian::intake
