#include "ours/records_of_columns.h"

#include <stdexcept>

namespace speed {

namespace {

using duixian::Schema;
using duixian::columns::Records;

std::size_t entity_of(const Schema& schema, const std::string& name) {
  if (const auto entity = schema.entity(name)) return *entity;
  throw std::runtime_error("the pack has no entity " + name);
}

void fill(Records& records, RawColumn& raw) {
  const std::size_t entity = entity_of(records.schema(), raw.entity);
  const auto fact = records.schema().fact(entity, raw.fact);
  if (!fact) throw std::runtime_error("the pack has no fact " + raw.entity + "." + raw.fact);
  duixian::columns::Column& column = records.table(entity).columns[{*fact, raw.year}];
  const std::size_t rows = raw.values.size();
  column.denominator = raw.denominator;
  column.known.resize(rows);
  for (std::size_t word = 0; word < raw.known.size(); ++word) {
    const std::size_t left = rows - word * 64;
    column.known.add(word * 64, left >= 64 ? raw.known[word] : raw.known[word] & ~(~std::uint64_t{0} << left));
  }
  if (raw.kind == "choice") {
    std::vector<std::int64_t> codes;
    for (const std::string& name : raw.names) codes.push_back(records.names().code(name));
    for (std::int64_t& value : raw.values) value = codes[static_cast<std::size_t>(value)];
  }
  column.numerators = std::move(raw.values);
}

}  // namespace

void fill(Records& records, RawColumns raw) {
  const std::size_t enterprise = entity_of(records.schema(), "enterprise"), project = entity_of(records.schema(), "project");
  for (std::size_t row = 0; row < raw.enterprises; ++row) records.add_row(enterprise, std::to_string(row + 1), std::nullopt);
  for (const std::uint32_t owner : raw.owners) records.add_row(project, "", owner);
  for (RawColumn& column : raw.columns) fill(records, column);
  records.finish();
}

}  // namespace speed
