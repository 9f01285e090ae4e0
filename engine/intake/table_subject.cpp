#include "intake/table_subject.h"

#include <algorithm>

#include "intake/fold.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

// The first rows of a table that are not blank.
class HeadSink final : public RowSink {
 public:
  explicit HeadSink(std::size_t until_row) : until_row_(until_row) {}
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    if (std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return trimmed(cell.text).empty(); })) return true;
    HeadRow head{number, {}};
    for (const Cell& cell : cells) head.cells.emplace_back(cell.text);
    rows.push_back(std::move(head));
    return rows.size() < header_within_rows || number < until_row_;
  }
  std::vector<HeadRow> rows;

 private:
  std::size_t until_row_;
};

bool has_needed_columns(const Header& header, const EntitySchema& entity) {
  const bool keyed = entity.key.empty() || header.find(ColumnRole::key) != nullptr;
  const bool owned = !entity.owner || header.find(ColumnRole::owner_key) != nullptr;
  const bool says_something = header.find(ColumnRole::fact) != nullptr || header.find(ColumnRole::list) != nullptr;
  return keyed && owned && says_something;
}

std::string quoted(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "“" : "、“") + name + "”";
  return joined;
}

Diagnostic in_sheet(const OpenTable& table, Diagnostic diagnostic) { return at_cell(std::move(diagnostic), table.source->sheet()); }

}  // namespace

SubjectFinder::SubjectFinder(const Schema& schema, const Mapping& mapping) : schema_(schema), mapping_(mapping) {
  for (std::size_t entity = 0; entity < schema.entities.size(); ++entity) vocabularies_.emplace_back(schema, entity);
}

Result<std::optional<TablePlan>> SubjectFinder::plan(const OpenTable& table) const {
  const MappedTable* mapped = find_table(mapping_, table.file_name, table.source->sheet());
  if (mapped != nullptr && mapped->entity == "ignore") return std::optional<TablePlan>();
  HeadSink head(mapped == nullptr ? 0 : mapped->header_row);
  if (auto wrong = table.source->read(head)) return *wrong;
  if (head.rows.empty()) {
    return Result<std::optional<TablePlan>>(std::nullopt, {in_sheet(table, with(Severity::note,
        trouble("empty-table", table.source->file(), {"表是空的", "the table is empty"}, {})))});
  }
  if (mapped != nullptr && !mapped->entity.empty()) {
    if (const auto entity = schema_.entity(mapped->entity)) return of_entity(table, head.rows, *entity, mapped);
    return trouble("unknown-entity", table.source->file(), {"映射文件中的 entity “" + mapped->entity + "”不存在", "the mapping file's entity \"" + mapped->entity + "\" is unknown"},
                   {"请使用政策包中声明的名称", "use a name that the pack declares"});
  }
  if (const auto entity = by_name(table)) return of_entity(table, head.rows, *entity, mapped);
  return by_header(table, head.rows, mapped);
}

std::optional<std::size_t> SubjectFinder::by_name(const OpenTable& table) const {
  std::vector<std::string> names;
  if (!table.source->sheet().empty()) names.push_back(folded(table.source->sheet()));
  if (table.alone) names.push_back(folded(table.stem));
  for (const std::string& name : names) {
    for (std::size_t i = 0; i < schema_.entities.size(); ++i) {
      const EntitySchema& entity = schema_.entities[i];
      for (const std::string& own : {entity.name, entity.name + "s", entity.list, entity.title.zh, entity.title.en}) {
        if (!own.empty() && own != "s" && folded(own) == name) return i;
      }
    }
  }
  return std::nullopt;
}

Result<std::optional<TablePlan>> SubjectFinder::of_entity(const OpenTable& table, const std::vector<HeadRow>& rows, std::size_t entity,
                                                          const MappedTable* mapped) const {
  TablePlan plan{table.source.get(), entity, find_header(rows, schema_, entity, vocabularies_[entity], mapped)};
  const EntitySchema& schema = schema_.entities[entity];
  if (!schema.key.empty() && plan.header.find(ColumnRole::key) == nullptr) return missing_column(table, plan.header, entity, false);
  if (schema.owner && plan.header.find(ColumnRole::owner_key) == nullptr) return missing_column(table, plan.header, entity, true);
  return std::optional<TablePlan>(std::move(plan));
}

Result<std::optional<TablePlan>> SubjectFinder::by_header(const OpenTable& table, const std::vector<HeadRow>& rows, const MappedTable* mapped) const {
  std::vector<TablePlan> best;
  for (std::size_t entity = 0; entity < schema_.entities.size(); ++entity) {
    TablePlan plan{table.source.get(), entity, find_header(rows, schema_, entity, vocabularies_[entity], mapped)};
    if (!has_needed_columns(plan.header, schema_.entities[entity])) continue;
    if (!best.empty() && plan.header.meaning > best.front().header.meaning) best.clear();
    if (best.empty() || plan.header.meaning == best.front().header.meaning) best.push_back(std::move(plan));
  }
  if (best.size() == 1) return std::optional<TablePlan>(std::move(best.front()));
  std::vector<std::string> candidates;
  for (const TablePlan& plan : best) candidates.push_back(schema_.entities[plan.entity].name);
  const bool any = !candidates.empty();
  if (!any) {
    for (const EntitySchema& entity : schema_.entities) candidates.push_back(entity.name);
  }
  const Severity severity = any || table.source->sheet().empty() ? Severity::error : Severity::warning;
  Diagnostic unclear = in_sheet(table, with(severity, trouble("unclear-table", table.source->file(),
      {any ? "无法确定该表属于哪一类主体" : "表头中没有可识别的列，该表未读取", any ? "it is not clear which entity this table is about" : "no known columns in the table's header: it was left out"},
      {"请用 " + quoted(candidates) + " 之一命名该文件或工作表，或在映射文件中写明 entity", "name the file or sheet after one of " + quoted(candidates) + ", or give its entity in a mapping file"})));
  if (severity == Severity::error) return unclear;
  return Result<std::optional<TablePlan>>(std::nullopt, {std::move(unclear)});
}

Diagnostic SubjectFinder::missing_column(const OpenTable& table, const Header& header, std::size_t entity, bool of_owner) const {
  const EntitySchema& own = schema_.entities[entity];
  const EntitySchema& keyed = of_owner ? schema_.entities[*own.owner] : own;
  std::vector<std::string> names{keyed.key};
  names.insert(names.end(), keyed.key_columns.begin(), keyed.key_columns.end());
  const std::string row = header.row == 0 ? "" : std::to_string(header.row);
  const std::string whose_zh = of_owner ? "所属 " + keyed.name : own.name, whose_en = of_owner ? "its owner, " + keyed.name : own.name;
  return in_sheet(table, at_line(trouble(of_owner ? "missing-owner-column" : "missing-key-column", table.source->file(),
      {"表中没有标识" + whose_zh + "的列", "no column identifies " + whose_en},
      {"请添加名为 " + quoted(names) + " 之一的列，或在映射文件中指明" + (row.empty() ? "" : "（按第 " + row + " 行为表头）"),
       "add a column headed " + quoted(names) + ", or name it in a mapping file" + (row.empty() ? "" : " (row " + row + " was taken for the header)")}),
      header.row));
}

}  // namespace duixian::intake
