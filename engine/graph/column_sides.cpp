#include "graph/column_sides.h"

#include <algorithm>

#include "base/wide.h"

namespace duixian::graph {

namespace {

std::optional<Int128> multiplied(Int128 a, Int128 b) {
  Int128 result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

UInt128 greatest_divisor(UInt128 a, UInt128 b) {
  while (b != 0) {
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// How many steps a value is; it is a whole number of them.
std::optional<Int128> in_steps(const Rational& value, const Rational& step) {
  const auto count = divide(value, step);
  if (!count || !count->is_whole()) return std::nullopt;
  return count->numerator();
}

UInt128 size_of(const LaneRange& range) { return std::max(magnitude(range.low), magnitude(range.high)); }

bool small(const Rational& value) {
  constexpr UInt128 limit = UInt128{1} << 62;
  return magnitude(value.numerator()) < limit && magnitude(value.denominator()) < limit;
}

}  // namespace

const Rational& value_of(const Form& constant) { return constant.constant.value; }

bool quantities(const std::vector<Form>& forms) {
  return std::all_of(forms.begin(), forms.end(), [](const Form& one) { return one.is_number() || (one.is_constant() && one.constant.known && !one.constant.list); });
}

std::optional<Form> unknown_for_all(const std::vector<Form>& forms) {
  for (const Form& one : forms) {
    if (one.is_constant() && !one.constant.known) return constant_form(unknown(one.constant.why));
  }
  return std::nullopt;
}

LaneRange hull(const LaneRange& a, const LaneRange& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

std::optional<LaneRange> plus(const LaneRange& a, const LaneRange& b) {
  LaneRange sum;
  if (__builtin_add_overflow(a.low, b.low, &sum.low) || __builtin_add_overflow(a.high, b.high, &sum.high)) return std::nullopt;
  return sum;
}

std::optional<LaneRange> times(const LaneRange& a, const LaneRange& b) {
  LaneRange range;
  for (Int128 left : {a.low, a.high}) {
    for (Int128 right : {b.low, b.high}) {
      const auto one = multiplied(left, right);
      if (!one) return std::nullopt;
      range = hull(range, {*one, *one});
    }
  }
  return range;
}

// gcd(a/b, c/d) = gcd(a d, c b) / (b d)
std::optional<Rational> common_step(std::initializer_list<Rational> values) {
  Rational step(0);
  for (const Rational& value : values) {
    if (value.sign() == 0) continue;
    if (step.sign() == 0) {
      step = value.sign() < 0 ? -value : value;
      continue;
    }
    const auto left = multiplied(step.numerator(), value.denominator()), right = multiplied(value.numerator(), step.denominator());
    const auto below = multiplied(step.denominator(), value.denominator());
    if (!left || !right || !below) return std::nullopt;
    const auto next = Rational::of(static_cast<Int128>(greatest_divisor(magnitude(*left), magnitude(*right))), *below);
    if (!next) return std::nullopt;
    step = *next;
  }
  return step.sign() == 0 ? Rational(1) : step;
}

std::optional<Side> side(const Form& form, const Rational& step, Int128 limit) {
  Side made;
  const auto put = [](const std::optional<Int128>& value, std::int64_t& into) {
    if (!value || *value >= lane_limit || *value <= -lane_limit) return false;
    into = static_cast<std::int64_t>(*value);
    return true;
  };
  if (form.is_constant()) {
    if (!put(in_steps(value_of(form), step), made.plus)) return std::nullopt;
    made.range = {made.plus, made.plus};
    return made;
  }
  const Number& number = form.number;
  if (number.divisor) return std::nullopt;
  made.lanes = number.lanes;
  if (!put(in_steps(number.scale, step), made.times) || !put(in_steps(number.offset, step), made.plus)) return std::nullopt;
  const auto scaled = times(number.range, {made.times, made.times});
  const auto range = scaled ? plus(*scaled, {made.plus, made.plus}) : std::nullopt;
  if (!range || !within(*range, limit)) return std::nullopt;
  made.range = hull(*range, {made.plus, made.plus});
  return made;
}

std::optional<Sides> sides(const Form& a, const Form& b, Int128 limit) {
  const auto scale = [](const Form& form) { return form.is_constant() ? value_of(form) : form.number.scale; };
  const auto offset = [](const Form& form) { return form.is_constant() ? Rational(0) : form.number.offset; };
  const auto step = common_step({scale(a), offset(a), scale(b), offset(b)});
  if (!step) return std::nullopt;
  const auto left = side(a, *step, limit), right = side(b, *step, limit);
  if (!left || !right) return std::nullopt;
  return Sides{*left, *right, *step};
}

std::vector<Slot> reads_of(const Side& a, const Side& b) {
  std::vector<Slot> reads;
  if (a.lanes) reads.push_back(*a.lanes);
  if (b.lanes) reads.push_back(*b.lanes);
  return reads;
}

std::optional<Form> checked(int scope, Number number) {
  if (!small(number.scale) || !small(number.offset) || !within(number.range, lane_limit) || !within(number.divisor_range, lane_limit)) return std::nullopt;
  const UInt128 divisor = number.divisor ? size_of(number.divisor_range) : 1;
  const auto product = [](std::initializer_list<UInt128> factors) {
    UInt128 result = 1;
    for (UInt128 factor : factors) {
      if (__builtin_mul_overflow(result, factor, &result)) return static_cast<UInt128>(-1);
    }
    return result;
  };
  const Rational &scale = number.scale, &offset = number.offset;
  const UInt128 limit = UInt128{1} << 125;
  const UInt128 lanes = product({size_of(number.range) + 1, magnitude(scale.numerator()), magnitude(offset.denominator())});
  const UInt128 more = product({magnitude(offset.numerator()), magnitude(scale.denominator()), divisor + 1});
  const UInt128 below = product({magnitude(scale.denominator()), magnitude(offset.denominator()), divisor + 1});
  if (lanes >= limit || more >= limit || below >= limit) return std::nullopt;
  return number_form(scope, std::move(number));
}

std::optional<Number> without_offset(Lowering& to, int scope, const Number& number) {
  if (number.offset.sign() == 0) return number;
  const auto step = common_step({number.scale, number.offset});
  const auto both = step ? side(number_form(scope, number), *step) : std::nullopt;
  if (!both) return std::nullopt;
  Number made;
  made.known = number.known;
  made.scale = *step;
  made.range = both->range;
  made.lanes = to.lanes(scope, {number.lanes}, [scope, side = *both, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.sum(side.in(batch), {nullptr, 1, 0}, out, batch.words(scope));
  });
  return made;
}

Form divisor_of(int scope, const Number& number) {
  if (!number.divisor) return constant_form(graph::known(Rational(1)));
  Number divisor;
  divisor.lanes = *number.divisor;
  divisor.known = number.known;
  divisor.range = number.divisor_range;
  return number_form(scope, divisor);
}

std::optional<Form> numerator(Lowering& to, int scope, const Form& form) {
  if (!form.is_number() || !form.number.divisor) return form;
  Number above = form.number;
  above.divisor.reset();
  above.divisor_range = {};
  above.offset = Rational(0);
  if (form.number.offset.sign() == 0) return checked(scope, above);
  Form more = divisor_of(scope, form.number);
  more.number.scale = form.number.offset;
  const auto both = sides(number_form(scope, above), more);
  const auto range = both ? plus(both->a.range, both->b.range) : std::nullopt;
  if (!range) return std::nullopt;
  Number sum;
  sum.known = form.number.known;
  sum.scale = both->step;
  sum.range = *range;
  sum.lanes = to.lanes(scope, reads_of(both->a, both->b), [scope, both = *both, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.sum(both.a.in(batch), both.b.in(batch), out, batch.words(scope));
  });
  return checked(scope, sum);
}

std::optional<Form> product(Lowering& to, int scope, const Form& a, const Form& b) {
  if (a.is_constant() && b.is_constant()) {
    const auto both = multiply(value_of(a), value_of(b));
    return both ? std::optional(constant_form(graph::known(*both))) : std::nullopt;
  }
  if (a.is_constant()) return product(to, scope, b, a);
  Number made = a.number;
  if (b.is_constant()) {
    if (value_of(b).sign() == 0) {
      made.lanes = to.lanes(scope, {}, [scope](Batch& batch, Lane* out) { std::fill_n(out, batch.words(scope) * kernels::word_lanes, Lane{0}); });
      made.range = {};
      made.scale = Rational(1);
      made.offset = Rational(0);
      made.divisor.reset();
      return number_form(scope, made);
    }
    const auto scale = multiply(made.scale, value_of(b)), offset = multiply(made.offset, value_of(b));
    if (!scale || !offset) return std::nullopt;
    made.scale = *scale;
    made.offset = *offset;
    return checked(scope, made);
  }
  const auto left = without_offset(to, scope, a.number), right = without_offset(to, scope, b.number);
  const auto range = left && right ? times(left->range, right->range) : std::nullopt;
  const auto scale = range ? multiply(left->scale, right->scale) : std::nullopt;
  if (!scale || !within(*range, lane_limit)) return std::nullopt;
  made = {};
  made.known = to.both(scope, a.number.known, b.number.known);
  made.scale = *scale;
  made.range = *range;
  const Slot x = left->lanes, y = right->lanes;
  made.lanes = to.lanes(scope, {x, y}, [scope, x, y, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.product({batch.lanes(x)}, {batch.lanes(y)}, out, batch.words(scope));
  });
  return checked(scope, made);
}

}  // namespace duixian::graph
