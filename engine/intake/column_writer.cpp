#include "intake/column_writer.h"

#include <algorithm>
#include <limits>

#include "columns/huge_pages.h"

namespace duixian::intake {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::int64_t within_64_bits(Int128 value) {
  return static_cast<std::int64_t>(std::clamp<Int128>(value, -static_cast<Int128>(largest), largest));
}

}  // namespace

ColumnWriter::ColumnWriter(columns::Records& records, ColumnAddress address, FactReader reader)
    : records_(&records), address_(address), reader_(std::move(reader)),
      table_(&records.table(address.entity)), column_(&table_->columns[{address.fact, address.year}]),
      kind_(reader_.fact().type.kind) {
  if (column_->known.empty()) column_->source = address.source;
}

void ColumnWriter::write(columns::Row row, std::uint32_t source_row, const Cell& cell) {
  if (column_->flaws.contains(row)) return;
  const SourceRow one{source_row, &cell};
  if (write_plain(row, {&one, 1}, 0) != 0) write_slowly(row, source_row, cell);
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
  columns::lengthen(*column_, row + std::size_t{1});
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

void ColumnWriter::expect(std::size_t rows) {
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
