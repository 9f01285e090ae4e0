#include "duixian/words/date.h"
#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

// A whole number from each known day.
template <class Of>
Form from_days(Lowering& to, int scope, const Number& days, LaneRange range, Of of) {
  Number made;
  made.known = days.known;
  made.range = range;
  const Slot lanes = days.lanes;
  const auto offset = static_cast<Lane>(days.offset.numerator());
  made.lanes = to.lanes(scope, {lanes, days.known}, [scope, lanes, offset, known = days.known, of](Batch& batch, Lane* out) {
    const Lane* source = batch.lanes(lanes);
    const Word* bits = batch.bits(known);
    for (std::size_t row = 0; row < batch.rows(scope); ++row) {
      const bool is_known = (bits[row / 64] >> (row % 64) & 1) != 0;
      out[row] = is_known ? of(Date{static_cast<std::int32_t>(source[row] + offset)}) : 0;
    }
  });
  return number_form(scope, made);
}

}  // namespace

bool are_days(const Form& form) {
  static const Int128 first = Date::of(Date::kFirstYear, 1, 1)->days, last = Date::of(Date::kLastYear, 12, 31)->days;
  if (!form.is_number() || form.number.divisor || form.number.scale != Rational(1) || !form.number.offset.is_whole()) return false;
  const Int128 offset = form.number.offset.numerator();
  return form.number.range.low + offset >= first && form.number.range.high + offset <= last;
}

FormResult column_year_of(Lowering& to, const Node& node, Forms in) {
  if (!are_days(in[0])) return std::nullopt;
  return from_days(to, node.scope, in[0].number, {-10'000, 10'000}, [](Date date) { return Lane{date.year()}; });
}

FormResult column_plus_months(Lowering& to, const Node& node, Forms in) {
  constexpr std::int64_t longest = 12 * 1000;
  const bool fixed = in[1].is_constant() && in[1].constant.known && in[1].constant.value.is_whole();
  if (!are_days(in[0]) || !fixed) return std::nullopt;
  const auto months = value_of(in[1]).as_int64();
  if (!months || *months > longest || *months < -longest) return std::nullopt;
  return from_days(to, node.scope, in[0].number, {-1'000'000, 4'000'000}, [months = *months](Date date) { return Lane{plus_months(date, months).days}; });
}

}  // namespace duixian::graph
