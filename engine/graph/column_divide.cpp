// Quotients are pairs of columns; only rounding and whole steps divide, each once, exactly.
#include <algorithm>

#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

Slot filled(Lowering& to, int scope, Lane value) {
  return to.lanes(scope, {}, [scope, value](Batch& batch, Lane* out) { std::fill_n(out, batch.words(scope) * kernels::word_lanes, value); });
}

// A divisor whose lanes are above zero where it is known: the sign goes to the dividend, a zero makes the row unknown.
struct Guarded {
  Number divisor;
  std::optional<Slot> negative;  // rows whose dividend changes its sign
};
std::optional<Guarded> guarded(Lowering& to, int scope, const Number& number) {
  const auto whole = without_offset(to, scope, number);
  if (!whole) return std::nullopt;
  Guarded made{*whole, std::nullopt};
  Number& divisor = made.divisor;
  const auto at_least = [&](const Number& of, Lane bound) {
    return to.bits(scope, {of.lanes}, [scope, lanes = of.lanes, bound, &kernels = to.kernels()](Batch& batch, Word* out) {
      kernels.at_least({batch.lanes(lanes)}, {nullptr, 1, bound}, out, batch.words(scope));
    });
  };
  const Slot positive = divisor.range.high > 0 ? at_least(divisor, 1) : no_rows;
  if (divisor.range.low >= 0) {
    divisor.known = to.both(scope, divisor.known, positive);
    return made;
  }
  const Slot negative = to.without(scope, every_row, at_least(divisor, 0));
  divisor.known = to.both(scope, divisor.known, to.either(scope, positive, negative));
  const Slot lanes = divisor.lanes;
  divisor.lanes = to.lanes(scope, {lanes, negative}, [scope, lanes, negative, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.blend(batch.bits(negative), {batch.lanes(lanes), -1, 0}, {batch.lanes(lanes)}, out, batch.words(scope));
  });
  divisor.range = {0, std::max(divisor.range.high, -divisor.range.low)};
  made.negative = negative;
  return made;
}

// The dividend over 1 / divisor's scale, its sign turned where the divisor was negative.
FormResult ratio(Lowering& to, int scope, const Form& above, const Guarded& below) {
  Number made;
  if (above.is_constant()) {
    if (value_of(above).sign() == 0) return std::nullopt;
    made.lanes = filled(to, scope, 1);
    made.range = {0, 1};
    made.known = every_row;
    made.scale = value_of(above);
  } else {
    const auto whole = without_offset(to, scope, above.number);
    if (!whole) return std::nullopt;
    made = *whole;
  }
  const auto scale = divide(made.scale, below.divisor.scale);
  if (!scale) return std::nullopt;
  made.scale = *scale;
  if (below.negative) {
    const Slot lanes = made.lanes, negative = *below.negative;
    made.lanes = to.lanes(scope, {lanes, negative}, [scope, lanes, negative, &kernels = to.kernels()](Batch& batch, Lane* out) {
      kernels.blend(batch.bits(negative), {batch.lanes(lanes), -1, 0}, {batch.lanes(lanes)}, out, batch.words(scope));
    });
    made.range = hull(made.range, {-made.range.high, -made.range.low});
  }
  made.known = to.both(scope, made.known, below.divisor.known);
  made.divisor = below.divisor.lanes;
  made.divisor_range = below.divisor.range;
  return checked(scope, made);
}

kernels::Quotient quotient_of(Rounding rule) {
  return rule == Rounding::half_up ? kernels::Quotient::half_up : rule == Rounding::down ? kernels::Quotient::down : kernels::Quotient::up;
}

