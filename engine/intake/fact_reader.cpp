#include "intake/fact_reader.h"

#include <algorithm>
#include <array>

#include "intake/decimal.h"
#include "intake/fold.h"
#include "intake/serial_day.h"
#include "intake/unit_fit.h"

namespace duixian::intake {

namespace {

using Is = CellReading::Is;

// A number that no style shows as a date is taken for one only where it can be nothing else a person types there.
constexpr std::int64_t earliest_bare_serial = 10000, latest_bare_serial = 80000;

CellReading known(Rational value) { return {Is::known, value, {}}; }
CellReading flawed(std::string zh, std::string en) { return {Is::flawed, {}, {std::move(zh), std::move(en)}}; }
CellReading flawed(Message why) { return {Is::flawed, {}, std::move(why)}; }

CellReading shown_as_date() {
  return flawed("此处应为数值，而单元格是日期格式，数值可能已被 Excel 改写",
                "a date stands where a number belongs; Excel may have changed what was typed");
}

bool is_number(const Cell& cell) { return cell.kind == CellKind::number || cell.kind == CellKind::percent; }

// 第5, 前5名: a quantity that can be read has these words before its figure only.
bool is_rank(std::string_view text) { return text.find("第") != std::string_view::npos || text.find("前") != std::string_view::npos; }

// The reasons why a cell of a workbook is no value whatever the fact.
std::optional<CellReading> read_error(const Cell& cell) {
  if (cell.kind != CellKind::error) return std::nullopt;
  if (is_blank(cell.text)) return CellReading{};
  if (cell.text.starts_with('=')) {
    return flawed("公式没有保存计算结果，请在 Excel 中打开并保存", "the formula's result is not stored: open the file in Excel and save it");
  }
  return flawed("公式出错：" + std::string(cell.text), "the formula failed: " + std::string(cell.text));
}

}  // namespace

FactReader::FactReader(const FactSchema& fact, std::optional<WrittenUnit> unit, const MappedColumn* mapped,
                       columns::Names& names, bool days_from_1904)
    : fact_(&fact), declared_(std::move(unit)), names_(&names), days_from_1904_(days_from_1904) {
  if (!declared_ && fact.bare_scale) {
    declared_ = WrittenUnit{*fact.bare_scale, fact.type.unit, 1};
    if (const auto written = read_unit(fact.written_unit); written && written->scale == *fact.bare_scale) {
      declared_->magnitude = written->magnitude;
    }
  }
  for (const std::string& name : fact.type.names) add_choice(name, name);
  for (std::size_t i = 0; i < fact.type.labels.size() && i < fact.type.names.size(); ++i) {
    add_choice(fact.type.labels[i].zh, fact.type.names[i]);
    add_choice(fact.type.labels[i].en, fact.type.names[i]);
  }
  if (mapped == nullptr) return;
  for (const auto& [said, meant] : mapped->values) choices_[names.code(said)] = names.code(meant);
}

// What says a choice first keeps it: a name before a label.
void FactReader::add_choice(const std::string& said, const std::string& name) {
  if (said.empty()) return;
  choices_.emplace(names_->code(said), names_->code(name));
  choices_.emplace(names_->code(plain(said)), names_->code(name));
}

std::optional<Rational> FactReader::bare_scale() const {
  if (!declared_) return std::nullopt;
  return declared_->scale;
}

std::optional<std::int64_t> FactReader::choice(std::string_view text) const {
  const auto code = names_->find(text);
  if (!code) return std::nullopt;
  const auto found = choices_.find(*code);
  if (found == choices_.end()) return std::nullopt;
  return found->second;
}

CellReading FactReader::read(const Cell& cell) const {
  if (cell.text.empty()) return {};
  if (auto error = read_error(cell)) return *error;
  if (fact_->type.kind == TypeKind::choice) return read_choice(cell);
  if (fact_->type.kind == TypeKind::truth) return read_truth(cell);
  if (is_blank(cell.text)) return {};
  switch (fact_->type.kind) {
    case TypeKind::text: return read_text(cell);
    case TypeKind::date: return read_day(cell);
    case TypeKind::quantity: case TypeKind::root: return read_quantity_cell(cell);
    case TypeKind::truth: case TypeKind::choice: case TypeKind::list: break;
  }
  return flawed("这种事实不能写在单元格里", "a fact of this kind cannot stand in a cell");
}

CellReading FactReader::read_quantity_cell(const Cell& cell) const {
  if (cell.kind == CellKind::day) return shown_as_date();
  if (cell.kind == CellKind::truth) return flawed("此处应为数值，不是逻辑值", "a truth stands where a number belongs");
  if (is_number(cell)) {
    const auto number = read_workbook_number(cell.text);
    if (!number) return flawed("数值过大或无法读取", "the number is too large or cannot be read");
    if (cell.kind == CellKind::percent) {
      if (!fact_->type.unit.is_none()) return flawed("百分比格式与该字段的单位不符", "a percentage does not have this fact's unit");
      return in_range(*number);
    }
    if (!declared_) return flawed("缺少单位", "it needs a unit");
    const auto value = multiply(*number, declared_->scale);
    return value ? in_range(*value) : flawed("数值过大", "the number is too large");
  }
  WrittenQuantity written = read_quantity(cell.text);
  const bool readable = written.reading == Reading::exact && !written.date;
  if (readable && is_rank(cell.text)) return flawed("是名次（第、前），不是数值", "it is a rank (第, 前) and no number");
  const bool unitless = fact_->type.unit.is_none();
  if (readable && unitless && !may_stand_without_unit(*fact_, written)) {
    return flawed("单位“" + written.unit_text + "”不符：应为" + (fact_->is_rate ? "比率，如 5%" : "不带单位的数"),
                  "the unit \"" + written.unit_text + "\" does not go with " + (fact_->is_rate ? "a rate, such as 5%" : "a plain number"));
  }
  const bool counted = unitless && !written.low.unit.is_none();  // 12人
  if (declared_ && !counted) written = with_declared_unit(std::move(written), *declared_);
  switch (written.reading) {
    case Reading::exact: break;
    case Reading::about: return flawed("是约数，不是确数", "it is an approximate figure");
    case Reading::range: return flawed("是一个区间，不是一个数", "it is a range, not a number");
    case Reading::damaged: case Reading::unreadable: return flawed(std::move(written.why));
  }
  if (written.date) return flawed("此处应为数值，不是日期", "a date stands where a number belongs");
  if (!declared_ && written.bare && !fact_->type.unit.is_none()) return flawed("缺少单位", "it needs a unit");
  if (written.low.unit != fact_->type.unit && !counted) {
    return flawed("单位不符：应为" + to_text(fact_->type.unit), "another unit than " + to_text(fact_->type.unit));
  }
  return in_range(written.low.amount);
}

CellReading FactReader::in_range(const Rational& value) const {
  if (!fact_->range || (value >= fact_->range->low && value <= fact_->range->high)) return known(value);
  const std::string low = to_text(Quantity{fact_->range->low, fact_->type.unit}, fact_->written_unit);
  const std::string high = to_text(Quantity{fact_->range->high, fact_->type.unit}, fact_->written_unit);
  return flawed("超出允许范围（" + low + " 至 " + high + "）", "outside its range (" + low + " to " + high + ")");
}

CellReading FactReader::read_truth(const Cell& cell) const {
  static constexpr std::array<std::string_view, 12> yes = {"是", "1", "true", "yes", "y", "t", "√", "✓", "✔", "有", "对", "☑"};
  static constexpr std::array<std::string_view, 12> no = {"否", "0", "false", "no", "n", "f", "×", "✗", "✘", "无", "没有", "不是"};
  const std::string text = folded(cell.text);
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return known(1);
  if (std::find(no.begin(), no.end(), text) != no.end()) return known(0);
  if (is_blank(cell.text)) return {};
  return flawed("不是“是”或“否”", "neither yes (是) nor no (否)");
}

CellReading FactReader::read_choice(const Cell& cell) const {
  const std::string text = plain(cell.text);
  if (const auto code = choice(text)) return known(*code);
  if (is_blank(cell.text)) return {};
  if (fact_->type.open) return known(names_->code(text));
  std::string zh, en;
  for (std::size_t i = 0; i < fact_->type.names.size(); ++i) {
    const Message label = i < fact_->type.labels.size() ? fact_->type.labels[i] : Message{};
    const std::string& name = fact_->type.names[i];
    zh += (i > 0 ? "、" : "") + (label.zh.empty() ? name : label.zh);
    en += (i > 0 ? ", " : "") + name;
  }
  return flawed("不是可选项之一（" + zh + "）", "none of its choices (" + en + ")");
}

CellReading FactReader::read_text(const Cell& cell) const {
  if (cell.kind == CellKind::day) {
    const auto serial = read_workbook_number(cell.text);
    const auto day = serial ? day_of_serial(*serial, days_from_1904_) : std::nullopt;
    return day ? known(names_->code(to_text(*day))) : shown_as_date();
  }
  if (is_number(cell) && is_scientific(cell.text)) {
    return flawed("长编码已变成科学计数，末位数字已丢失", "a long code became a number in scientific notation and lost its last digits");
  }
  return known(names_->code(trimmed(cell.text)));
}

CellReading FactReader::read_day(const Cell& cell) const {
  if (cell.kind == CellKind::day) {
    const auto serial = read_workbook_number(cell.text);
    const auto day = serial ? day_of_serial(*serial, days_from_1904_) : std::nullopt;
    return day ? known(day->days) : flawed("日期序号无效", "no such day");
  }
  const std::string text = plain(cell.text);
  const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && text.size() == 8) {
    const auto day = Date::of(std::stoi(text.substr(0, 4)), std::stoi(text.substr(4, 2)), std::stoi(text.substr(6)));
    return day ? known(day->days) : flawed("没有这一天", "there is no such day");
  }
  if (const auto serial = digits ? read_workbook_number(text) : std::nullopt;
      serial && *serial >= Rational(earliest_bare_serial) && *serial <= Rational(latest_bare_serial)) {
    const auto day = day_of_serial(*serial, days_from_1904_);
    if (day) return known(day->days);
  }
  const WrittenQuantity written = read_quantity(cell.text);
  if (written.reading == Reading::exact && written.date) return known(written.date->days);
  return written.why.empty() ? flawed("不是日期", "it is not a date") : flawed(written.why);
}

}  // namespace duixian::intake
