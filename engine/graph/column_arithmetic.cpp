#include <algorithm>

#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

// A constant more or less is a matter of the offset.
FormResult moved(int scope, const Form& form, const Rational& by) {
  Number number = form.number;
  const auto offset = add(number.offset, by);
  if (!offset) return std::nullopt;
  number.offset = *offset;
  return checked(scope, number);
}

FormResult summed(Lowering& to, int scope, const Form& a, const Form& b) {
  if (b.is_constant()) return moved(scope, a, value_of(b));
  if (a.is_constant()) return moved(scope, b, value_of(a));
  const bool shared = a.number.divisor && b.number.divisor && *a.number.divisor == *b.number.divisor;
  if (!shared && (a.number.divisor || b.number.divisor)) return std::nullopt;
  Number left = a.number, right = b.number;
  left.divisor.reset();
  right.divisor.reset();
  left.offset = right.offset = Rational(0);
  const auto two = sides(number_form(scope, left), number_form(scope, right));
  const auto range = two ? plus(two->a.range, two->b.range) : std::nullopt;
  const auto offset = add(a.number.offset, b.number.offset);
  if (!range || !offset) return std::nullopt;
  Number sum;
  sum.known = to.both(scope, a.number.known, b.number.known);
  sum.scale = two->step;
  sum.offset = *offset;
  sum.range = *range;
  sum.divisor = a.number.divisor;
  sum.divisor_range = a.number.divisor_range;
  sum.lanes = to.lanes(scope, reads_of(two->a, two->b), [scope, two = *two, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.sum(two.a.in(batch), two.b.in(batch), out, batch.words(scope));
  });
  return checked(scope, sum);
}

FormResult negative(int scope, const Form& form) {
  if (form.is_constant()) return constant_form(graph::known(-value_of(form)));
  Number number = form.number;
  number.scale = -number.scale;
  number.offset = -number.offset;
  return checked(scope, number);
}

using Choice = void (*)(kernels::Operand, kernels::Operand, Lane*, std::size_t);

FormResult chosen_of_two(Lowering& to, int scope, const Form& a, const Form& b, bool greatest) {
  if (a.is_constant() && b.is_constant()) return (value_of(a) < value_of(b)) == greatest ? b : a;
  const Slot known = to.both(scope, to.known(a), to.known(b));
  const auto two = sides(a, b);
  if (!two) {  // ratios: compare, then take
    const auto reaches = at_least_bits(to, scope, a, b);
    if (!reaches) return std::nullopt;
    const Truth which{*reaches, to.without(scope, every_row, *reaches)};
    auto made = greatest ? selected(to, scope, which, a, b) : selected(to, scope, which, b, a);
    if (made && made->is_number()) made->number.known = known;
    return made;
  }
  const Choice choice = greatest ? to.kernels().greatest : to.kernels().least;
  Number made;
  made.known = known;
  made.scale = two->step;
  made.range = hull(two->a.range, two->b.range);
  made.lanes = to.lanes(scope, reads_of(two->a, two->b), [scope, two = *two, choice](Batch& batch, Lane* out) {
    choice(two.a.in(batch), two.b.in(batch), out, batch.words(scope));
  });
  return checked(scope, made);
}

FormResult chosen(Lowering& to, int scope, Forms in, bool greatest) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in)) return std::nullopt;
  Form best = in[0];
  for (std::size_t i = 1; i < in.size(); ++i) {
    const auto next = chosen_of_two(to, scope, best, in[i], greatest);
    if (!next) return std::nullopt;
    best = *next;
  }
  return best;
}

}  // namespace

FormResult column_add(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  auto sum = quantities(in) ? summed(to, node.scope, in[0], in[1]) : std::nullopt;
  if (node.type.kind == TypeKind::date && sum && !are_days(*sum)) return std::nullopt;  // fractions and the calendar's ends: row by row
  return sum;
}

FormResult column_subtract(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  const auto less = quantities(in) ? negative(node.scope, in[1]) : std::nullopt;
  return less ? summed(to, node.scope, in[0], *less) : std::nullopt;
}

FormResult column_negate(Lowering&, const Node& node, Forms in) { return quantities(in) ? negative(node.scope, in[0]) : std::nullopt; }

FormResult column_least(Lowering& to, const Node& node, Forms in) { return chosen(to, node.scope, in, false); }
FormResult column_greatest(Lowering& to, const Node& node, Forms in) { return chosen(to, node.scope, in, true); }

// Of ratios the numerators are multiplied, and the divisors.
FormResult column_multiply(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in)) return std::nullopt;
  const int scope = node.scope;
  const bool ratio = (in[0].is_number() && in[0].number.divisor) || (in[1].is_number() && in[1].number.divisor);
  if (!ratio || in[0].is_constant() || in[1].is_constant()) return product(to, scope, in[0], in[1]);
  const auto a = numerator(to, scope, in[0]), b = numerator(to, scope, in[1]);
  const auto above = a && b ? product(to, scope, *a, *b) : std::nullopt;
  const auto below = above ? product(to, scope, divisor_of(scope, in[0].number), divisor_of(scope, in[1].number)) : std::nullopt;
  if (!below) return std::nullopt;
  Number made = above->number;
  made.divisor = below->number.lanes;
  made.divisor_range = below->number.range;
  return checked(scope, made);
}

}  // namespace duixian::graph