// How many whole steps a number is, as lanes.
FormResult counted(Lowering& to, int scope, const Number& number, const Rational& step, kernels::Quotient how) {
  const auto unit = common_step({number.scale, number.offset, step});
  const auto by = unit ? divide(step, *unit) : std::nullopt;
  if (!by || !by->is_whole()) return std::nullopt;
  Form above = number_form(scope, number);
  if (number.divisor) {
    const auto numerators = numerator(to, scope, above);
    if (!numerators) return std::nullopt;
    above = *numerators;
  }
  const auto dividend = side(above, *unit, wide_limit);
  if (!dividend || by->numerator() >= lane_limit) return std::nullopt;
  const auto q = static_cast<Lane>(by->numerator());
  Number made;
  made.known = number.known;
  std::vector<Slot> reads{*dividend->lanes};
  if (number.divisor) {
    const auto divisors = times(number.divisor_range, {q, q});
    if (!divisors || !within(*divisors, lane_limit) || !within(dividend->range, lane_limit)) return std::nullopt;
    const auto room = plus(dividend->range, hull(*divisors, {-divisors->high, 0}));
    if (!room || !within(*room, lane_limit)) return std::nullopt;
    made.range = hull(dividend->range, {-1, 1});
    reads.push_back(*number.divisor);
    made.lanes = to.lanes(scope, reads, [scope, side = *dividend, d = *number.divisor, q, how, &kernels = to.kernels()](Batch& batch, Lane* out) {
      kernels.divided_by_lanes(side.in(batch), {batch.lanes(d), q, 0}, how, out, batch.words(scope));
    });
    return number_form(scope, made);
  }
  made.range = {dividend->range.low / q - 1, dividend->range.high / q + 1};
  const auto room = plus(dividend->range, {-q, q});
  if (room && within(*room, lane_limit)) {
    made.lanes = to.lanes(scope, reads, [scope, side = *dividend, by = kernels::Divisor::of(q), how, &kernels = to.kernels()](Batch& batch, Lane* out) {
      kernels.divided(side.in(batch), by, how, out, batch.words(scope));
    });
    return number_form(scope, made);
  }
  if (!within(made.range, lane_limit)) return std::nullopt;
  made.lanes = to.lanes(scope, reads, [scope, side = *dividend, q, how, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.divided_wide(side.in(batch), q, how, out, batch.words(scope));
  });
  return number_form(scope, made);
}

// Whether every value is a whole number of steps already.
bool is_in_steps(const Number& number, const Rational& step) {
  const auto scale = divide(number.scale, step), offset = divide(number.offset, step);
  return !number.divisor && scale && offset && scale->is_whole() && offset->is_whole();
}

}  // namespace

FormResult column_divide(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in)) return std::nullopt;
  const int scope = node.scope;
  if (in[1].is_constant()) {
    if (value_of(in[1]).sign() == 0) return constant_form(unknown(Undefined::division_by_zero));
    const auto inverse = divide(Rational(1), value_of(in[1]));
    return inverse ? product(to, scope, in[0], constant_form(graph::known(*inverse))) : std::nullopt;
  }
  // (a / da) / (b / db) = (a x db) / (b x da)
  auto above = numerator(to, scope, in[0]), below = numerator(to, scope, in[1]);
  if (!above || !below) return std::nullopt;
  if (in[1].number.divisor) above = product(to, scope, *above, divisor_of(scope, in[1].number));
  if (in[0].is_number() && in[0].number.divisor) below = product(to, scope, *below, divisor_of(scope, in[0].number));
  if (!above || !below || !below->is_number()) return std::nullopt;
  const auto divisor = guarded(to, scope, below->number);
  return divisor ? ratio(to, scope, *above, *divisor) : std::nullopt;
}

// (now - base) / base is now / base - 1, over a base above zero.
FormResult column_growth(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in) || !in[1].is_number() || in[1].number.divisor || (in[0].is_number() && in[0].number.divisor)) return std::nullopt;
  const int scope = node.scope;
  const auto base = without_offset(to, scope, in[1].number);
  const auto positive = base ? at_least_bits(to, scope, constant_form(graph::known(Rational(0))), in[1]) : std::nullopt;
  if (!positive || base->scale.sign() < 0) return std::nullopt;
  Guarded divisor{*base, std::nullopt};
  divisor.divisor.known = to.without(scope, base->known, *positive);
  auto made = ratio(to, scope, in[0], divisor);
  if (!made) return std::nullopt;
  made->number.offset = Rational(-1);
  return checked(scope, made->number);
}

FormResult column_whole_steps(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in)) return std::nullopt;
  const int scope = node.scope;
  if (in[1].is_constant()) {
    if (value_of(in[1]).sign() <= 0) return constant_form(unknown(Undefined::no_step));
    return counted(to, scope, in[0].number, value_of(in[1]), kernels::Quotient::steps);
  }
  if (in[1].number.divisor) return std::nullopt;
  const auto positive = at_least_bits(to, scope, constant_form(graph::known(Rational(0))), in[1]);
  auto quotient = positive ? column_divide(to, node, in) : std::nullopt;
  auto steps = quotient && quotient->is_number() ? counted(to, scope, quotient->number, Rational(1), kernels::Quotient::steps) : std::nullopt;
  if (!steps) return std::nullopt;
  steps->number.known = to.without(scope, steps->number.known, *positive);
  return steps;
}

FormResult column_rounded(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in) || !in[1].is_constant()) return std::nullopt;
  const Rational& step = value_of(in[1]);
  if (step.sign() <= 0) return constant_form(unknown(Undefined::no_step));
  if (is_in_steps(in[0].number, step)) return in[0];
  auto steps = counted(to, node.scope, in[0].number, step, quotient_of(static_cast<Rounding>(node.index)));
  if (!steps) return std::nullopt;
  steps->number.scale = step;
  return checked(node.scope, steps->number);
}

}  // namespace duixian::graph
