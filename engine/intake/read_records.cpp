#include "intake/read_records.h"

#include <algorithm>
#include <set>

#include "intake/corrections.h"
#include "intake/table_loader.h"
#include "intake/table_subject.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

class Planner {
 public:
  Planner(const Schema& schema, const Options& options) : schema_(schema), options_(options) {}

  Diagnostics plan(const std::filesystem::path& path) {
    if (const auto file = mapping_for(path); !file.empty()) {
      auto mapping = read_mapping(file);
      if (!mapping) return mapping.diagnostics();
      files.mapping = *std::move(mapping);
    }
    auto opened = open_tables(path, options_.encoding, options_.limits);
    if (!opened) return opened.diagnostics();
    tell(opened.diagnostics());
    files.tables = *std::move(opened);
    make_plans();
    if (wrong_.empty() && files.plans.empty()) {
      wrong_ = files.notes;  // why each table was left out
      wrong_.push_back(nothing_at(path));
    }
    return std::move(wrong_);
  }

  RecordFiles::Files files;

 private:
  // The one that was named, else the one that lies with the tables.
  [[nodiscard]] std::filesystem::path mapping_for(const std::filesystem::path& path) const {
    if (!options_.mapping_file.empty()) return options_.mapping_file;
    std::error_code none;
    const auto beside = path / "mapping.toml";
    return std::filesystem::is_regular_file(beside, none) ? beside : std::filesystem::path();
  }

  void make_plans() {
    tell_unused_mapping();
    const SubjectFinder finder(schema_, files.mapping);
    for (const OpenTable& table : files.tables) {
      auto plan = finder.plan(table);
      tell(plan.diagnostics());
      if (plan && *plan) files.plans.push_back(**std::move(plan));
    }
    // Owners before what they own; tables of one entity in the order of their files.
    std::stable_sort(files.plans.begin(), files.plans.end(), [](const TablePlan& a, const TablePlan& b) { return a.entity < b.entity; });
  }

  void tell_unused_mapping() {
    for (const auto& [name, said] : files.mapping) {
      const bool used = std::any_of(files.tables.begin(), files.tables.end(), [&](const OpenTable& table) {
        return name == table.file_name || name == table.file_name + "/" + table.source->sheet();
      });
      if (used) continue;
      files.notes.push_back(with(Severity::warning, trouble("unused-mapping", "", {"映射文件中的“" + name + "”没有对应的表", "no table is called \"" + name + "\", as the mapping file says"},
                                                               {"请检查文件名与工作表名", "check the names of the file and the sheet"})));
    }
  }

  void tell(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) {
      (diagnostic.severity == Severity::error ? wrong_ : files.notes).push_back(diagnostic);
    }
  }

  [[nodiscard]] static Diagnostic nothing_at(const std::filesystem::path& path) {
    return trouble("no-tables", path.string(), {"没有可读取的表：所有工作表都是空的、隐藏的或无法识别", "there is no table to read: every sheet is empty, hidden or unknown"},
                   {"请检查文件内容与表头", "check the file's contents and headers"});
  }

  const Schema& schema_;
  const Options& options_;
  Diagnostics wrong_;
};

// Loads the tables, or one part of them.
class Loader {
 public:
  Loader(const RecordFiles::Files& files, const Schema& schema, columns::Names& names, const Options& options) : files_(files), schema_(schema), options_(options), records_(schema, names) {}

  Result<columns::Records> load(const Partition* partition, std::size_t part) {
    records_.notes = files_.notes;
    std::uint64_t done = 0, all = 0;
    for (const TablePlan& plan : files_.plans) all += plan.source->bytes();
    for (const TablePlan& plan : files_.plans) {
      TablePlan own = plan;
      const auto some = partition ? partition->part_of(plan, part) : nullptr;
      if (some) own.source = some.get();
      records_.table(plan.entity).table_begins.push_back(static_cast<columns::Row>(records_.table(plan.entity).rows()));
      load(own, done, all);
      done += plan.source->bytes();
    }
    if (wrong_.empty() && !partition && !options_.corrections.empty()) wrong_ = correct(records_, options_);
    if (!wrong_.empty()) return std::move(wrong_);
    records_.finish();
    tell_missing_year();
    return std::move(records_);
  }

 private:
  void load(const TablePlan& plan, std::uint64_t done, std::uint64_t all) {
    const std::string& sheet = plan.source->sheet();
    const std::string stage = plan.source->file() + (sheet.empty() ? "" : "!" + sheet);
    TableLoader::Progress progress;
    if (options_.progress) progress = [&](std::uint64_t position) { options_.progress(stage, std::min(done + position, all), all); };
    if (progress) progress(0);
    for (const Diagnostic& diagnostic : TableLoader(records_, plan, options_.year, progress).load()) {
      (diagnostic.severity == Severity::error ? wrong_ : records_.notes).push_back(diagnostic);
    }
    if (progress) progress(plan.source->bytes());
  }

  // Yearly values for other years only are most likely a run for the wrong year.
  void tell_missing_year() {
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
    records_.notes.push_back(with(Severity::warning, trouble("year-without-data", files_.path,
        {"记录中没有 " + year + " 年的数据（有：" + listed + "）", "the records have no values for " + year + " (they have " + listed + ")"},
        {"请检查 --year", "check --year"})));
  }

  const RecordFiles::Files& files_;
  const Schema& schema_;
  const Options& options_;
  columns::Records records_;
  Diagnostics wrong_;
};

}  // namespace

Result<RecordFiles> RecordFiles::open(const std::filesystem::path& path, const Schema& schema, const Options& options) {
  Planner planner(schema, options);
  planner.files.path = path.string();
  Diagnostics wrong = planner.plan(path);
  if (!wrong.empty()) return wrong;
  return RecordFiles(schema, options, std::move(planner.files));
}

Result<columns::Records> RecordFiles::read(columns::Names& names) const { return Loader(files_, *schema_, names, options_).load(nullptr, 0); }

Result<std::shared_ptr<const Partition>> RecordFiles::divide(std::uint64_t bytes_a_part, const std::set<std::string>& watched) const {
  return Partition::divide(files_.plans, *schema_, bytes_a_part, watched);
}

Result<columns::Records> RecordFiles::read(columns::Names& names, const Partition& partition, std::size_t part) const {
  return Loader(files_, *schema_, names, options_).load(&partition, part);
}

Result<columns::Records> read_records(const std::filesystem::path& path, const Schema& schema, columns::Names& names, const Options& options) {
  const auto files = RecordFiles::open(path, schema, options);
  if (!files) return files.diagnostics();
  return files->read(names);
}

}  // namespace duixian::intake
