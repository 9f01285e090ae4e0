#include "intake/unit_fit.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace duixian::intake {

namespace {

bool is_common_counter(const std::string& name) {
  static constexpr std::array<std::string_view, 42> counters = {
      "吨", "台", "辆", "户", "家", "个", "项", "人", "套", "件", "锭", "间", "座", "条", "只", "次", "人次", "公斤",
      "千克", "升", "米", "公里", "千瓦", "度", "标准煤", "吨标准煤", "立方米", "栋", "批", "名",
      "艘", "款", "处", "所", "份", "篇", "架", "头", "株", "枚", "场", "幢"};
  return std::find(counters.begin(), counters.end(), name) != counters.end();
}

// 人, 家, 吨: what a count may be headed by, though the fact names no unit.
bool is_counter(const Unit& unit) {
  static constexpr std::array<std::string_view, 4> measures = {"m2", "month", "day", ""};
  if (unit.dimensions.size() != 1 || unit.dimensions[0].power != 1) return false;
  const std::string& name = unit.dimensions[0].name;
  return !is_currency(name) && std::find(measures.begin(), measures.end(), name) == measures.end();
}

}  // namespace

bool is_mark_of_rate(std::string_view text) {
  static constexpr std::array<std::string_view, 10> marks = {"", "%", "‰", "‱", "百分点", "个百分点", "基点", "个基点", "成", "倍"};
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

bool may_stand_without_unit(const FactSchema& fact, const WrittenQuantity& written) {
  if (written.bare) return true;
  if (written.low.unit.is_none()) return !fact.is_rate || is_mark_of_rate(written.unit_text);
  return !fact.is_rate && is_counter(written.low.unit) && is_common_counter(written.low.unit.dimensions[0].name);
}

HeadingUnit fit_unit(const FactSchema& fact, const std::string& written) {
  if (fact.type.kind != TypeKind::quantity || written.empty()) return {};
  const auto unit = read_unit(written);
  if (!unit) return {};
  if (unit->unit == fact.type.unit) return {UnitFit::fits, *unit};
  if (!is_counter(unit->unit)) return {UnitFit::differs, *unit};
  if (fact.type.unit.is_none()) {
    const bool says_something = unit->scale != Rational(1) || is_common_counter(unit->unit.dimensions[0].name);
    if (fact.is_rate) return {says_something ? UnitFit::differs : UnitFit::none, *unit};
    return {says_something ? UnitFit::fits : UnitFit::none, {unit->scale, {}, unit->magnitude}};
  }
  // "(不含税)" reads as a unit too: only what is surely one can differ.
  const bool surely = unit->scale != Rational(1) || is_common_counter(unit->unit.dimensions[0].name);
  return {surely ? UnitFit::differs : UnitFit::none, {}};
}

}  // namespace duixian::intake
