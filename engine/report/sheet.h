// A table on a sheet, written cell after cell, row after row, and continued on another sheet where one is full.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duixian/words/money.h"
#include "report/book.h"

namespace duixian::report {

struct Column {
  std::string title;
  double width;  // in characters, as spreadsheets count; not an amount
};

struct SheetHead {
  std::string name;      // of the sheet
  std::string title;     // centred above the table
  std::string subtitle;  // at the right below it: year, unit
  int frozen_columns = 0;
};

// Sums of up to 15 digits are written as numbers: more than that no spreadsheet keeps, so they are written as text.
inline constexpr std::int64_t largest_number_cell = 999'999'999'999'999;

class Sheet {
 public:
  Sheet(Book& book, SheetHead head, std::vector<Column> columns);

  // The next cell of the row.
  void text(std::string_view value, Style style = Style::text);
  void indented(std::string_view value, int level);
  void count(std::int64_t value, Style style = Style::count);
  void yuan(Int128 minor, Style style = Style::yuan);                   // fen shown as yuan
  void wan(const Money& money, Style style = Style::wan);               // in 万元; other currencies as text
  void amount(Int128 minor, const std::string& currency, Style style);  // yuan(), or text for other currencies
  void blank(Style style = Style::text) { text("", style); }
  void end_row();

  // A row of its own: over all columns, or as the header of a further table on the same sheet.
  void heading(std::string_view value);
  void line(std::string_view value);
  void header(const std::vector<std::string>& titles);
  void skip_row() { ++row_; }
  // A chart below the last `rows` rows: one stacked column for each of them, named by its first cell, and a series for each of
  // the `series` cells after it, named by the header above. The rows are of this sheet.
  void chart(const std::string& title, std::size_t rows, std::size_t series);
  [[nodiscard]] std::int64_t rows_written() const { return rows_written_; }

 private:
  void begin();
  void across(std::string_view value, Style style);
  void make_room(std::string_view value, double width);  // rows grow with the longest of their texts
  void set_height();

  Book& book_;
  SheetHead head_;
  std::vector<Column> columns_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  int lines_ = 1;  // that the row needs
  std::int64_t rows_written_ = 0;
};

// Text as a cell can hold it: valid, and cut to what a spreadsheet allows.
[[nodiscard]] std::string cell_text(std::string_view text);

}  // namespace duixian::report
