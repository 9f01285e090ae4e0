#include "graph/scalars.h"

namespace duixian::graph {

namespace {

Cell or_overflow(const std::optional<Rational>& result) { return result ? known(*result) : unknown(Undefined::overflow); }

}  // namespace

Cell scalar_add(const Node& node, Inputs in) {
  if (node.type.kind == TypeKind::date) return days_later(in[0], in[1]);
  return or_overflow(add(in[0].value, in[1].value));
}
Cell scalar_subtract(const Node&, Inputs in) { return or_overflow(subtract(in[0].value, in[1].value)); }
Cell scalar_multiply(const Node&, Inputs in) { return or_overflow(multiply(in[0].value, in[1].value)); }
Cell scalar_negate(const Node&, Inputs in) { return or_overflow(subtract(Rational(0), in[0].value)); }

Cell scalar_divide(const Node&, Inputs in) {
  if (in[1].value.sign() == 0) return unknown(Undefined::division_by_zero);
  return or_overflow(divide(in[0].value, in[1].value));
}

Cell scalar_least(const Node&, Inputs in) {
  Cell best = in[0];
  for (const Cell& cell : in.subspan(1)) {
    if (cell.value < best.value) best = cell;
  }
  return best;
}

Cell scalar_greatest(const Node&, Inputs in) {
  Cell best = in[0];
  for (const Cell& cell : in.subspan(1)) {
    if (cell.value > best.value) best = cell;
  }
  return best;
}

// Whole steps of an increase; a decrease has none.
Cell scalar_whole_steps(const Node&, Inputs in) {
  if (in[1].value.sign() <= 0) return unknown(Undefined::no_step);
  const auto ratio = divide(in[0].value, in[1].value);
  if (!ratio) return unknown(Undefined::overflow);
  const auto steps = Rational::of(floor(*ratio), 1);
  if (!steps) return unknown(Undefined::overflow);
  return known(steps->sign() < 0 ? Rational(0) : *steps);
}

Cell scalar_growth(const Node&, Inputs in) {
  if (in[1].value.sign() <= 0) return unknown(Undefined::no_base);
  const auto increase = subtract(in[0].value, in[1].value);
  return or_overflow(increase ? divide(*increase, in[1].value) : std::nullopt);
}

Cell scalar_rounded(const Node& node, Inputs in) {
  const auto rule = static_cast<Rounding>(node.index);
  if (in[1].value.sign() <= 0) return unknown(Undefined::no_step);
  if (in[0].list) return rounded_average_growth(*in[0].list, in[1].value, rule);
  return or_overflow(rounded(in[0].value, in[1].value, rule));
}

}  // namespace duixian::graph
