// Periods between two days. Each refuses a period that ends before it begins: such data contradict themselves.
#include "duixian/words/date.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

Date day_of(const Cell& cell) { return Date{static_cast<std::int32_t>(cell.value.as_int64().value_or(0))}; }

// The day after, and at the calendar's end the last day.
Date day_after(Date day) {
  static const Date last = *Date::of(Date::kLastYear, 12, 31);
  return day < last ? Date{day.days + 1} : day;
}

// Whole months from one day to another that is not before it: the same day of the month completes one.
std::int64_t months_between(Date from, Date to) {
  std::int64_t months = (std::int64_t{to.year()} - from.year()) * 12 + to.month() - from.month();
  if (plus_months(from, months) > to) --months;
  return months;
}

}  // namespace

// index: 1 where the last day counts too.
Cell scalar_days_between(const Node& node, Inputs in) {
  const Date from = day_of(in[0]), to = day_of(in[1]);
  if (to < from) return unknown(Undefined::end_before_start);
  return known(Rational(std::int64_t{to.days} - from.days + node.index));
}

Cell scalar_full_months(const Node& node, Inputs in) {
  const Date from = day_of(in[0]), to = day_of(in[1]);
  if (to < from) return unknown(Undefined::end_before_start);
  return known(Rational(months_between(from, node.index != 0 ? day_after(to) : to)));
}

// inputs: a period and a window, all four days included. index: 0 days, 1 whole months.
Cell scalar_overlap(const Node& node, Inputs in) {
  if (in[1].value < in[0].value || in[3].value < in[2].value) return unknown(Undefined::end_before_start);
  const Date from = std::max(day_of(in[0]), day_of(in[2])), to = std::min(day_of(in[1]), day_of(in[3]));
  if (to < from) return known(Rational(0));
  return known(Rational(node.index == 0 ? std::int64_t{to.days} + 1 - from.days : months_between(from, day_after(to))));
}

// inputs: the day it counts from, and the day that is asked about. The anniversary belongs to the next year.
Cell scalar_year_number(const Node&, Inputs in) {
  const Date from = day_of(in[0]), on = day_of(in[1]);
  if (on < from) return unknown(Undefined::not_begun);
  return known(Rational(months_between(from, on) / 12 + 1));
}

// index: 0 the first day of the year, 1 its last.
Cell scalar_day_of_year(const Node& node, Inputs in) {
  const auto year = in[0].value.as_int64();
  if (!year || *year < Date::kFirstYear || *year > Date::kLastYear) return unknown(Undefined::no_such_year);
  const bool last = node.index != 0;
  return known(Rational(Date::of(static_cast<int>(*year), last ? 12 : 1, last ? 31 : 1)->days));
}

}  // namespace duixian::graph
