#include "ledger/fact_bytes.h"

#include "base/canonical_reader.h"
#include "base/canonical_writer.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

using columns::Row;

FactWriter::FactWriter(const columns::Records& records, const RunEntry& run) : records_(records), run_(run) {
  for (const FactColumn& column : run.columns) {
    const auto fact = records.schema().fact(column.entity, column.name);
    sources_.push_back({fact ? records.column(column.entity, *fact, column.year) : nullptr, fact.value_or(0)});
  }
}

std::pair<std::uint64_t, std::uint64_t> FactWriter::place(const FactColumn& column, const Source& source, Row row) const {
  if (source.column == nullptr) return {0, 0};
  if (source.column->source_rows.empty()) return {source.column->source, records_.table(column.entity).source_rows[row]};
  return {source.column->source_columns[row], source.column->source_rows[row]};
}

void FactWriter::values(const FactGroup& group, Row row, std::string& facts, std::string& places) const {
  CanonicalWriter out(facts);
  std::optional<std::uint64_t> common_row;
  bool common = true;
  for (const std::uint64_t number : group.columns) {
    const FactColumn& described = run_.columns[number];
    const columns::Column* column = sources_[number].column;
    if (column == nullptr || row >= column->known.size() || !column->known[row]) {
      out.null();
      continue;
    }
    const auto [source, at] = place(described, sources_[number], row);
    common = common && source == described.source && (!common_row || *common_row == at);
    common_row = at;
    const FactSchema& schema = records_.schema().entities[described.entity].facts[sources_[number].fact];
    const std::int64_t value = column->numerators[row];
    if (schema.type.kind == TypeKind::truth) out.truth(value != 0);
    else if (is_name(schema.type)) out.text(records_.names().name(value));
    else if (column->denominator == 1) out.number(value);
    else append_amount(facts, Rational::of(value, column->denominator).value_or(Rational{}));
  }
  CanonicalWriter where(places);
  if (common) return where.natural(common_row.value_or(0));
  where.array(2 * group.columns.size());
  for (const std::uint64_t number : group.columns) {
    const columns::Column* column = sources_[number].column;
    const bool known = column != nullptr && row < column->known.size() && column->known[row];
    const auto [source, at] = known ? place(run_.columns[number], sources_[number], row) : std::pair<std::uint64_t, std::uint64_t>{0, 0};
    where.natural(source);
    where.natural(at);
  }
}

void FactWriter::group(const FactGroup& group, Row row, std::string& facts, std::string& places) const {
  if (!group.is_list) {
    CanonicalWriter(facts).array(group.columns.size());
    return values(group, row, facts, places);
  }
  const columns::Table& table = records_.table(group.entity);
  const bool some = row + 1 < table.first_child.size();
  const Row from = some ? table.first_child[row] : 0, to = some ? table.first_child[row + 1] : 0;
  CanonicalWriter(facts).array(to - from);
  CanonicalWriter(places).array(to - from);
  for (Row member = from; member < to; ++member) {
    CanonicalWriter out(facts);
    out.array(1 + group.columns.size());
    out.text(table.keys.view(member));
    values(group, member, facts, places);
  }
}

void FactWriter::write(std::size_t entity, Row row, std::string& facts, std::string& places) const {
  facts.clear();
  places.clear();
  const auto& groups = run_.entities[entity].groups;
  CanonicalWriter(facts).array(groups.size());
  CanonicalWriter(places).array(groups.size());
  const auto& entities = records_.schema().entities;
  for (const FactGroup& one : groups) {
    const std::size_t target = one.is_list ? *entities[one.entity].owner : one.entity;
    std::size_t at = entity;
    Row where = row;
    while (at != target) {  // up the owners; groups are of the subject's own family
      where = records_.table(at).owners[where];
      at = *entities[at].owner;
    }
    group(one, where, facts, places);
  }
}

namespace {

class FactReading {
 public:
  FactReading(const SubjectEntry& entry, const RunEntry& run) : run_(run), facts_(entry.facts), places_(entry.places) {
    const auto& groups = run.entities[entry.key.entity].groups;
    if (facts_.array() != groups.size() || places_.array() != groups.size()) facts_.refuse("its facts are of other groups");
    for (const FactGroup& group : groups) read(group);
  }

  std::optional<std::vector<RecordedFact>> result() {
    if (!facts_.finished() || !places_.finished()) return std::nullopt;
    return std::move(found_);
  }

 private:
  void read(const FactGroup& group) {
    const std::size_t items = facts_.array();
    if (!group.is_list) return row(group, items, "");
    if (places_.array() != items) facts_.refuse("a list has not as many places as members");
    for (std::size_t i = 0; i < items && facts_.ok() && places_.ok(); ++i) {
      const std::size_t values = facts_.array();
      const std::string key(facts_.text());
      row(group, values == 0 ? 0 : values - 1, key);
    }
  }

  void row(const FactGroup& group, std::size_t values, const std::string& key) {
    if (values != group.columns.size()) return facts_.refuse("a row has other facts than its group");
    const bool each = places_.next() == CborMajor::array;
    std::uint64_t common = 0;
    if (!each) common = places_.natural();
    else if (places_.array() != 2 * values) return places_.refuse("a row has other places than facts");
    for (const std::uint64_t number : group.columns) {
      const FactColumn& column = run_.columns[number];
      const std::uint64_t source = each ? places_.natural() : column.source;
      const std::uint64_t at = each ? places_.natural() : common;
      fact(column, key, source, at);
    }
  }

  void fact(const FactColumn& column, const std::string& key, std::uint64_t source, std::uint64_t at) {
    if (source >= run_.sources.size() || !facts_.ok()) return facts_.refuse("a fact stood nowhere");
    RecordedFact fact{run_.entities[column.entity].name, key, column.name, column.year, {}, {}};
    if (facts_.next_is_null()) {
      facts_.null();
    } else {
      fact.value = value_from(column.shape, facts_, nullptr);
      const SourceColumn& from = run_.sources[source];
      if (at != 0) fact.place = {from.file, from.sheet, static_cast<int>(at), from.column};
    }
    found_.push_back(std::move(fact));
  }

  const RunEntry& run_;
  CanonicalReader facts_, places_;
  std::vector<RecordedFact> found_;
};

}  // namespace

std::optional<std::vector<RecordedFact>> facts_from(const SubjectEntry& entry, const RunEntry& run) { return FactReading(entry, run).result(); }

}  // namespace duixian::ledger
