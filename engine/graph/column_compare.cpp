// Comparison with a constant is one threshold in the lanes' own steps; of ratios, cross-multiplication.
#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

using Kernel = void (*)(kernels::Operand, kernels::Operand, Word*, std::size_t);

Int128 floor_of(Int128 a, Int128 b) {  // b above zero
  const Int128 quotient = a / b;
  return a % b < 0 ? quotient - 1 : quotient;
}

Slot compared(Lowering& to, int scope, const Sides& two, Kernel kernel) {
  return to.bits(scope, reads_of(two.a, two.b), [scope, two, kernel](Batch& batch, Word* out) { kernel(two.a.in(batch), two.b.in(batch), out, batch.words(scope)); });
}

// lanes >= bound; a bound beyond what lanes can be decides for all.
Slot reaches(Lowering& to, int scope, const Number& number, Int128 bound) {
  if (bound > number.range.high) return no_rows;
  if (bound <= number.range.low) return every_row;
  const Slot lanes = number.lanes;
  const auto at = static_cast<Lane>(bound);
  return to.bits(scope, {lanes}, [scope, lanes, at, &kernels = to.kernels()](Batch& batch, Word* out) {
    kernels.at_least({batch.lanes(lanes)}, {nullptr, 1, at}, out, batch.words(scope));
  });
}

// lanes x scale + offset >= bound
std::optional<Slot> reaches_value(Lowering& to, int scope, const Number& number, const Rational& bound) {
  const auto rest = subtract(bound, number.offset);
  const auto lanes = rest ? divide(*rest, number.scale) : std::nullopt;
  if (!lanes) return std::nullopt;
  const Int128 below = floor_of(lanes->numerator(), lanes->denominator());
  if (number.scale.sign() > 0) return reaches(to, scope, number, lanes->is_whole() ? below : below + 1);
  return to.without(scope, every_row, reaches(to, scope, number, below + 1));
}

// Both sides multiplied by the divisors, which are above zero where anything is known.
struct Crossed {
  Form a, b;
};
std::optional<Crossed> crossed(Lowering& to, int scope, const Form& a, const Form& b) {
  const auto above_a = numerator(to, scope, a), above_b = numerator(to, scope, b);
  if (!above_a || !above_b) return std::nullopt;
  const auto left = b.is_number() && b.number.divisor ? product(to, scope, *above_a, divisor_of(scope, b.number)) : above_a;
  const auto right = a.is_number() && a.number.divisor ? product(to, scope, *above_b, divisor_of(scope, a.number)) : above_b;
  if (!left || !right) return std::nullopt;
  return Crossed{*left, *right};
}

bool has_divisor(const Form& form) { return form.is_number() && form.number.divisor.has_value(); }

// a/d + offset >= c is a x scale >= (c - offset) x d: the offset need not be multiplied in first.
void move_offset(Form& ratio, Form& other) {
  if (!has_divisor(ratio) || !other.is_constant()) return;
  const auto rest = subtract(value_of(other), ratio.number.offset);
  if (!rest) return;
  other.constant.value = *rest;
  ratio.number.offset = Rational(0);
}

// The bits of a comparison of columns, 64 bits wide where that is enough, else 128.
std::optional<Slot> columns_compared(Lowering& to, int scope, Form a, Form b, Kernel narrow, Kernel wide) {
  if (has_divisor(a) || has_divisor(b)) {
    move_offset(a, b);
    move_offset(b, a);
    const auto both = crossed(to, scope, a, b);
    if (!both) return std::nullopt;
    a = both->a;
    b = both->b;
  }
  if (const auto two = sides(a, b)) return compared(to, scope, *two, narrow);
  if (const auto two = sides(a, b, wide_limit)) return compared(to, scope, *two, wide);
  return std::nullopt;
}

FormResult truth_of(Lowering& to, int scope, Slot known, const std::optional<Slot>& bits) {
  if (!bits) return std::nullopt;
  const Slot yes = to.both(scope, known, *bits);
  return truth_form(scope, yes, to.without(scope, known, *bits));
}

FormResult compare(Lowering& to, int scope, Forms in, std::optional<Slot> (*bits)(Lowering&, int, const Form&, const Form&)) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in)) return std::nullopt;
  return truth_of(to, scope, to.both(scope, to.known(in[0]), to.known(in[1])), bits(to, scope, in[0], in[1]));
}

std::optional<Slot> more_than_bits(Lowering& to, int scope, const Form& a, const Form& b) {
  const auto reversed = at_least_bits(to, scope, b, a);
  return reversed ? std::optional(to.without(scope, every_row, *reversed)) : std::nullopt;
}

}  // namespace

std::optional<Slot> at_least_bits(Lowering& to, int scope, const Form& a, const Form& b) {
  if (b.is_constant() && !has_divisor(a)) return reaches_value(to, scope, a.number, value_of(b));
  if (a.is_constant() && !has_divisor(b)) {  // c >= x is -x >= -c
    Number negative = b.number;
    negative.scale = -negative.scale;
    negative.offset = -negative.offset;
    return reaches_value(to, scope, negative, -value_of(a));
  }
  return columns_compared(to, scope, a, b, to.kernels().at_least, to.kernels().at_least_wide);
}

std::optional<Slot> equal_bits(Lowering& to, int scope, const Form& a, const Form& b) {
  if (a.is_constant() && b.is_number()) return equal_bits(to, scope, b, a);
  if (b.is_constant() && !has_divisor(a)) {
    const auto rest = subtract(value_of(b), a.number.offset);
    const auto lanes = rest ? divide(*rest, a.number.scale) : std::nullopt;
    if (!lanes) return std::nullopt;
    if (!lanes->is_whole() || lanes->numerator() < a.number.range.low || lanes->numerator() > a.number.range.high) return no_rows;
    const Slot source = a.number.lanes;
    const auto at = static_cast<Lane>(lanes->numerator());
    return to.bits(scope, {source}, [scope, source, at, &kernels = to.kernels()](Batch& batch, Word* out) {
      kernels.equals({batch.lanes(source)}, {nullptr, 1, at}, out, batch.words(scope));
    });
  }
  return columns_compared(to, scope, a, b, to.kernels().equals, to.kernels().equals_wide);
}

FormResult column_at_least(Lowering& to, const Node& node, Forms in) { return compare(to, node.scope, in, at_least_bits); }
FormResult column_more_than(Lowering& to, const Node& node, Forms in) { return compare(to, node.scope, in, more_than_bits); }
FormResult column_equals(Lowering& to, const Node& node, Forms in) { return compare(to, node.scope, in, equal_bits); }

FormResult column_one_of(Lowering& to, const Node& node, Forms in) {
  constexpr std::size_t most = 32;  // beyond that, a search in each row is no slower
  if (!quantities(in) || node.codes.size() > most) return std::nullopt;
  Slot any = no_rows;
  for (std::int64_t code : node.codes) {
    const auto one = equal_bits(to, node.scope, in[0], constant_form(graph::known(Rational(code))));
    if (!one) return std::nullopt;
    any = to.either(node.scope, any, *one);
  }
  return truth_of(to, node.scope, to.known(in[0]), any);
}

}  // namespace duixian::graph
