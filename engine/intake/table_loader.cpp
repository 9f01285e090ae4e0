#include "intake/table_loader.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "columns/huge_pages.h"
#include "intake/cell_name.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::size_t enough_errors = 20;
constexpr std::uint32_t rows_between_progress = 8192;
constexpr std::size_t cells_near = 4096;  // that a batch may hold: they stay in the first caches
constexpr std::uint64_t most_expected_rows = 1 << 25;  // a guess must not take all memory

}  // namespace

TableLoader::TableLoader(columns::Records& records, const TablePlan& plan, int year, Progress progress)
    : records_(records), plan_(plan), entity_(records.schema().entities[plan.entity]), year_(year), progress_(std::move(progress)) {}

Diagnostics TableLoader::load() {
  bind();
  if (!wrong_.empty()) return wrong_;
  batch_.set_width(plan_.header.width);
  left_.resize(bindings_.size());
  names_before_ = records_.names().size();
  if (auto unreadable = plan_.source->read(*this)) wrong_.push_back(*std::move(unreadable));
  tell();
  return wrong_;
}

void TableLoader::Batch::set_width(std::size_t columns) {
  width_ = columns;
  room_ = std::clamp<std::size_t>(cells_near / std::max<std::size_t>(columns, 1), 1, ColumnWriter::most_rows);
  numbers_.resize(room_);
  cells_.resize(room_ * width_);
}

void TableLoader::Batch::add(std::uint32_t number, std::span<const Cell> cells) {
  numbers_[size_] = number;
  const auto into = cells_.begin() + static_cast<std::ptrdiff_t>(size_++ * width_);
  std::fill(std::copy(cells.begin(), cells.end(), into), into + static_cast<std::ptrdiff_t>(width_), Cell{});
}

bool TableLoader::row(std::uint32_t number, std::span<const Cell> cells) {
  if (number <= plan_.header.row) return true;
  while (cells.size() > batch_.width() && cells.back().text.empty()) cells = cells.first(cells.size() - 1);
  if (cells.size() > batch_.width()) {  // a slipped row, or a remark beside the table: taken by itself
    settle();
    if (!enough_wrong()) take(number, cells, {}), write_fresh();
  } else {
    batch_.add(number, cells);
    if (batch_.full()) settle();
  }
  return !enough_wrong();
}

void TableLoader::settle() {
  foresee();
  for (std::size_t i = 0; i < batch_.size() && !enough_wrong(); ++i) take(batch_.number(i), batch_.cells(i), keys_[i]);
  write_fresh();
  batch_.clear();
}

void TableLoader::foresee() {
  keys_.assign(batch_.size(), {});
  if (!key_cell_ || !entity_.list.empty()) return;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    keys_[i] = records_.key(plan_.entity, batch_.cells(i)[*key_cell_].text);
    records_.foresee(plan_.entity, keys_[i]);
  }
}

void TableLoader::take(std::uint32_t number, std::span<const Cell> cells, columns::Key key) {
  if (++rows_ % rows_between_progress == 0) {
    if (rows_ == rows_between_progress) expect_rows();
    if (progress_) progress_(plan_.source->position());
  }
  if (judge(number, cells) != RowIs::subject) return;
  if (cells.size() > plan_.header.width && plan_.source->rows_can_slip() && slipped(number, cells)) return;

  std::optional<columns::Row> owner;
  if (entity_.owner) {
    owner = owner_row(number, cells);
    if (!owner) return;
  }
  bool is_new = true;
  const auto row = own_row(number, key, owner, is_new);
  if (!row) return;
  if (is_new) {
    if (fresh_.empty()) first_fresh_ = *row;
    fresh_.push_back({number, cells.data()});
  } else {
    write_fresh();
    agree(bindings_, *row, number, cells);
  }
  if (!yearly_.empty()) {
    write_fresh();
    const auto year = year_of(number, cells);
    if (year) agree(bindings_of(*year), *row, number, cells);
  }
  if (!lists_.empty()) write_lists(*row, number, cells);
}

// What is not plain is written row by row, so that flaws are told in the order of the file.
void TableLoader::write_fresh() {
  std::uint64_t any_left = 0;
  for (std::size_t i = 0; i < bindings_.size() && !fresh_.empty(); ++i) {
    left_[i] = bindings_[i].writer.write_plain(first_fresh_, fresh_, bindings_[i].cell);
    any_left |= left_[i];
  }
  for (; any_left != 0; any_left &= any_left - 1) {
    const auto at = static_cast<unsigned>(std::countr_zero(any_left));
    for (std::size_t i = 0; i < bindings_.size(); ++i) {
      Binding& binding = bindings_[i];
      if ((left_[i] >> at & 1) != 0) binding.writer.write_slowly(first_fresh_ + at, fresh_[at].number, fresh_[at].cells[binding.cell]);
    }
  }
  fresh_.clear();
}

// The first rows tell about how many will come: columns that need not grow are written once.
void TableLoader::expect_rows() {
  const std::uint64_t passed = std::max<std::uint64_t>(plan_.source->position(), 1);
  const std::uint64_t likely = std::min<std::uint64_t>(plan_.source->bytes() / passed * rows_ + rows_between_progress, most_expected_rows);
  columns::Table& table = records_.table(plan_.entity);
  if (key_cell_) table.by_key.expect(table.rows() + likely);
  // Half as much again: what has been passed is known by the block, and room that stays untouched costs nothing.
  const std::uint64_t room = table.rows() + likely + likely / 2;
  table.keys.expect(room);
  columns::reserve_huge(table.source_rows, room);
  for (Binding& binding : bindings_) binding.writer.expect(room);
  columns::Names& names = records_.names();
  names.expect(names.size() + (names.size() - names_before_) * likely / rows_);
}

void TableLoader::agree(std::vector<Binding>& bindings, columns::Row row, std::uint32_t number, std::span<const Cell> cells) {
  for (Binding& binding : bindings) {
    const Cell& cell = cells[binding.cell];
    if (!binding.writer.agree(row, number, cell)) contradicts(binding.writer, row, number, cell);
  }
}

void TableLoader::write_lists(columns::Row row, std::uint32_t number, std::span<const Cell> cells) {
  for (ListColumn& column : lists_) {
    if (column.cell >= cells.size() || column.list.take(row, number, cells[column.cell])) continue;
    error(here(number, column.cell, "two-values", {"“" + key_ + "”的清单已在别处给出，且内容不同", "the list of \"" + key_ + "\" is given elsewhere, and differs"},
               {"请核对后只保留一处", "check which is right and keep one"}));
  }
}

void TableLoader::contradicts(const ColumnWriter& writer, columns::Row row, std::uint32_t number, const Cell& cell) {
  const ColumnAddress& at = writer.address();
  const std::string first = cell_in_file(records_.place(at.entity, at.fact, at.year, row));
  const std::string name = entity_.facts[at.fact].name, subject = records_.table(at.entity).keys[row];
  error(here(number, static_cast<std::size_t>(records_.sources[at.source].column) - 1, "two-values",
             {"“" + subject + "”的 " + name + " 此处为“" + std::string(cell.text) + "”，与 " + first + " 的值不同",
              name + " of \"" + subject + "\" is \"" + std::string(cell.text) + "\" here and something else in " + first},
             {"请核对这两个单元格，改为一致或删除一个", "check both cells and make them agree, or delete one"}));
}

void TableLoader::error(Diagnostic diagnostic) { wrong_.push_back(std::move(diagnostic)); }

bool TableLoader::enough_wrong() const { return wrong_.size() >= enough_errors; }

}  // namespace duixian::intake
