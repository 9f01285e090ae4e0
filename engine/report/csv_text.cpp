#include "report/csv_text.h"

#include <algorithm>
#include <array>

namespace duixian::report {

namespace {

bool looks_like_a_formula(std::string_view cell) {
  static constexpr std::array<std::string_view, 10> starts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(starts, [cell](std::string_view start) { return cell.starts_with(start); });
}

}  // namespace

void CsvRow::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void CsvRow::text(std::string_view cell) {
  separate();
  const bool guarded = looks_like_a_formula(cell);
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    if (guarded) out_ += '\'';
    out_ += cell;
    return;
  }
  out_ += '"';
  if (guarded) out_ += '\'';
  for (const char byte : cell) {
    if (byte == '"') out_ += '"';
    out_ += byte;
  }
  out_ += '"';
}

void CsvRow::number(std::string_view cell) {
  separate();
  out_ += cell;
}

void CsvRow::end() {
  out_ += "\r\n";
  first_ = true;
}

}  // namespace duixian::report
