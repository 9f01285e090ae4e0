#include "intake/tables_of_path.h"

#include <algorithm>
#include <array>

#include "intake/csv_table.h"
#include "intake/fold.h"
#include "intake/trouble.h"
#include "intake/workbook.h"

namespace duixian::intake {

namespace {

namespace fs = std::filesystem;

// Tables of these names stand beside the records (--rulings and so on) and are none of them.
constexpr std::array<std::string_view, 5> reserved = {"rulings", "approvals", "history", "series", "exclusions"};

std::string extension_of(const fs::path& path) { return folded(path.extension().string()); }
bool is_csv(const fs::path& path) { return extension_of(path) == ".csv" || extension_of(path) == ".tsv" || extension_of(path) == ".txt"; }
bool is_workbook(const fs::path& path) { return extension_of(path) == ".xlsx" || extension_of(path) == ".xlsm"; }

bool is_table_of_folder(const fs::path& path) {
  const std::string name = path.filename().string();
  if (name.starts_with(".") || name.starts_with("~$")) return false;  // hidden, or the lock of an open workbook
  if (std::find(reserved.begin(), reserved.end(), folded(path.stem().string())) != reserved.end()) return false;
  return extension_of(path) == ".csv" || is_workbook(path) || extension_of(path) == ".xls";
}

class Opener {
 public:
  Opener(const std::string& encoding, const Limits& limits) : encoding_(encoding), limits_(limits) {}

  void open(const fs::path& path) {
    if (is_csv(path)) open_csv_file(path);
    else open_workbook_file(path);
  }
  Result<std::vector<OpenTable>> take() && {
    if (has_errors(diagnostics_)) return std::move(diagnostics_);
    return Result<std::vector<OpenTable>>(std::move(tables_), std::move(diagnostics_));
  }

 private:
  void open_csv_file(const fs::path& path) {
    auto table = open_csv(path, encoding_, limits_);
    told(table.diagnostics());
    if (table) tables_.push_back({*std::move(table), path.filename().string(), path.stem().string(), true});
  }

  void open_workbook_file(const fs::path& path) {
    const auto workbook = open_workbook(path, limits_);
    told(workbook.diagnostics());
    if (!workbook) return;
    const auto& sheets = (*workbook)->sheets;
    const auto visible = std::count_if(sheets.begin(), sheets.end(), [](const Sheet& sheet) { return !sheet.hidden; });
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (sheets[i].hidden) tell_hidden(path, sheets[i].name);
      else tables_.push_back({open_sheet(*workbook, i), path.filename().string(), path.stem().string(), visible == 1});
    }
  }

  void tell_hidden(const fs::path& path, const std::string& sheet) {
    diagnostics_.push_back(at_cell(with(Severity::note,
        trouble("hidden-sheet", path.string(), {"隐藏的工作表“" + sheet + "”未读取", "the hidden sheet \"" + sheet + "\" was left out"},
                {"如需读取，请取消隐藏", "unhide it if it should be read"})), sheet));
  }

  void told(const Diagnostics& diagnostics) { diagnostics_.insert(diagnostics_.end(), diagnostics.begin(), diagnostics.end()); }

  const std::string& encoding_;
  const Limits& limits_;
  std::vector<OpenTable> tables_;
  Diagnostics diagnostics_;
};

}  // namespace

Result<std::vector<OpenTable>> open_tables(const fs::path& path, const std::string& encoding, const Limits& limits) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return trouble("no-such-file", path.string(), {"文件或文件夹不存在", "there is no such file or folder"}, {"请检查路径", "check the path"});
  }
  Opener opener(encoding, limits);
  if (!fs::is_directory(path, error)) {
    opener.open(path);
    return std::move(opener).take();
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (is_table_of_folder(entry.path())) files.push_back(entry.path());
  }
  if (error || files.empty()) {
    return trouble("no-tables", path.string(), {"文件夹中没有 .csv 或 .xlsx 文件", "there is no .csv or .xlsx file in the folder"},
                   {"请把各表放入该文件夹", "put the tables into that folder"});
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) opener.open(file);
  return std::move(opener).take();
}

}  // namespace duixian::intake
