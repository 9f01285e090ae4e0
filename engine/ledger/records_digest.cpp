#include "ledger/records_digest.h"

#include <algorithm>
#include <numeric>

#include "base/canonical_writer.h"
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

class Summing {
 public:
  explicit Summing(const columns::Records& records) : records_(records), schema_(records.schema()) {}

  Digest digest() {
    for (std::size_t entity = 0; entity < schema_.entities.size(); ++entity) table(entity);
    sum_.take(bytes_);
    return sum_.finish();
  }

 private:
  void table(std::size_t entity) {
    const columns::Table& table = records_.table(entity);
    CanonicalWriter(bytes_).text(schema_.entities[entity].name);
    CanonicalWriter(bytes_).natural(table.rows());
    for (const Row row : rows_by_key(records_, entity)) {
      keys(entity, row);
      for (const auto& [id, column] : table.columns) {
        const FactSchema& fact = schema_.entities[entity].facts[id.first];
        CanonicalWriter(bytes_).text(fact.name);
        CanonicalWriter(bytes_).number(id.second);
        append_value(bytes_, records_, fact.type, column, row);
      }
      if (bytes_.size() < 1 << 16) continue;
      sum_.take(bytes_);
      bytes_.clear();
    }
  }

  void keys(std::size_t entity, Row row) {
    CanonicalWriter writer(bytes_);
    for (std::optional<std::size_t> at = entity; at; at = schema_.entities[*at].owner) {
      const columns::Table& table = records_.table(*at);
      writer.text(table.keys.view(row));
      if (schema_.entities[*at].owner) row = table.owners[row];
    }
    for (std::size_t list = 0; list < schema_.entities.size(); ++list) {
      if (schema_.entities[list].owner == entity && !schema_.entities[list].list.empty()) writer.truth(records_.list_is_given(list, row));
    }
  }

  const columns::Records& records_;
  const Schema& schema_;
  Sha256 sum_;
  std::string bytes_;
};

}  // namespace

std::vector<Row> rows_by_key(const columns::Records& records, std::size_t entity) {
  std::vector<Row> rows(records.table(entity).rows());
  std::iota(rows.begin(), rows.end(), Row{0});
  const KeyOrder order(records, entity);
  if (!std::is_sorted(rows.begin(), rows.end(), order)) std::stable_sort(rows.begin(), rows.end(), order);
  return rows;
}

Digest records_digest(const columns::Records& records) { return Summing(records).digest(); }

}  // namespace duixian::ledger
