// A sheet as a table: its rows as they stream by.
#include <charconv>
#include <map>

#include "intake/decimal.h"
#include "intake/merged_cells.h"
#include "intake/trouble.h"
#include "intake/workbook.h"
#include "intake/xml.h"

namespace duixian::intake {

namespace {

// A cell of the row being read; its text lies in the row's own buffer, or is a shared one.
struct Piece {
  CellKind kind = CellKind::text;
  std::size_t begin = 0, length = 0;
  const char* shared = nullptr;
};

class RowCollector final : public XmlSink {
 public:
  RowCollector(const Workbook& workbook, const std::vector<CellRange>& merged, RowSink& sink)
      : workbook_(workbook), merged_(merged), sink_(sink) {}

  void begin(std::string_view element, const Attributes& attributes) override {
    if (element == "c") return begin_cell(attributes);
    if (element == "v" || (element == "t" && phonetic_ == 0)) inside_ = true;
    else if (element == "f") formula_ = inside_formula_ = true;
    else if (element == "rPh") ++phonetic_;
    else if (element == "row") begin_row(attributes);
  }

  void end(std::string_view element) override {
    inside_ = inside_formula_ = false;
    if (element == "c") end_cell();
    else if (element == "row") end_row();
    else if (element == "rPh") --phonetic_;
  }

  void text(std::string_view text) override {
    if (inside_) text_.append(text), has_value_ = true;
    if (inside_formula_) formula_text_.append(text);
  }

  [[nodiscard]] bool satisfied() const override { return stopped_; }
  [[nodiscard]] std::uint32_t hidden_rows() const { return hidden_rows_; }
  [[nodiscard]] std::uint32_t filled_cells() const { return filled_cells_; }
  [[nodiscard]] bool too_wide() const { return too_wide_; }
  [[nodiscard]] bool unsound() const { return unsound_; }

 private:
  void begin_row(const Attributes& attributes) {
    const auto number = attributes.find("r");
    row_ = number ? read_cell_name(*number).row : row_ + 1;
    hidden_rows_ += attributes.is_true("hidden");
    column_ = 0;
    text_.assign(room_before, ' ');
    pieces_.clear();
  }

  void begin_cell(const Attributes& attributes) {
    const CellName name = read_cell_name(attributes.find("r").value_or(""));
    column_ = name.column == 0 ? column_ + 1 : name.column;
    type_ = attributes.find("t").value_or("n");
    style_ = 0;
    if (const auto style = attributes.find("s")) std::from_chars(style->data(), style->data() + style->size(), style_);
    begin_ = text_.size();
    formula_ = has_value_ = false;
    formula_text_.clear();
  }

  void end_cell() {
    if (column_ > workbook_.maximum_columns) {
      too_wide_ = stopped_ = true;
      return;
    }
    Piece piece{CellKind::text, begin_, text_.size() - begin_, nullptr};
    if (type_ == "s") {
      if (has_value_ && !share(piece)) return;
    } else if (type_ == "n") {
      piece.kind = workbook_.styles.kind(style_);
    } else if (type_ == "b") {
      piece.kind = CellKind::truth;
    } else if (type_ == "e") {
      piece.kind = CellKind::error;
    }
    if (formula_ && !has_value_ && type_ != "str") {  // "str" without a value is an empty text
      text_.append("=").append(formula_text_);
      piece = {CellKind::error, begin_, text_.size() - begin_, nullptr};
    }
    if (piece.length == 0) piece.kind = CellKind::text;
    if (pieces_.size() < column_) pieces_.resize(column_);
    pieces_[column_ - 1] = piece;
  }

  bool share(Piece& piece) {
    std::size_t index = 0;
    const char* const from = text_.data() + begin_;
    const auto read = std::from_chars(from, from + piece.length, index);
    if (read.ec != std::errc() || index >= workbook_.strings.size()) {
      unsound_ = stopped_ = true;
      return false;
    }
    const std::string_view shared = workbook_.strings[index];
    piece.shared = shared.data();
    piece.length = shared.size();
    return true;
  }

  void end_row() {
    fill_merged_down();
    cells_.clear();
    for (const Piece& piece : pieces_) {
      const char* const from = piece.shared != nullptr ? piece.shared : text_.data() + (piece.length == 0 ? room_before : piece.begin);
      cells_.push_back({{from, piece.length}, piece.kind});
    }
    remember_merged_tops();
    if (!sink_.row(row_, cells_)) stopped_ = true;
    sink_.settle();
  }

  // In a range merged over several rows a person sees its value beside each of them.
  void fill_merged_down() {
    std::erase_if(open_, [this](const auto& range) { return range.first->last_row < row_; });
    for (const auto& [range, top] : open_) {
      const std::size_t at = range->first_column - 1;
      if (top.text.empty()) continue;
      if (pieces_.size() <= at) pieces_.resize(at + 1);
      if (pieces_[at].length != 0) continue;
      pieces_[at] = {top.kind, text_.size(), top.text.size(), nullptr};
      text_.append(top.text);
      ++filled_cells_;
    }
  }

  void remember_merged_tops() {
    for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= row_; ++next_merged_) {
      const CellRange& range = merged_[next_merged_];
      if (range.first_row != row_ || range.last_row <= row_ || range.first_column == 0) continue;
      if (range.first_column > cells_.size()) continue;
      const Cell& top = cells_[range.first_column - 1];
      open_.emplace_back(&range, Top{top.kind, std::string(top.text)});
    }
  }

  struct Top {
    CellKind kind;
    std::string text;
  };

  const Workbook& workbook_;
  const std::vector<CellRange>& merged_;
  RowSink& sink_;
  std::size_t next_merged_ = 0;
  std::vector<std::pair<const CellRange*, Top>> open_;

  std::uint32_t row_ = 0, column_ = 0;
  std::string type_, text_, formula_text_;
  std::size_t style_ = 0, begin_ = 0;
  std::vector<Piece> pieces_;
  std::vector<Cell> cells_;
  int phonetic_ = 0;
  bool inside_ = false, inside_formula_ = false, formula_ = false, has_value_ = false;
  bool stopped_ = false, too_wide_ = false, unsound_ = false;
  std::uint32_t hidden_rows_ = 0, filled_cells_ = 0;
};

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
    RowCollector collector(*workbook_, *merged_, sink);
    const XmlPart part{sheet_.part, PartLimits::sheet_bytes, &position_};
    if (auto wrong = read_xml(workbook_->package, part, collector)) return wrong;
    if (collector.unsound()) return broken_workbook(file(), sheet_.part);
    if (collector.too_wide()) return too_wide();
    take_notes(collector);
    return changed_since(workbook_->state, workbook_->path);
  }

 private:
  [[nodiscard]] Diagnostic too_wide() const {
    const std::string most = std::to_string(workbook_->maximum_columns);
    return at_cell(trouble("too-many-columns", file(), {"列数超过 " + most, "there are more than " + most + " columns"},
                           {"请只保留需要的列", "keep only the columns that are needed"}),
                   sheet_.name);
  }

  void take_notes(const RowCollector& collector) {
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
