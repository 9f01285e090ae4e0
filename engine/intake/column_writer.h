// Puts the cells of one column of one table into one column of the records.
//
// Plain numbers, declared choices, texts and ISO dates take a short way; every other cell is read by FactReader. A cell
// that does not fit is a flaw of its subject and stops nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "columns/records.h"
#include "intake/decimal.h"
#include "intake/fact_reader.h"

namespace duixian::intake {

struct ColumnAddress {
  std::size_t entity = 0, fact = 0;
  int year = 0;
  std::uint16_t source = 0;
};

class ColumnWriter {
 public:
  ColumnWriter(columns::Records& records, ColumnAddress address, FactReader reader);

  // Takes a cell for a row that nobody has written to yet.
  void write(columns::Row row, std::uint32_t source_row, const Cell& cell) {
    if (cell.text.empty()) return;
    if (row >= room_) make_room(row);
    if (!write_plainly(row, source_row, cell)) write_slowly(row, source_row, cell);
  }
  // Has what write() will look at brought near.
  void foresee(const Cell& cell) const {
    if (kind_ == TypeKind::text) records_->names().foresee(cell.text);
  }
  // Takes a cell for a row that may hold a value already; false if the two differ.
  [[nodiscard]] bool agree(columns::Row row, std::uint32_t source_row, const Cell& cell);
  // Says how many rows are to be expected.
  void expect(std::size_t rows);
  [[nodiscard]] const ColumnAddress& address() const { return address_; }

 private:
  bool write_plainly(columns::Row row, std::uint32_t source_row, const Cell& cell) {
    if (!column_->flaws.empty() && column_->flaws.contains(row)) return true;
    if (kind_ == TypeKind::quantity) [[likely]] return write_number(row, source_row, cell);
    return write_other(row, source_row, cell);
  }
  bool write_other(columns::Row row, std::uint32_t source_row, const Cell& cell);
  bool write_number(columns::Row row, std::uint32_t source_row, const Cell& cell);
  bool write_name(columns::Row row, std::uint32_t source_row, const Cell& cell);
  bool write_day(columns::Row row, std::uint32_t source_row, const Cell& cell);
  void write_slowly(columns::Row row, std::uint32_t source_row, const Cell& cell);
  void put(columns::Row row, std::uint32_t source_row, std::int64_t numerator) {
    column_->numerators[row] = numerator;
    column_->known[row] = true;
    columns::Records::set_source(*table_, *column_, row, address_.source, source_row);
  }
  void flaw(columns::Row row, std::uint32_t source_row, const Cell& cell, Message why);
  void make_room(columns::Row row);
  void follow_denominator();

  columns::Records* records_;
  ColumnAddress address_;
  FactReader reader_;
  columns::Table* table_;
  columns::Column* column_;
  std::size_t room_ = 0;  // rows that the column has room for, at least
  TypeKind kind_;

  // By places behind the point: what digits are multiplied by to be numerators; 0: only the slow way can tell.
  static constexpr std::size_t short_places = 10;
  std::array<std::int64_t, short_places> factors_{};
  std::int64_t low_ = 0, high_ = -1;  // numerators in range
  std::int64_t denominator_ = 0;      // ... at this denominator
};

}  // namespace duixian::intake
