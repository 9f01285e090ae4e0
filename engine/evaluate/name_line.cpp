// What an explanation calls the things that a rule names.
#include <algorithm>

#include "evaluate/explain.h"

namespace duixian::evaluate {

namespace {

using graph::OutlineEntry;

const FactSchema* fact_of(const packs::Pack& pack, const OutlineEntry& entry) {
  const graph::Node& node = pack.book->graph[entry.node];
  if (node.operation != graph::Operation::fact) return nullptr;
  return &pack.book->schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)];
}

// The value of a named parameter as printed rows: tiers and branches are shown where they are used.
void parameter_line(const graph::Parameter& parameter, const packs::Pack& pack, Date day, Explanation& line) {
  line.title = parameter.title;
  line.cite = parameter.cite;
  if (line.cite->document.empty()) line.cite->document = pack.title;
  const auto* value = in_force(parameter, day);
  if (!value) {
    line.note = {"当日尚无此参数的值", "the parameter has no value on that day"};
    return;
  }
  line.from = value->from;
  if (!value->damaged.empty()) line.note = {"原文此处损坏（“" + value->damaged + "”），待确认", "the text is damaged here (\"" + value->damaged + "\") and awaits confirmation"};
}

template <class Declared>
const Declared* named(const std::vector<Declared>& declared, const std::string& name) {
  const auto at = std::find_if(declared.begin(), declared.end(), [&](const Declared& one) { return one.name == name; });
  return at == declared.end() ? nullptr : &*at;
}

}  // namespace

void name_line(const packs::Pack& pack, const OutlineEntry& entry, const std::vector<graph::Parameter>& parameters, Date day, Explanation& line) {
  const auto& declared = pack.book->declarations;
  line.word = entry.word;
  line.name = entry.name;
  if (entry.word == "fact") {
    if (const FactSchema* fact = fact_of(pack, entry)) line.title = fact->title;
  } else if (entry.word == "list") {
    for (const EntitySchema& entity : pack.book->schema.entities) {
      if (entity.list == entry.name) line.title = entity.title;
    }
  } else if (const auto* parameter = named(parameters, entry.name); parameter && (entry.word == "parameter" || entry.word == "tiers" || entry.word == "slices" || entry.word == "choose" || entry.word == "one_of" || entry.word == "first_row" || entry.word == "reached_before")) {
    parameter_line(*parameter, pack, day, line);
  } else if (const auto* discretion = named(declared.discretions, entry.name); discretion && entry.word == "discretion") {
    line.title = discretion->title;
  } else if (const auto* approval = named(declared.approvals, entry.name); approval && entry.word == "approval") {
    line.title = approval->by;
  } else if (const auto* series = named(declared.series, entry.name); series && (entry.word == "series" || entry.word == "series_average")) {
    line.title = series->title;
  } else if (entry.word == "reading") {
    const auto at = std::find_if(declared.readings.begin(), declared.readings.end(), [&](const auto& one) { return one.id == entry.name; });
    if (at != declared.readings.end()) line.title = at->issue;
  } else if (entry.word == "decision_amount" || entry.word == "decision_qualifies" || entry.word == "decision_paid_by") {
    if (const auto other = pack.book->provision(entry.name)) line.title = pack.book->provisions[*other].title;
  }
}

Message undefined_reason(graph::Undefined why) {
  using enum graph::Undefined;
  switch (why) {
    case no: return {};
    case division_by_zero: return {"除数为零", "division by zero"};
    case no_base: return {"基数为零或负数，增长率没有意义", "the base is zero or negative: no growth can be computed over it"};
    case years_not_whole: return {"年数不是正整数", "the number of years is not a whole number above zero"};
    case negative_growth: return {"期末值为负，年均增长没有意义", "the last value is negative: it has no average growth"};
    case no_weights: return {"各方份额全为零或有负数，无法分摊", "the shares are all zero or one is negative: the sum cannot be divided"};
    case no_branch: return {"没有与该值对应的分支", "no branch is given for this value"};
    case no_step: return {"步长为零或负数", "the step is zero or negative"};
    case not_whole_months: return {"时间不是整月", "the period is no whole number of months"};
    case not_whole_days: return {"时间不是整天", "the period is no whole number of days"};
    case no_series_value: return {"当日（或期间）没有该系列的值", "the series has no value for that day or period"};
    case bad_parts: return {"期数不是正整数", "the number of parts is not a whole number above zero"};
    case function_refused: return {"函数没有给出结果", "the function gave no result"};
    case end_before_start: return {"期间的终止日早于起始日", "the period ends before it begins"};
    case not_begun: return {"起算日尚未到来", "the day it counts from is still to come"};
    case no_such_year: return {"不是 1 至 9999 之间的年份", "this is no year from 1 to 9999"};
    case no_beginning: return {"没有声明记录自何年起完整（complete_since），或早于30年前，更早的年份无从知道", "since when the records are complete is not declared (complete_since), or lies more than 30 years back: earlier years cannot be known"};
    case overflow: return {"数值超出可计算的范围", "the number is larger than can be computed"};
  }
  return {};
}

}  // namespace duixian::evaluate
