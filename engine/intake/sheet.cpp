// A sheet as a table.
#include "intake/merged_cells.h"
#include "intake/sheet_rows.h"
#include "intake/trouble.h"
#include "intake/workbook.h"
#include "intake/xml.h"

namespace duixian::intake {

namespace {

class SheetTable final : public TableSource {
 public:
  SheetTable(std::shared_ptr<const Workbook> workbook, std::size_t sheet)
      : workbook_(std::move(workbook)), sheet_(workbook_->sheets[sheet]) {}

  [[nodiscard]] const std::string& file() const override { return workbook_->package.file(); }
  [[nodiscard]] const std::string& sheet() const override { return sheet_.name; }
  [[nodiscard]] std::uint64_t bytes() const override { return workbook_->package.unpacked_bytes(sheet_.part); }
  [[nodiscard]] std::uint64_t position() const override { return position_; }
  [[nodiscard]] bool days_from_1904() const override { return workbook_->days_from_1904; }
  [[nodiscard]] Diagnostics notes() const override { return notes_; }

  [[nodiscard]] std::optional<Diagnostic> read(RowSink& sink) override {
    if (!merged_) {
      auto merged = read_merged_cells(workbook_->package, sheet_.part);
      if (!merged) return merged.diagnostics().front();
      merged_ = *std::move(merged);
    }
    SheetRows collector(*workbook_, *merged_, sink);
    const XmlPart part{sheet_.part, workbook_->package.limits().sheet_bytes, &position_};
    if (auto wrong = read_xml(workbook_->package, part, collector)) return wrong;
    if (collector.unsound()) return broken_workbook(file(), sheet_.part);
    if (collector.too_wide()) return too_wide();
    take_notes(collector);
    return changed_since(workbook_->state, workbook_->path);
  }

 private:
  [[nodiscard]] Diagnostic too_wide() const {
    const std::string most = std::to_string(workbook_->package.limits().columns);
    return at_cell(trouble("too-many-columns", file(), {"列数超过 " + most, "there are more than " + most + " columns"},
                           {"请只保留需要的列", "keep only the columns that are needed"}),
                   sheet_.name);
  }

  void take_notes(const SheetRows& collector) {
    notes_.clear();
    if (const auto hidden = collector.hidden_rows(); hidden > 0) {
      const std::string count = std::to_string(hidden);
      note("hidden-rows", {"有 " + count + " 个隐藏行，已照常读取", count + " hidden rows were read like the others"},
           {"如不应计入，请删除这些行", "delete them if they should not count"});
    }
    if (const auto filled = collector.filled_cells(); filled > 0) {
      const std::string count = std::to_string(filled);
      note("merged-cells", {"纵向合并单元格的值已填入其下的 " + count + " 个单元格", "values of cells merged downwards were taken for the " + count + " cells below"},
           {"如不应如此，请取消合并", "unmerge them if that is not meant"});
    }
  }

  void note(std::string code, Message what, Message remedy) {
    notes_.push_back(at_cell(with(Severity::note, trouble(std::move(code), file(), std::move(what), std::move(remedy))), sheet_.name));
  }

  std::shared_ptr<const Workbook> workbook_;
  const Sheet& sheet_;
  std::optional<std::vector<CellRange>> merged_;
  std::uint64_t position_ = 0;
  Diagnostics notes_;
};

}  // namespace

std::unique_ptr<TableSource> open_sheet(std::shared_ptr<const Workbook> workbook, std::size_t sheet) {
  return std::make_unique<SheetTable>(std::move(workbook), sheet);
}

}  // namespace duixian::intake
