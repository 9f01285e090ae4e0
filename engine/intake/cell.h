// What a table is made of, whatever file it lies in: rows of cells, handed over one row at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "duixian/words/diagnostic.h"

namespace duixian::intake {

enum class CellKind : std::uint8_t {
  text,    // as typed; every cell of a CSV file
  number,  // a number of a workbook: decimal text, perhaps with an exponent
  percent, // a number of a workbook that is shown as a share: 0.12 for 12%
  day,     // a number of a workbook that is shown as a date: days since its epoch
  truth,   // "1" or "0"
  error,   // "#DIV/0!"
};

// So many bytes before the end of a cell's text can be read, whatever they are: readers of digits look at them all at once.
// CSV buffers, rows of sheets and shared texts begin with them.
inline constexpr std::size_t room_before = 16;

// The text lives until the sink is told to settle.
struct Cell {
  std::string_view text;
  CellKind kind = CellKind::text;
};

class RowSink {
 public:
  virtual ~RowSink() = default;
  // `number` is the 1-based row a person sees (of a CSV file: the line where the record begins). False stops the reading.
  virtual bool row(std::uint32_t number, std::span<const Cell> cells) = 0;
  // The texts of all rows so far are about to go; there may be none. Called after the last row too.
  virtual void settle() {}
};

// One table of one file; it can be read as often as needed.
class TableSource {
 public:
  virtual ~TableSource() = default;
  [[nodiscard]] virtual const std::string& file() const = 0;   // as the user named it
  [[nodiscard]] virtual const std::string& sheet() const = 0;  // "" for CSV
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;       // about how much there is to read
  [[nodiscard]] virtual bool days_from_1904() const { return false; }
  // How many of them the reading under way has passed.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
  // Whether a cell beyond the last heading shows that the row has slipped (CSV), or is a remark beside the table.
  [[nodiscard]] virtual bool rows_can_slip() const { return false; }
  // What a person should know of the table though it stops nothing (hidden rows, merged cells); complete after read().
  [[nodiscard]] virtual Diagnostics notes() const { return {}; }
  // Hands every row to the sink; what is wrong with the file, if anything.
  [[nodiscard]] virtual std::optional<Diagnostic> read(RowSink& sink) = 0;
};

}  // namespace duixian::intake
