#include "intake/sheet_rows.h"

#include <charconv>

#include "intake/cell_name.h"

namespace duixian::intake {

void SheetRows::begin(std::string_view element, const Attributes& attributes) {
  if (element == "c") return begin_cell(attributes);
  if (element == "v" || (element == "t" && phonetic_ == 0)) inside_ = true;
  else if (element == "f") formula_ = inside_formula_ = true;
  else if (element == "rPh") ++phonetic_;
  else if (element == "row") begin_row(attributes);
}

void SheetRows::end(std::string_view element) {
  inside_ = inside_formula_ = false;
  if (element == "c") end_cell();
  else if (element == "row") end_row();
  else if (element == "rPh") --phonetic_;
}

void SheetRows::text(std::string_view text) {
  if (inside_) text_.append(text), has_value_ = true;
  if (inside_formula_) formula_text_.append(text);
}

void SheetRows::begin_row(const Attributes& attributes) {
  const auto number = attributes.find("r");
  row_ = number ? read_cell_name(*number).row : row_ + 1;
  hidden_rows_ += attributes.is_true("hidden");
  column_ = 0;
  text_.assign(room_before, ' ');
  pieces_.clear();
}

void SheetRows::begin_cell(const Attributes& attributes) {
  const CellName name = read_cell_name(attributes.find("r").value_or(""));
  column_ = name.column == 0 ? column_ + 1 : name.column;
  type_ = attributes.find("t").value_or("n");
  style_ = 0;
  if (const auto style = attributes.find("s")) std::from_chars(style->data(), style->data() + style->size(), style_);
  begin_ = text_.size();
  formula_ = has_value_ = false;
  formula_text_.clear();
}

void SheetRows::end_cell() {
  if (column_ > workbook_.package.limits().columns) {
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

bool SheetRows::share(Piece& piece) {
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

void SheetRows::end_row() {
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
void SheetRows::fill_merged_down() {
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

void SheetRows::remember_merged_tops() {
  for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= row_; ++next_merged_) {
    const CellRange& range = merged_[next_merged_];
    if (range.first_row != row_ || range.last_row <= row_ || range.first_column == 0) continue;
    if (range.first_column > cells_.size()) continue;
    const Cell& top = cells_[range.first_column - 1];
    open_.emplace_back(&range, Top{top.kind, std::string(top.text)});
  }
}

}  // namespace duixian::intake
