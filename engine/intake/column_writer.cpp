#include "intake/column_writer.h"

#include <algorithm>
#include <limits>

#include "columns/huge_pages.h"
#include "intake/fold.h"

namespace duixian::intake {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t room_ahead = 4096;
constexpr unsigned digits_of_text = 16, digits_of_workbook = 15;

std::int64_t within_64_bits(Int128 value) {
  return static_cast<std::int64_t>(std::clamp<Int128>(value, -static_cast<Int128>(largest), largest));
}

// No space at either end and no mark that may mean "nothing": a text that can be taken as it stands.
bool is_plain_text(std::string_view text) {
  const auto inner = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  return text.size() > 10 && inner(text.front()) && inner(text.back()) && !text.starts_with("\u3000") &&
         !text.ends_with("\u3000") && !text.starts_with("\u00a0") && !text.ends_with("\u00a0");
}

int two_digits(const char* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

}  // namespace

ColumnWriter::ColumnWriter(columns::Records& records, ColumnAddress address, FactReader reader)
    : records_(&records), address_(address), reader_(std::move(reader)),
      table_(&records.table(address.entity)), column_(&table_->columns[{address.fact, address.year}]),
      kind_(reader_.fact().type.kind) {
  if (column_->known.empty()) column_->source = address.source;
}

bool ColumnWriter::write_other(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  switch (kind_) {
    case TypeKind::choice: case TypeKind::text: return write_name(row, source_row, cell);
    case TypeKind::date: return write_day(row, source_row, cell);
    case TypeKind::truth:
      if (cell.text == "是") return put(row, source_row, 1), true;
      if (cell.text == "否") return put(row, source_row, 0), true;
      return false;
    case TypeKind::quantity: case TypeKind::root: case TypeKind::list: break;
  }
  return false;
}

bool ColumnWriter::write_number(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  PlainDecimal number;
  if (cell.kind == CellKind::text) {
    if (!read_plain_decimal(cell.text, digits_of_text, number)) return false;
  } else if (cell.kind != CellKind::number || !read_plain_decimal(cell.text, digits_of_workbook, number)) {
    return false;
  }
  if (denominator_ != column_->denominator) follow_denominator();
  if (number.places >= short_places || factors_[number.places] == 0) return false;
  std::int64_t numerator = 0;
  if (__builtin_mul_overflow(number.digits, factors_[number.places], &numerator)) return false;
  if (numerator < low_ || numerator > high_) return false;
  put(row, source_row, numerator);
  return true;
}

bool ColumnWriter::write_name(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  if (cell.kind != CellKind::text) return false;
  if (kind_ == TypeKind::choice) {
    const auto code = reader_.choice(cell.text);
    if (!code) return false;
    put(row, source_row, *code);
    return true;
  }
  if (!is_plain_text(cell.text)) return false;
  put(row, source_row, records_->names().code(cell.text));
  return true;
}

bool ColumnWriter::write_day(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  const std::string_view text = cell.text;
  if (cell.kind != CellKind::text || text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  const int year = two_digits(text.data()) * 100 + two_digits(text.data() + 2);
  const auto day = Date::of(year, two_digits(text.data() + 5), two_digits(text.data() + 8));
  if (!day) return false;
  put(row, source_row, day->days);
  return true;
}

void ColumnWriter::write_slowly(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  CellReading reading = reader_.read(cell);
  if (reading.is == CellReading::Is::blank) return;
  if (reading.is == CellReading::Is::flawed) return flaw(row, source_row, cell, std::move(reading.why));
  if (records_->set(address_.entity, address_.fact, address_.year, row, reading.value, address_.source, source_row)) return;
  flaw(row, source_row, cell, {"位数过多，无法与本列其他数值一起精确保存", "it has more digits than can be kept exactly beside the column's other values"});
}

bool ColumnWriter::agree(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  if (cell.text.empty()) return true;
  if (row >= room_) make_room(row);
  if (!column_->known[row]) {
    write(row, source_row, cell);
    return true;
  }
  CellReading reading = reader_.read(cell);
  if (reading.is == CellReading::Is::blank) return true;
  if (reading.is == CellReading::Is::flawed) {
    flaw(row, source_row, cell, std::move(reading.why));
    return true;
  }
  return Rational::of(column_->numerators[row], column_->denominator) == reading.value;
}

void ColumnWriter::flaw(columns::Row row, std::uint32_t source_row, const Cell& cell, Message why) {
  const columns::Source& source = records_->sources[address_.source];
  records_->set_flaw({address_.entity, address_.fact, address_.year, row, std::string(cell.text), std::move(why),
                      {source.file, source.sheet, static_cast<int>(source_row), source.column}});
}

void ColumnWriter::make_room(columns::Row row) {
  if (row >= column_->known.size()) columns::lengthen(*column_, row + 1 + room_ahead);
  room_ = column_->known.size();
}

void ColumnWriter::expect(std::size_t rows) {
  rows += room_ahead;
  columns::reserve_huge(column_->numerators, rows);
  column_->known.reserve(rows);
}

void ColumnWriter::follow_denominator() {
  denominator_ = column_->denominator;
  factors_.fill(0);
  const auto scale = reader_.bare_scale();
  if (!scale) return;
  Int128 ten = 1;
  for (std::size_t places = 0; places < short_places; ++places, ten *= 10) {
    const auto factor = multiply(*scale, *Rational::of(denominator_, ten));
    if (factor && factor->is_whole()) factors_[places] = factor->as_int64().value_or(0);
  }
  low_ = -largest, high_ = largest;
  const auto& range = reader_.fact().range;
  if (!range) return;
  const auto low = multiply(range->low, Rational(denominator_)), high = multiply(range->high, Rational(denominator_));
  if (low) low_ = within_64_bits(low->is_whole() ? low->numerator() : floor(*low) + 1);
  if (high) high_ = within_64_bits(floor(*high));
}

}  // namespace duixian::intake
