// The cells that can be taken as they stand, a column of many rows at a time.
#include <algorithm>
#include <array>

#include "intake/column_writer.h"
#include "intake/plain_decimal.h"

namespace duixian::intake {

namespace {

constexpr unsigned digits_of_text = 16, digits_of_workbook = 15;

// No space at either end and no mark that may mean "nothing": a text that can be taken as it stands.
bool is_plain_text(std::string_view text) {
  const auto inner = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  return text.size() > 10 && inner(text.front()) && inner(text.back()) && !text.starts_with("\u3000") &&
         !text.ends_with("\u3000") && !text.starts_with("\u00a0") && !text.ends_with("\u00a0");
}

int two_digits(const char* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

bool read_iso_day(const Cell& cell, std::size_t, std::int64_t& into) {
  const std::string_view text = cell.text;
  if (cell.kind != CellKind::text || text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[at] < '0' || text[at] > '9') return false;
  }
  const int year = two_digits(text.data()) * 100 + two_digits(text.data() + 2);
  const auto day = Date::of(year, two_digits(text.data() + 5), two_digits(text.data() + 8));
  if (day) into = day->days;
  return day.has_value();
}

// As people write it, and as programs do.
bool read_plain_truth(const Cell& cell, std::size_t, std::int64_t& into) {
  const std::string_view text = cell.text;
  into = text == "是" || text == "true" || text == "1" ? 1 : 0;
  return into == 1 || text == "否" || text == "false" || text == "0";
}

}  // namespace

std::uint64_t ColumnWriter::write_plain(columns::Row first, Rows rows, std::size_t cell) {
  columns::lengthen(*column_, first + rows.size());
  switch (kind_) {
    case TypeKind::quantity: return write_numbers(first, rows, cell);
    case TypeKind::choice: return write_choices(first, rows, cell);
    case TypeKind::text: return write_texts(first, rows, cell);
    case TypeKind::date: return fill(first, rows, cell, read_iso_day);
    case TypeKind::truth: return fill(first, rows, cell, read_plain_truth);
    case TypeKind::root: case TypeKind::list: break;
  }
  return fill(first, rows, cell, [](const Cell&, std::size_t, std::int64_t&) { return false; });
}

// `read` is given a cell, which of the rows it is in, and where to put its numerator; it says whether it took the cell.
template <class Read>
std::uint64_t ColumnWriter::fill(columns::Row first, Rows rows, std::size_t cell, Read read) {
  std::int64_t* const numerators = column_->numerators.data() + first;
  std::uint64_t known = 0, left = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Cell& one = rows[i].cells[cell];
    if (one.text.empty()) continue;
    std::int64_t numerator = 0;
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (read(one, i, numerator)) [[likely]] {
      numerators[i] = numerator;
      known |= bit;
    } else {
      left |= bit;
    }
  }
  column_->known.add(first, known);
  // New rows came from where their table says; a value that comes later to a row need not.
  if (!column_->source_rows.empty() || column_->source != address_.source || table_->source_rows[first] != rows.front().number) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if ((known >> i & 1) != 0) columns::Records::set_source(*table_, *column_, first + static_cast<columns::Row>(i), address_.source, rows[i].number);
    }
  }
  return left;
}

std::uint64_t ColumnWriter::write_numbers(columns::Row first, Rows rows, std::size_t cell) {
  if (denominator_ != column_->denominator) follow_denominator();
  const auto factors = factors_;  // beside the loop: nothing that it writes to can change them
  const std::int64_t low = low_, high = high_;
  return fill(first, rows, cell, [&factors, low, high](const Cell& one, std::size_t, std::int64_t& into) {
    if (one.kind != CellKind::text && one.kind != CellKind::number) return false;
    PlainDecimal number;
    if (!read_plain_decimal(one.text, one.kind == CellKind::text ? digits_of_text : digits_of_workbook, number)) return false;
    const std::int64_t factor = number.places < short_places ? factors[number.places] : 0;
    return factor != 0 && !__builtin_mul_overflow(number.digits, factor, &into) && into >= low && into <= high;
  });
}

std::uint64_t ColumnWriter::write_choices(columns::Row first, Rows rows, std::size_t cell) {
  return fill(first, rows, cell, [this](const Cell& one, std::size_t, std::int64_t& into) {
    const auto code = one.kind == CellKind::text ? reader_.choice(one.text) : std::nullopt;
    if (code) into = *code;
    return code.has_value();
  });
}

// The dictionary is far away when it is large, so all of its places are asked for before the first is looked at.
std::uint64_t ColumnWriter::write_texts(columns::Row first, Rows rows, std::size_t cell) {
  std::array<std::uint64_t, most_rows> hashes{};
  columns::Names& names = records_->names();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    hashes[i] = columns::Names::hash(rows[i].cells[cell].text);
    names.foresee(hashes[i]);
  }
  return fill(first, rows, cell, [&](const Cell& one, std::size_t i, std::int64_t& into) {
    if (one.kind != CellKind::text || !is_plain_text(one.text)) return false;
    into = names.code(one.text, hashes[i]);
    return true;
  });
}

}  // namespace duixian::intake
