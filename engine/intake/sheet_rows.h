// The rows of a sheet as its XML streams by, handed to a sink one at a time.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "intake/cell.h"
#include "intake/merged_cells.h"
#include "intake/workbook.h"
#include "intake/xml.h"

namespace duixian::intake {

class SheetRows final : public XmlSink {
 public:
  // `merged` in the order of their first rows.
  SheetRows(const Workbook& workbook, const std::vector<CellRange>& merged, RowSink& sink)
      : workbook_(workbook), merged_(merged), sink_(sink) {}

  void begin(std::string_view element, const Attributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view text) override;
  [[nodiscard]] bool satisfied() const override { return stopped_; }

  [[nodiscard]] std::uint32_t hidden_rows() const { return hidden_rows_; }
  [[nodiscard]] std::uint32_t filled_cells() const { return filled_cells_; }  // that took the value of a cell merged downwards
  [[nodiscard]] bool too_wide() const { return too_wide_; }
  [[nodiscard]] bool unsound() const { return unsound_; }

 private:
  // A cell of the row being read; its text lies in the row's own buffer, or is a shared one.
  struct Piece {
    CellKind kind = CellKind::text;
    std::size_t begin = 0, length = 0;
    const char* shared = nullptr;
  };
  struct Top {  // the cell that a merged range shows
    CellKind kind;
    std::string text;
  };

  void begin_row(const Attributes& attributes);
  void begin_cell(const Attributes& attributes);
  void end_cell();
  [[nodiscard]] bool share(Piece& piece);
  void end_row();
  void fill_merged_down();
  void remember_merged_tops();

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

}  // namespace duixian::intake
