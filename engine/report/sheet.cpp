#include "report/sheet.h"

#include <algorithm>

#include "report/amount_text.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

constexpr std::size_t longest_cell = 32'000;      // Excel: 32,767
constexpr lxw_row_t rows_of_a_sheet = 1'048'576;  // Excel's limit
constexpr lxw_row_t kept_for_totals = 64;
constexpr std::uint8_t a4 = 9;
constexpr double margin_inches = 0.5, points_per_line = 13.5;
constexpr int most_lines = 30;  // Excel: 409 points
constexpr std::int64_t fen_per_yuan = 100, fen_per_wan = 1'000'000;

bool fits_a_number(Int128 minor) { return minor <= largest_number_cell && minor >= -Int128{largest_number_cell}; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Lines that a text takes in a column; a Chinese character is as wide as two digits.
int lines_in(std::string_view text, double width) {
  const int columns = std::max(1, static_cast<int>(width));
  int lines = 0;
  while (true) {
    const std::size_t end = text.find('\n');
    lines += std::max(1, (width_of(text.substr(0, end)) + columns - 1) / columns);
    if (end == std::string_view::npos || lines > most_lines) return std::min(lines, most_lines);
    text.remove_prefix(end + 1);
  }
}

Style as_text(Style style) {
  return style == Style::total_yuan || style == Style::total_wan ? Style::total : Style::amount_text;
}

void set_up_page(lxw_worksheet* sheet) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, margin_inches, margin_inches, margin_inches, margin_inches);
  worksheet_set_footer(sheet, "&C&P / &N");
}

}  // namespace

std::string cell_text(std::string_view text) {
  std::string valid = valid_text(text);
  replace_all(valid, "\xEF\xBF\xBE", "\xEF\xBF\xBD");  // U+FFFE and U+FFFF are UTF-8, yet no XML
  replace_all(valid, "\xEF\xBF\xBF", "\xEF\xBF\xBD");
  if (valid.size() <= longest_cell) return valid;
  const std::string_view kept = first_characters(valid, longest_cell / 2);  // characters beyond U+FFFF count twice
  return kept.size() == valid.size() ? valid : std::string(kept) + "…";
}

Sheet::Sheet(Book& book, SheetHead head, std::vector<Column> columns)
    : book_(book), head_(std::move(head)), columns_(std::move(columns)) {
  begin();
}

void Sheet::begin() {
  sheet_ = book_.add_sheet(head_.name);
  if (sheet_ == nullptr) {
    book_.check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    return;
  }
  set_up_page(sheet_);
  row_ = 0;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    book_.check(worksheet_set_column(sheet_, column, column, columns_[at].width, nullptr));
  }
  across(head_.title, Style::title);
  across(head_.subtitle, Style::subtitle);
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  if (titles.front().empty()) return;  // a sheet of several tables: each has its own header
  worksheet_freeze_panes(sheet_, row_ + 1, static_cast<lxw_col_t>(head_.frozen_columns));
  book_.check(worksheet_repeat_rows(sheet_, row_, row_));
  header(titles);
}

void Sheet::across(std::string_view value, Style style) {
  const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
  if (last == 0)
    book_.check(worksheet_write_string(sheet_, row_, 0, cell_text(value).c_str(), book_.format(style)));
  else
    book_.check(worksheet_merge_range(sheet_, row_, 0, row_, last, cell_text(value).c_str(), book_.format(style)));
  double width = 0;
  for (const Column& column : columns_) width += column.width;
  make_room(value, style == Style::title ? width / 2 : width);
  set_height();
  ++row_;
}

void Sheet::make_room(std::string_view value, double width) { lines_ = std::max(lines_, lines_in(value, width)); }

// Spreadsheets find heights by themselves only in part: LibreOffice does not when it prints.
void Sheet::set_height() {
  if (lines_ > 1) book_.check(worksheet_set_row(sheet_, row_, points_per_line * lines_ + 2, nullptr));
  lines_ = 1;
}

void Sheet::heading(std::string_view value) { across(value, Style::heading); }

void Sheet::line(std::string_view value) { across(value, Style::plain); }

void Sheet::header(const std::vector<std::string>& titles) {
  for (const std::string& title : titles) text(title, Style::header);
  set_height();
  ++row_;
  column_ = 0;
}

void Sheet::text(std::string_view value, Style style) {
  const std::string cell = cell_text(value);
  make_room(cell, columns_[column_].width);
  if (cell.empty())
    book_.check(worksheet_write_blank(sheet_, row_, column_++, book_.format(style)));
  else
    book_.check(worksheet_write_string(sheet_, row_, column_++, cell.c_str(), book_.format(style)));
}

void Sheet::indented(std::string_view value, int level) {
  const std::string cell = cell_text(value);
  make_room(cell, columns_[column_].width - level);
  book_.check(worksheet_write_string(sheet_, row_, column_++, cell.c_str(), book_.indented(level)));
}

void Sheet::count(std::int64_t value, Style style) {
  book_.check(worksheet_write_number(sheet_, row_, column_++, static_cast<double>(value), book_.format(style)));
}

// Spreadsheets know no numbers but binary fractions. The sum is exact until here, and up to 15 digits the nearest fraction
// is shown and read back as the very same decimal.
void Sheet::yuan(Int128 minor, Style style) {
  if (!fits_a_number(minor)) return text(exact_amount(minor), as_text(style));
  const double shown = static_cast<double>(static_cast<std::int64_t>(minor)) / static_cast<double>(fen_per_yuan);
  book_.check(worksheet_write_number(sheet_, row_, column_++, shown, book_.format(style)));
}

void Sheet::wan(const Money& money, Style style) {
  if (money.currency != "CNY" || !fits_a_number(money.minor)) return text(in_wan(money), as_text(style));
  const double shown = static_cast<double>(money.minor) / static_cast<double>(fen_per_wan);
  book_.check(worksheet_write_number(sheet_, row_, column_++, shown, book_.format(style)));
}

void Sheet::amount(Int128 minor, const std::string& currency, Style style) {
  if (currency == "CNY")
    yuan(minor, style);
  else
    text(grouped_amount(minor, currency), as_text(style));
}

void Sheet::chart(const std::string& title, std::size_t rows, std::size_t series) {
  constexpr lxw_row_t rows_tall = 18;
  const auto first = row_ - static_cast<lxw_row_t>(rows), last = row_ - 1;
  lxw_chart* chart = book_.add_column_chart();
  for (std::size_t at = 1; chart != nullptr && at <= series; ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    lxw_chart_series* one = chart_add_series(chart, nullptr, nullptr);
    chart_series_set_categories(one, sheet_->name, first, 0, last, 0);
    chart_series_set_values(one, sheet_->name, first, column, last, column);
    chart_series_set_name_range(one, sheet_->name, first - 1, column);
  }
  if (chart == nullptr) return;
  chart_title_set_name(chart, cell_text(title).c_str());
  book_.check(worksheet_insert_chart(sheet_, row_ + 1, 0, chart));
  row_ += rows_tall;
}

void Sheet::end_row() {
  set_height();
  ++row_;
  ++rows_written_;
  column_ = 0;
  if (row_ >= rows_of_a_sheet - kept_for_totals) begin();
}

}  // namespace duixian::report
