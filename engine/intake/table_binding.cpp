// Tying the columns of a table to the columns of the records, before its first row.
#include <algorithm>
#include <limits>

#include "intake/cell_name.h"
#include "intake/key_column.h"
#include "intake/table_loader.h"
#include "intake/trouble.h"
#include "intake/unit_fit.h"

namespace duixian::intake {

std::optional<std::uint16_t> TableLoader::add_source(std::uint32_t column) {
  if (records_.sources.size() > std::numeric_limits<std::uint16_t>::max()) {
    error(trouble("too-many-columns", plan_.source->file(), {"所有表的列数合计过多", "the tables have too many columns together"},
                  {"请减少一次读取的表", "read fewer tables at a time"}));
    return std::nullopt;
  }
  records_.sources.push_back({plan_.source->file(), plan_.source->sheet(), static_cast<int>(column)});
  return static_cast<std::uint16_t>(records_.sources.size() - 1);
}

void TableLoader::bind() {
  if (const PlannedColumn* key = plan_.header.find(ColumnRole::key)) key_cell_ = key->column - 1;
  if (const PlannedColumn* owner = plan_.header.find(ColumnRole::owner_key)) owner_cell_ = owner->column - 1;
  if (const PlannedColumn* year = plan_.header.find(ColumnRole::year)) year_cell_ = year->column - 1;
  codes_ = holds_codes(entity_, key_cell_ ? plan_.header.headings[*key_cell_] : "");
  owner_codes_ = entity_.owner && holds_codes(records_.schema().entities[*entity_.owner], "");
  for (const std::uint32_t column : plan_.header.misnamed) {
    const std::string& heading = plan_.header.headings[column - 1];
    error(here(plan_.header.row, column - 1, "unknown-fact",
               {"映射文件为“" + heading + "”所写的名称，" + entity_.name + " 没有", "the mapping file says of \"" + heading + "\" what is no fact or list of " + entity_.name},
               {"请使用政策包中声明的名称", "use a name that the pack declares"}));
  }
  for (const PlannedColumn& column : plan_.header.columns) {
    if (column.role == ColumnRole::fact) bind_fact(column);
    if (column.role == ColumnRole::list) bind_list(column);
  }
  if (entity_.owner && !records_.schema().entities[*entity_.owner].list.empty()) collect_list_owners();
}

void TableLoader::bind_fact(const PlannedColumn& column) {
  const FactSchema& fact = entity_.facts[column.index];
  if (bound_twice(column)) return;
  check_mapped_values(fact, column);
  const auto unit = unit_of_column(fact, column);
  const auto source = add_source(column.column);
  if (!wrong_.empty()) return;
  FactReader reader(fact, unit, column.mapped, records_.names(), plan_.source->days_from_1904());
  if (fact.yearly && !column.year && year_cell_) {
    yearly_.push_back({column.column - 1, column.index, std::move(reader), *source});
    return;
  }
  const int year = fact.yearly ? column.year.value_or(year_) : 0;
  bindings_.push_back({column.column - 1, ColumnWriter(records_, {plan_.entity, column.index, year, *source}, std::move(reader))});
}

void TableLoader::bind_list(const PlannedColumn& column) {
  const EntitySchema& list = records_.schema().entities[column.index];
  check_mapped_values(list.facts[0], column);
  const auto unit = unit_of_column(list.facts[0], column);
  const auto source = add_source(column.column);
  if (!wrong_.empty()) return;
  FactReader reader(list.facts[0], unit, column.mapped, records_.names(), plan_.source->days_from_1904());
  const int year = list.facts[0].yearly ? column.year.value_or(year_) : 0;
  lists_.push_back({column.column - 1, ValueList(records_, column.index, ColumnWriter(records_, {column.index, 0, year, *source}, std::move(reader)))});
}

// What a mapping file makes of a column's words must be choices of its fact.
void TableLoader::check_mapped_values(const FactSchema& fact, const PlannedColumn& column) {
  if (column.mapped == nullptr) return;
  for (const auto& [said, meant] : column.mapped->values) {
    const auto& names = fact.type.names;
    if (fact.type.kind == TypeKind::choice && (fact.type.open || std::find(names.begin(), names.end(), meant) != names.end())) continue;
    error(here(plan_.header.row, column.column - 1, "unknown-choice",
               {"映射文件将“" + said + "”写作“" + meant + "”，而 " + fact.name + " 没有这一选项", "the mapping file takes \"" + said + "\" for \"" + meant + "\", which is no choice of " + fact.name},
               {"请使用政策包中声明的选项", "use a choice that the pack declares"}));
  }
}

// Two columns of one table that give the same fact of the same year.
bool TableLoader::bound_twice(const PlannedColumn& column) {
  for (const PlannedColumn& other : plan_.header.columns) {
    if (&other == &column) return false;
    if (other.role != column.role || other.index != column.index || other.year != column.year) continue;
    error(here(plan_.header.row, column.column - 1, "column-twice",
               {"“" + column.heading + "”与第 " + column_letters(other.column) + " 列“" + other.heading + "”是同一字段",
                "\"" + column.heading + "\" is the same fact as \"" + other.heading + "\" in column " + column_letters(other.column)},
               {"请只保留一列，或在映射文件中将另一列设为 ignore", "keep one of them, or say \"ignore\" for the other in a mapping file"}));
    return true;
  }
  return false;
}

// What the heading says, else what a line above the table says, else nothing.
std::optional<WrittenUnit> TableLoader::unit_of_column(const FactSchema& fact, const PlannedColumn& column) {
  const HeadingUnit said = fit_unit(fact, column.unit);
  if (said.fit == UnitFit::fits) return said.unit;
  const bool unreadable = column.mapped != nullptr && !column.unit.empty() && said.fit == UnitFit::none && fact.type.kind == TypeKind::quantity;
  if (said.fit == UnitFit::differs || unreadable) {
    const std::string should = fact.type.unit.is_none() ? "1" : to_text(fact.type.unit);
    error(here(plan_.header.row, column.column - 1, "unit-mismatch",
               {"表头单位“" + column.unit + "”与字段 " + fact.name + "（" + should + "）不符",
                "the heading's unit \"" + column.unit + "\" does not go with " + fact.name + " (" + should + ")"},
               {"请改正表头中的单位", "correct the unit in the heading"}));
    return std::nullopt;
  }
  for (const std::string& unit : plan_.header.units_above) {
    if (const HeadingUnit above = fit_unit(fact, unit); above.fit == UnitFit::fits) return above.unit;
  }
  return std::nullopt;
}

// Owners that are members of lists may share a key with a member of another list; then nothing is known of whose they are.
void TableLoader::collect_list_owners() {
  const columns::Table& owners = records_.table(*entity_.owner);
  for (columns::Row row = 0; row < owners.rows(); ++row) {
    const auto [at, is_new] = list_owners_.try_emplace(owners.keys[row], row);
    if (!is_new) at->second = std::nullopt;
  }
}

std::vector<TableLoader::Binding>& TableLoader::bindings_of(int year) {
  if (of_last_year_ != nullptr && last_year_ == year) return *of_last_year_;
  const auto [at, is_new] = by_year_.try_emplace(year);
  if (is_new) {
    for (const YearlyColumn& column : yearly_) {
      at->second.push_back({column.cell, ColumnWriter(records_, {plan_.entity, column.fact, year, column.source}, column.reader)});
    }
  }
  last_year_ = year;
  of_last_year_ = &at->second;
  return at->second;
}

}  // namespace duixian::intake
