#include "ledger/records_digest.h"

#include <algorithm>
#include <numeric>

#include "base/canonical_writer.h"
#include "base/in_order.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

using columns::Row;

// The key of a row and, where it belongs to another, those of its owners, nearest first.
class KeyOrder {
 public:
  KeyOrder(const columns::Records& records, std::size_t entity) : records_(records), entity_(entity) {}

  bool operator()(Row a, Row b) const {
    for (std::optional<std::size_t> at = entity_; at; at = records_.schema().entities[*at].owner) {
      const columns::Table& table = records_.table(*at);
      const int order = table.keys.view(a).compare(table.keys.view(b));
      if (order != 0) return order < 0;
      if (!records_.schema().entities[*at].owner) return false;
      a = table.owners[a];
      b = table.owners[b];
    }
    return false;
  }

 private:
  const columns::Records& records_;
  std::size_t entity_;
};

void append_value(std::string& out, const columns::Records& records, const Type& type, const columns::Column& column, Row row) {
  CanonicalWriter writer(out);
  if (row >= column.known.size() || !column.known[row]) return writer.null();
  const std::int64_t value = column.numerators[row];
  if (type.kind == TypeKind::truth) return writer.truth(value != 0);
  if (is_name(type)) return writer.text(records.names().name(value));
  append_amount(out, Rational::of(value, column.denominator).value_or(Rational{}));
}

// A column of a table, with what stands before each of its values: the fact's name and year.
struct Written {
  std::string head;
  const Type* type = nullptr;
  const columns::Column* column = nullptr;
};

// The rows of one table as bytes.
class Rows {
 public:
  Rows(const columns::Records& records, std::size_t entity) : records_(records), schema_(records.schema()), entity_(entity) {
    for (const auto& [id, column] : records.table(entity).columns) {
      const FactSchema& fact = schema_.entities[entity].facts[id.first];
      Written& one = columns_.emplace_back(Written{"", &fact.type, &column});
      CanonicalWriter(one.head).text(fact.name);
      CanonicalWriter(one.head).number(id.second);
    }
  }

  void write(Row row, std::string& out) const {
    keys(row, out);
    for (const Written& one : columns_) {
      out += one.head;
      append_value(out, records_, *one.type, *one.column, row);
    }
  }

 private:
  void keys(Row row, std::string& out) const {
    CanonicalWriter writer(out);
    Row above = row;
    for (std::optional<std::size_t> at = entity_; at; at = schema_.entities[*at].owner) {
      const columns::Table& table = records_.table(*at);
      writer.text(table.keys.view(above));
      if (schema_.entities[*at].owner) above = table.owners[above];
    }
    for (std::size_t list = 0; list < schema_.entities.size(); ++list) {
      if (schema_.entities[list].owner == entity_ && !schema_.entities[list].list.empty()) writer.truth(records_.list_is_given(list, row));
    }
  }

  const columns::Records& records_;
  const Schema& schema_;
  std::size_t entity_;
  std::vector<Written> columns_;
};

void take_table(Sha256& into, const columns::Records& records, std::size_t entity, unsigned threads) {
  constexpr std::size_t rows_at_a_time = 1024;
  std::string head;
  CanonicalWriter(head).text(records.schema().entities[entity].name);
  CanonicalWriter(head).natural(records.table(entity).rows());
  into.take(head);
  const std::vector<Row> order = rows_by_key(records, entity);
  const Rows rows(records, entity);
  const auto new_worker = [&] {
    return [&](std::size_t piece, std::string& bytes) {
      bytes.clear();
      for (std::size_t at = piece * rows_at_a_time; at < std::min(order.size(), (piece + 1) * rows_at_a_time); ++at) rows.write(order[at], bytes);
    };
  };
  InOrder<std::string>((order.size() + rows_at_a_time - 1) / rows_at_a_time, threads).run(new_worker, [&](const std::string& bytes) { return into.take(bytes), true; });
}

}  // namespace

std::vector<Row> rows_by_key(const columns::Records& records, std::size_t entity) {
  std::vector<Row> rows(records.table(entity).rows());
  std::iota(rows.begin(), rows.end(), Row{0});
  const KeyOrder order(records, entity);
  if (!std::is_sorted(rows.begin(), rows.end(), order)) std::stable_sort(rows.begin(), rows.end(), order);
  return rows;
}

Digest records_digest(const columns::Records& records, unsigned threads) {
  Sha256 sum;
  for (std::size_t entity = 0; entity < records.schema().entities.size(); ++entity) take_table(sum, records, entity, threads);
  return sum.finish();
}

}  // namespace duixian::ledger
