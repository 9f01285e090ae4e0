#include "duixian/words/date.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

Date date_of(const Cell& cell) { return Date{static_cast<std::int32_t>(cell.value.as_int64().value_or(0))}; }
constexpr std::int64_t maximum_months = 12 * 10000;

}  // namespace

Cell scalar_plus_months(const Node&, Inputs in) {
  const auto months = in[1].value.as_int64();
  if (!months || *months > maximum_months || *months < -maximum_months) return unknown(Undefined::not_whole_months);
  return known(Rational(plus_months(date_of(in[0]), *months).days));
}

Cell days_later(const Cell& date, const Cell& days) {
  static const Rational first(Date::of(Date::kFirstYear, 1, 1)->days), last(Date::of(Date::kLastYear, 12, 31)->days);
  if (!days.value.is_whole()) return unknown(Undefined::not_whole_days);
  const auto day = add(date.value, days.value);
  if (!day) return known(days.value.sign() < 0 ? first : last);
  return known(*day < first ? first : *day > last ? last : *day);
}

Cell scalar_year_of(const Node&, Inputs in) { return known(Rational(date_of(in[0]).year())); }

}  // namespace duixian::graph
