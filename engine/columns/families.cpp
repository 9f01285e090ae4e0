// Laying families together: after finish() the children of a row are a range, in the order in which they arrived.
#include <algorithm>
#include <numeric>
#include <utility>

#include "columns/records.h"

namespace duixian::columns {

namespace {

// order[new row] = old row
using Order = std::vector<Row>;

template <class Values>
void arrange(Values& values, const Order& order) {
  Values arranged(values.size());
  for (std::size_t row = 0; row < order.size(); ++row) arranged[row] = values[order[row]];
  values.swap(arranged);
}

void arrange(Bitmap& bits, const Order& order) {
  Bitmap arranged;
  arranged.resize(bits.size());
  for (std::size_t row = 0; row < order.size(); ++row) arranged.set(row, bits[order[row]]);
  bits = std::move(arranged);
}

void arrange(Column& column, const Order& order, const std::vector<Row>& place) {
  arrange(column.numerators, order);
  arrange(column.known, order);
  if (!column.source_rows.empty()) {
    arrange(column.source_rows, order);
    arrange(column.source_columns, order);
  }
  std::unordered_map<Row, std::size_t> flaws;
  for (const auto& [row, flaw] : column.flaws) flaws.emplace(place[row], flaw);
  column.flaws.swap(flaws);
}

// place[old row] = new row
std::vector<Row> inverse(const Order& order) {
  std::vector<Row> place(order.size());
  for (Row row = 0; row < order.size(); ++row) place[order[row]] = row;
  return place;
}

// What the column executor proves its arithmetic from.
void measure(Column& column, const Type& type) {
  std::int64_t low = 0, high = 0;
  for (const std::int64_t numerator : column.numerators) {
    low = std::min(low, numerator);
    high = std::max(high, numerator);
  }
  column.low = low;
  column.high = high;
  if (type.kind != TypeKind::truth) return;
  column.yes.resize(column.numerators.size());
  for (std::size_t row = 0; row < column.numerators.size(); ++row) column.yes.set(row, column.known[row] && column.numerators[row] != 0);
}

void resize(Column& column, std::size_t rows) {
  column.numerators.resize(rows);
  column.known.resize(rows);
  if (column.source_rows.empty()) return;
  column.source_rows.resize(rows);
  column.source_columns.resize(rows);
}

void fill_child_ranges(Table& table, std::size_t owner_rows) {
  table.first_child.assign(owner_rows + 1, 0);
  for (const Row owner : table.owners) ++table.first_child[owner + 1];
  std::partial_sum(table.first_child.begin(), table.first_child.end(), table.first_child.begin());
}

void measure_families(Table& table) {
  table.every_list_given = true;
  for (std::size_t owner = 0; owner + 1 < table.first_child.size(); ++owner) {
    const Row members = table.first_child[owner + 1] - table.first_child[owner];
    table.longest_family = std::max(table.longest_family, members);
    table.every_list_given = table.every_list_given && (members > 0 || table.list_given[owner]);
  }
}

// Members without a name of their own are counted under their owner.
void number_the_nameless(Table& table) {
  for (Row row = 0; row < table.rows(); ++row) {
    if (table.keys.view(row).empty()) table.keys.replace(row, std::to_string(row - table.first_child[table.owners[row]] + 1));
  }
}

}  // namespace

void Records::finish() {
  std::vector<std::vector<Row>> places(tables_.size());  // by entity: where its rows went; empty: all stayed
  for (std::size_t entity = 0; entity < tables_.size(); ++entity) {
    Table& table = tables_[entity];
    for (auto& [fact, column] : table.columns) resize(column, table.rows());
    const auto owner = schema_->entities[entity].owner;
    if (!owner) continue;

    table.list_given.resize(tables_[*owner].rows());
    if (const auto& moved = places[*owner]; !moved.empty()) {
      for (Row& row : table.owners) row = moved[row];
      arrange(table.list_given, inverse(moved));
    }
    if (!std::is_sorted(table.owners.begin(), table.owners.end())) {
      Order order(table.rows());
      std::iota(order.begin(), order.end(), Row{0});
      std::stable_sort(order.begin(), order.end(), [&](Row a, Row b) { return table.owners[a] < table.owners[b]; });
      places[entity] = inverse(order);
      table.keys.arrange(order);
      arrange(table.owners, order);
      arrange(table.source_rows, order);
      for (auto& [fact, column] : table.columns) arrange(column, order, places[entity]);
    }
    fill_child_ranges(table, tables_[*owner].rows());
    number_the_nameless(table);
    measure_families(table);
  }
  for (Flaw& flaw : flaws) {
    if (!places[flaw.entity].empty()) flaw.row = places[flaw.entity][flaw.row];
  }
  for (std::size_t entity = 0; entity < tables_.size(); ++entity) {
    index_keys(entity);
    for (auto& [fact, column] : tables_[entity].columns) measure(column, schema_->entities[entity].facts[fact.first].type);
  }
}

// Rows and owners have moved, and with them what the index was made of.
void Records::index_keys(std::size_t entity) {
  Table& table = tables_[entity];
  const EntitySchema& schema = schema_->entities[entity];
  if (!schema.owner || schema.key.empty()) return;
  table.by_key.clear();
  for (Row row = 0; row < table.rows(); ++row) {
    table.by_key.add(key(entity, table.keys.view(row), table.owners[row]).hash, row);
  }
}

}  // namespace duixian::columns
