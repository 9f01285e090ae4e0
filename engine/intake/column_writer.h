// Puts the cells of one column of one table into one column of the records.
//
// Rows that are new come many at a time: plain numbers, declared choices, texts and ISO dates are written for all of them
// in one loop, which knows what kind of cell comes next. Every other cell is read by FactReader. A cell that does not fit
// is a flaw of its subject and stops nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "columns/records.h"
#include "intake/cell.h"
#include "intake/fact_reader.h"

namespace duixian::intake {

struct ColumnAddress {
  std::size_t entity = 0, fact = 0;
  int year = 0;
  std::uint16_t source = 0;
};

// A row of the table that is to be taken in.
struct SourceRow {
  std::uint32_t number = 0;       // as a person counts
  const Cell* cells = nullptr;    // as many as the table has columns
};

class ColumnWriter {
 public:
  static constexpr std::size_t most_rows = 64;  // at a time

  ColumnWriter(columns::Records& records, ColumnAddress address, FactReader reader);

  // Takes the cell in that column of each row, for rows of the records from `first` on that nobody has written to yet.
  // The cells that were not plain are left to write_slowly(): a bit for each.
  [[nodiscard]] std::uint64_t write_plain(columns::Row first, std::span<const SourceRow> rows, std::size_t cell);
  void write_slowly(columns::Row row, std::uint32_t source_row, const Cell& cell);
  // Takes one cell, for a row that has no value yet.
  void write(columns::Row row, std::uint32_t source_row, const Cell& cell);
  // Takes a cell for a row that may hold a value already; false if the two differ.
  [[nodiscard]] bool agree(columns::Row row, std::uint32_t source_row, const Cell& cell);
  // Says how many rows are to be expected.
  void expect(std::size_t rows);
  [[nodiscard]] const ColumnAddress& address() const { return address_; }

 private:
  using Rows = std::span<const SourceRow>;
  template <class Read>
  std::uint64_t fill(columns::Row first, Rows rows, std::size_t cell, Read read);
  std::uint64_t write_numbers(columns::Row first, Rows rows, std::size_t cell);
  std::uint64_t write_choices(columns::Row first, Rows rows, std::size_t cell);
  std::uint64_t write_texts(columns::Row first, Rows rows, std::size_t cell);
  void flaw(columns::Row row, std::uint32_t source_row, const Cell& cell, Message why);
  void follow_denominator();

  columns::Records* records_;
  ColumnAddress address_;
  FactReader reader_;
  columns::Table* table_;
  columns::Column* column_;
  TypeKind kind_;

  // By places behind the point: what digits are multiplied by to be numerators; 0: only the slow way can tell.
  static constexpr std::size_t short_places = 10;
  std::array<std::int64_t, short_places> factors_{};
  std::int64_t low_ = 0, high_ = -1;  // numerators in range
  std::int64_t denominator_ = 0;      // ... at this denominator
};

}  // namespace duixian::intake
