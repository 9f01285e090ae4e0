#include "columns/records.h"

#include <limits>
#include <utility>

namespace duixian::columns {

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

bool fits(Int128 value) { return value <= largest && value >= -static_cast<Int128>(largest); }

Int128 common_multiple(Int128 a, Int128 b) {  // of two positive numbers that fit 64 bits
  Int128 x = a, y = b;
  while (y != 0) x = std::exchange(y, x % y);
  return a / x * b;
}

// Brings a column to a larger denominator, unless one of its values would no longer fit.
bool rescale(Column& column, std::int64_t denominator) {
  const std::int64_t factor = denominator / column.denominator;
  for (const std::int64_t numerator : column.numerators) {
    if (!fits(static_cast<Int128>(numerator) * factor)) return false;
  }
  for (std::int64_t& numerator : column.numerators) numerator *= factor;
  column.denominator = denominator;
  return true;
}

}  // namespace

void lengthen(Column& column, std::size_t rows) {
  if (column.known.size() >= rows) return;
  column.numerators.resize(rows);
  column.known.resize(rows);
  if (column.source_rows.empty()) return;
  column.source_rows.resize(rows);
  column.source_columns.resize(rows);
}

Records::Records(const Schema& schema, Names& names)
    : schema_(&schema), names_(&names), tables_(schema.entities.size()) {}

Key Records::key(std::size_t entity, std::string_view text, std::optional<Row> owner) const {
  return {text, hash_text(text, is_list(entity) ? owner.value_or(0) + 1ULL : 0)};
}

// From here on each value says itself where it came from.
void Records::spread_sources(const Table& table, Column& column) {
  column.source_rows = table.source_rows;
  column.source_rows.resize(column.known.size());
  column.source_columns.assign(column.known.size(), column.source);
}

Row Records::add_row(std::size_t entity, std::string_view text, std::optional<Row> owner, std::uint32_t source_row) {
  return add_row(entity, key(entity, text, owner), owner, source_row);
}

Row Records::add_row(std::size_t entity, const Key& key, std::optional<Row> owner, std::uint32_t source_row) {
  Table& table = tables_[entity];
  const auto row = static_cast<Row>(table.rows());
  table.keys.add(key.text);
  table.source_rows.push_back(source_row);
  if (owner) {
    table.owners.push_back(*owner);
    give_list(entity, *owner);
  }
  if (!owner || !schema_->entities[entity].key.empty()) {
    table.by_key.add(key.hash, row);
  }
  return row;
}

void Records::give_list(std::size_t entity, Row owner) {
  std::vector<bool>& given = tables_[entity].list_given;
  if (given.size() <= owner) given.resize(owner + 1);
  given[owner] = true;
}

bool Records::set(std::size_t entity, std::size_t fact, int year, Row row, const Rational& value, std::uint16_t source,
                  std::uint32_t source_row) {
  if (!fits(value.denominator())) return false;
  Column& column = tables_[entity].columns[{fact, year}];
  const Int128 denominator = common_multiple(column.denominator, value.denominator());
  if (!fits(denominator)) return false;
  const Int128 factor = denominator / value.denominator();
  Int128 numerator = 0;
  if (__builtin_mul_overflow(value.numerator(), factor, &numerator) || !fits(numerator)) return false;
  if (denominator != column.denominator && !rescale(column, static_cast<std::int64_t>(denominator))) return false;
  if (column.flaws.contains(row)) return true;
  if (column.known.empty()) column.source = source;
  lengthen(column, tables_[entity].rows());
  column.numerators[row] = static_cast<std::int64_t>(numerator);
  column.known.set(row, true);
  set_source(tables_[entity], column, row, source, source_row);
  return true;
}

void Records::set_flaw(Flaw flaw) {
  Column& column = tables_[flaw.entity].columns[{flaw.fact, flaw.year}];
  lengthen(column, tables_[flaw.entity].rows());
  column.known.set(flaw.row, false);
  column.numerators[flaw.row] = 0;
  column.flaws.emplace(flaw.row, flaws.size());
  flaws.push_back(std::move(flaw));
}

const Column* Records::column(std::size_t entity, std::size_t fact, int year) const {
  const auto found = tables_[entity].columns.find({fact, year});
  return found == tables_[entity].columns.end() ? nullptr : &found->second;
}

std::optional<Rational> Records::value(std::size_t entity, std::size_t fact, int year, Row row) const {
  const Column* from = column(entity, fact, year);
  if (from == nullptr || row >= from->known.size() || !from->known[row]) return std::nullopt;
  return Rational::of(from->numerators[row], from->denominator);
}

Place Records::place(std::size_t entity, std::size_t fact, int year, Row row) const {
  if (const Flaw* found = flaw(entity, fact, year, row)) return found->place;
  const Column* from = column(entity, fact, year);
  if (from == nullptr || row >= from->known.size() || !from->known[row]) return {};
  const bool shared = from->source_rows.empty();
  const std::uint16_t source = shared ? from->source : from->source_columns[row];
  if (source == 0) return {};
  const std::uint32_t source_row = shared ? tables_[entity].source_rows[row] : from->source_rows[row];
  return {sources[source].file, sources[source].sheet, static_cast<int>(source_row), sources[source].column};
}

const Flaw* Records::flaw(std::size_t entity, std::size_t fact, int year, Row row) const {
  const Column* from = column(entity, fact, year);
  if (from == nullptr || from->flaws.empty()) return nullptr;
  const auto found = from->flaws.find(row);
  return found == from->flaws.end() ? nullptr : &flaws[found->second];
}

bool Records::list_is_given(std::size_t entity, Row owner) const {
  const std::vector<bool>& given = tables_[entity].list_given;
  return owner < given.size() && given[owner];
}

std::optional<Row> Records::find(std::size_t entity, std::string_view key) const {
  const Table& table = tables_[entity];
  if (!is_list(entity)) return find(entity, this->key(entity, key), std::nullopt);
  for (Row row = 0; row < table.rows(); ++row) {
    if (table.keys.view(row) == key) return row;
  }
  return std::nullopt;
}

std::optional<Row> Records::find_member(std::size_t entity, Row owner, std::string_view text) const {
  return find(entity, key(entity, text, owner), owner);
}

std::optional<Row> Records::find(std::size_t entity, const Key& key, std::optional<Row> owner) const {
  const Table& table = tables_[entity];
  return table.by_key.find(key.hash, [&](Row at) { return table.keys.view(at) == key.text && (!owner || table.owners[at] == *owner); });
}

}  // namespace duixian::columns
