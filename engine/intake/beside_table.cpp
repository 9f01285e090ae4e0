#include "intake/beside_table.h"

#include <algorithm>
#include <array>

#include "intake/cell_name.h"
#include "intake/decimal.h"
#include "intake/fact_reader.h"
#include "intake/fold.h"
#include "intake/heading.h"
#include "intake/key_text.h"
#include "intake/tables_of_path.h"
#include "intake/trouble.h"
#include "intake/unit_fit.h"

namespace duixian::intake {

// Finds the header on the way, and keeps the rows behind it.
class BesideSink final : public RowSink {
 public:
  BesideSink(const OpenTable& table, const std::vector<BesideColumn>& columns, BesideTable& into)
      : source_(*table.source), columns_(columns), into_(into) {}

  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    if (std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return is_blank(cell.text); })) return true;
    if (!found_) {
      find_header(cells);
      return found_ || ++tried_ < tries;
    }
    if (!cells.empty() && is_total(cells[0].text)) return true;
    std::vector<BesideCell> row;
    for (std::size_t i = 0; i < columns_.size(); ++i) row.push_back(take(number, cells, i));
    into_.rows_.push_back(std::move(row));
    return true;
  }
  [[nodiscard]] bool found() const { return found_; }

 private:
  static constexpr int tries = 40;

  void find_header(std::span<const Cell> cells) {
    at_.assign(columns_.size(), std::nullopt);
    units_.assign(columns_.size(), "");
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      const std::string whole = without_spaces(cells[cell].text);
      const auto bracket = whole.ends_with(')') ? whole.rfind('(') : std::string::npos;
      const std::string name = folded(std::string_view(whole).substr(0, bracket));
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& names = columns_[i].names;
        if (at_[i] || std::none_of(names.begin(), names.end(), [&](std::string_view known) { return folded(known) == name; })) continue;
        at_[i] = cell;
        if (bracket != std::string::npos) units_[i] = whole.substr(bracket + 1, whole.size() - bracket - 2);
        break;
      }
    }
    found_ = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) found_ = found_ && (at_[i] || !columns_[i].required);
  }

  [[nodiscard]] BesideCell take(std::uint32_t number, std::span<const Cell> cells, std::size_t column) const {
    BesideCell taken;
    taken.unit = units_[column];
    taken.place = {source_.file(), source_.sheet(), static_cast<int>(number), at_[column] ? static_cast<int>(*at_[column] + 1) : 0};
    if (!at_[column] || *at_[column] >= cells.size()) return taken;
    const Cell& cell = cells[*at_[column]];
    taken.workbook_number = cell.kind == CellKind::number || cell.kind == CellKind::percent;
    taken.percent = cell.kind == CellKind::percent;
    taken.workbook_day = cell.kind == CellKind::day;
    taken.days_from_1904 = source_.days_from_1904();
    if (!is_blank(cell.text) || cell.text == "无") taken.text = plain(cell.text);
    return taken;
  }

  const TableSource& source_;
  const std::vector<BesideColumn>& columns_;
  BesideTable& into_;
  std::vector<std::optional<std::size_t>> at_;
  std::vector<std::string> units_;
  bool found_ = false;
  int tried_ = 0;
};

Result<BesideTable> BesideTable::read(const std::filesystem::path& path, const Options& options, std::vector<BesideColumn> columns) {
  auto tables = open_tables(path, options.encoding, options.limits);
  if (!tables) return tables.diagnostics();
  for (const OpenTable& open : *tables) {
    BesideTable table;
    BesideSink sink(open, columns, table);
    if (auto wrong = open.source->read(sink)) return *wrong;
    if (sink.found()) return Result<BesideTable>(std::move(table), tables.diagnostics());
  }
  std::string needed;
  for (const BesideColumn& column : columns) {
    if (column.required) needed += (needed.empty() ? "" : ", ") + std::string(column.names.front());
  }
  return trouble("missing-columns", path.string(), {"没有找到含有所需列的表头", "no header with the columns that are needed"},
                 {"需要的列：" + needed, "the columns needed are " + needed});
}

std::string BesideReader::needed(const BesideCell& cell) {
  if (cell.text.empty()) refuse(cell, {"单元格为空", "the cell is blank"}, {"请补填", "fill it in"});
  return cell.text;
}

Cell as_cell(const BesideCell& cell) {
  if (cell.percent) return {cell.text, CellKind::percent};
  if (cell.workbook_day) return {cell.text, CellKind::day};
  return {cell.text, cell.workbook_number ? CellKind::number : CellKind::text};
}

std::optional<Date> BesideReader::day(const BesideCell& cell) {
  if (cell.text.empty()) return std::nullopt;
  FactSchema fact;
  fact.type.kind = TypeKind::date;
  columns::Names names;
  const CellReading reading = FactReader(fact, std::nullopt, nullptr, names, cell.days_from_1904).read(as_cell(cell));
  if (reading.is == CellReading::Is::known) return Date{static_cast<std::int32_t>(reading.value.numerator())};
  refuse(cell, reading.why, {"请填写日期，如 2006-01-15", "write a day, such as 2006-01-15"});
  return std::nullopt;
}

std::optional<bool> BesideReader::truth(const BesideCell& cell) {
  FactSchema fact;
  columns::Names names;
  const CellReading reading = FactReader(fact, std::nullopt, nullptr, names, false).read(as_cell(cell));
  if (reading.is == CellReading::Is::known) return reading.value.sign() != 0;
  refuse(cell, reading.why.empty() ? Message{"单元格为空", "the cell is blank"} : reading.why, {"请填写“是”或“否”", "write yes or no"});
  return std::nullopt;
}

// A share has the mark of one, and a count may name what it counts; 5个点 is neither.
static bool says_what_it_counts(const WrittenQuantity& written) {
  static constexpr std::array<std::string_view, 5> counters = {"个", "项", "次", "种", "位"};
  return written.bare || !written.low.unit.is_none() || is_mark_of_rate(written.unit_text) || std::find(counters.begin(), counters.end(), written.unit_text) != counters.end();
}

std::optional<Quantity> BesideReader::quantity(const BesideCell& cell, const std::string& declared) {
  if (needed(cell).empty()) return std::nullopt;
  auto unit = read_unit(cell.unit);
  const bool headed = unit.has_value();
  if (!headed) unit = read_unit(declared);
  if (cell.percent) {
    if (const auto share = read_workbook_number(cell.text)) return Quantity{*share, {}};
  } else if (cell.workbook_number) {
    const auto number = read_workbook_number(cell.text);
    const auto value = number && unit ? multiply(*number, unit->scale) : number;
    if (value) return Quantity{*value, unit ? unit->unit : Unit{}};
  } else {
    WrittenQuantity written = read_quantity(cell.text);
    if (unit && (written.bare || headed)) written = with_declared_unit(std::move(written), *unit);
    if (written.reading == Reading::exact && !written.date && says_what_it_counts(written)) return written.low;
    if (!written.why.empty()) return refuse(cell, written.why, {"请改写", "write it another way"}), std::nullopt;
  }
  refuse(cell, {"“" + cell.text + "”不是数值", "\"" + cell.text + "\" is not a quantity"}, {"请填写数值及单位，如 50万元、5%", "write a number with its unit, such as 50万元 or 5%"});
  return std::nullopt;
}

void BesideReader::refuse(const BesideCell& cell, Message what, Message remedy) {
  wrong_->push_back(at_line(at_cell(trouble("unreadable-cell", cell.place.file, std::move(what), std::move(remedy)), cell_name(cell.place)), static_cast<std::uint64_t>(cell.place.row)));
}

}  // namespace duixian::intake
