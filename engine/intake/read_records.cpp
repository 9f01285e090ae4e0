#include "intake/read_records.h"

#include <algorithm>
#include <set>

#include "intake/mapping.h"
#include "intake/table_loader.h"
#include "intake/table_subject.h"
#include "intake/tables_of_path.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

class RecordsReader {
 public:
  RecordsReader(const Schema& schema, columns::Names& names, const Options& options)
      : schema_(schema), options_(options), records_(schema, names) {}

  Result<columns::Records> read(const std::filesystem::path& path) {
    if (const auto file = mapping_for(path); !file.empty()) {
      auto mapping = read_mapping(file);
      if (!mapping) return mapping.diagnostics();
      mapping_ = *std::move(mapping);
    }
    auto tables = open_tables(path, options_.encoding, options_.limits);
    if (!tables) return tables.diagnostics();
    tell(tables.diagnostics());
    make_plans(*tables);
    if (wrong_.empty() && plans_.empty()) {
      wrong_ = records_.notes;  // why each table was left out
      wrong_.push_back(nothing_at(path));
    }
    if (wrong_.empty()) load();
    if (!wrong_.empty()) return std::move(wrong_);
    records_.finish();
    tell_missing_year(path);
    return std::move(records_);
  }

 private:
  // The one that was named, else the one that lies with the tables.
  [[nodiscard]] std::filesystem::path mapping_for(const std::filesystem::path& path) const {
    if (!options_.mapping_file.empty()) return options_.mapping_file;
    std::error_code none;
    const auto beside = path / "mapping.toml";
    return std::filesystem::is_regular_file(beside, none) ? beside : std::filesystem::path();
  }

  void make_plans(const std::vector<OpenTable>& tables) {
    tell_unused_mapping(tables);
    const SubjectFinder finder(schema_, mapping_);
    for (const OpenTable& table : tables) {
      auto plan = finder.plan(table);
      tell(plan.diagnostics());
      if (plan && *plan) plans_.push_back(**std::move(plan));
    }
    // Owners before what they own; tables of one entity in the order of their files.
    std::stable_sort(plans_.begin(), plans_.end(), [](const TablePlan& a, const TablePlan& b) { return a.entity < b.entity; });
  }

  void tell_unused_mapping(const std::vector<OpenTable>& tables) {
    for (const auto& [name, said] : mapping_) {
      const bool used = std::any_of(tables.begin(), tables.end(), [&](const OpenTable& table) {
        return name == table.file_name || name == table.file_name + "/" + table.source->sheet();
      });
      if (used) continue;
      records_.notes.push_back(with(Severity::warning, trouble("unused-mapping", "", {"映射文件中的“" + name + "”没有对应的表", "no table is called \"" + name + "\", as the mapping file says"},
                                                               {"请检查文件名与工作表名", "check the names of the file and the sheet"})));
    }
  }

  void load() {
    std::uint64_t done = 0, all = 0;
    for (const TablePlan& plan : plans_) all += plan.source->bytes();
    for (const TablePlan& plan : plans_) {
      const std::string& sheet = plan.source->sheet();
      const std::string stage = plan.source->file() + (sheet.empty() ? "" : "!" + sheet);
      TableLoader::Progress progress;
      if (options_.progress) progress = [&](std::uint64_t position) { options_.progress(stage, std::min(done + position, all), all); };
      if (progress) progress(0);
      tell(TableLoader(records_, plan, options_.year, progress).load());
      done += plan.source->bytes();
      if (progress) progress(0);
    }
  }

  void tell(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
      (diagnostic.severity == Severity::error ? wrong_ : records_.notes).push_back(diagnostic);
    }
  }

  [[nodiscard]] static Diagnostic nothing_at(const std::filesystem::path& path) {
    return trouble("no-tables", path.string(), {"没有可读取的表：所有工作表都是空的、隐藏的或无法识别", "there is no table to read: every sheet is empty, hidden or unknown"},
                   {"请检查文件内容与表头", "check the file's contents and headers"});
  }

  // Yearly values for other years only are most likely a run for the wrong year.
  void tell_missing_year(const std::filesystem::path& path) {
    std::set<int> years;
    for (std::size_t entity = 0; entity < schema_.entities.size(); ++entity) {
      for (const auto& [address, column] : records_.table(entity).columns) {
        if (address.second != 0 && column.known.any()) years.insert(address.second);
      }
    }
    if (years.empty() || years.contains(options_.year)) return;
    std::string listed;
    for (const int year : years) listed += (listed.empty() ? "" : ", ") + std::to_string(year);
    const std::string year = std::to_string(options_.year);
    records_.notes.push_back(with(Severity::warning, trouble("year-without-data", path.string(),
        {"记录中没有 " + year + " 年的数据（有：" + listed + "）", "the records have no values for " + year + " (they have " + listed + ")"},
        {"请检查 --year", "check --year"})));
  }

  const Schema& schema_;
  const Options& options_;
  Mapping mapping_;
  std::vector<TablePlan> plans_;
  columns::Records records_;
  Diagnostics wrong_;
};

}  // namespace

Result<columns::Records> read_records(const std::filesystem::path& path, const Schema& schema, columns::Names& names, const Options& options) {
  return RecordsReader(schema, names, options).read(path);
}

}  // namespace duixian::intake
