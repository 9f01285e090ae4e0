// Average growth over n years is a root, and a root is never extracted: end is compared with start x (1 + rate)^n, in as
// many digits as that needs.
#include "base/natural.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

constexpr std::int64_t maximum_years = 1000;

// Compares last with first x (1 + rate)^years; rate above -1.
int compare_powers(const Rational& last, const Rational& first, std::int64_t years, const Rational& rate) {
  const auto factor = add(Rational(1), rate);
  if (!factor || factor->sign() < 0) return 1;
  
  const auto natural = [](Int128 value) { return Natural(static_cast<UInt128>(value)); };
  const auto n = static_cast<unsigned>(years);
  const Natural left =
      natural(last.numerator()) * natural(first.denominator()) * power(natural(factor->denominator()), n);
  const Natural right =
      natural(first.numerator()) * natural(last.denominator()) * power(natural(factor->numerator()), n);
  return left < right ? -1 : right < left ? 1 : 0;
}

}  // namespace

Cell scalar_average_growth(const Node&, Inputs in) {
  const auto years = in[2].value.as_int64();
  if (!years || *years < 1 || *years > maximum_years) return unknown(Undefined::years_not_whole);
  if (in[1].value.sign() <= 0) return unknown(Undefined::no_base);
  if (in[0].value.sign() < 0) return unknown(Undefined::negative_growth);
  return list_cell({{in[0], in[1], in[2]}, {}});
}

int compare_average_growth(const ListCells& growth, const Rational& rate) {
  const std::vector<Cell>& of = growth.members;  // last, first, years
  return compare_powers(of[0].value, of[1].value, *of[2].value.as_int64(), rate);
}

// The whole number of steps k that the root reaches, by bisection over exact comparisons; then the rule's neighbour.
Cell rounded_average_growth(const ListCells& growth, const Rational& step, Rounding rule) {
  const auto at = [&](Int128 half_steps) {  // compares the root with half_steps x step / 2
    const auto halves = Rational::of(half_steps, 2);
    const auto rate = halves ? multiply(*halves, step) : std::nullopt;
    return rate ? compare_average_growth(growth, *rate) : -1;
  };
  const auto inverse = divide(Rational(1), step);
  if (!inverse) return unknown(Undefined::overflow);
  Int128 low = -2 * (floor(*inverse) + 1);  // the root is never below -100%
  Int128 high = 2;
  while (at(high) >= 0) {
    if (high > (Int128{1} << 90)) return unknown(Undefined::overflow);
    high *= 2;
  }
  while (high - low > 1) {  // at(low) >= 0 > at(high)
    const Int128 middle = low + (high - low) / 2;
    (at(middle) >= 0 ? low : high) = middle;
  }
  const bool exact = at(low) == 0;
  const auto steps_of = [](Int128 half_steps) { return half_steps >= 0 ? half_steps / 2 : -((-half_steps + 1) / 2); };
  Int128 steps = steps_of(low);
  const bool above_half = low - 2 * steps >= 1;
  const bool whole = exact && low % 2 == 0;
  const bool negative = low < 0;
  if (rule == Rounding::half_up && above_half && !(negative && exact)) ++steps;
  if (rule == Rounding::up && !whole && !negative) ++steps;
  if (rule == Rounding::down && !whole && negative) ++steps;
  const auto count = Rational::of(steps, 1);
  const auto value = count ? multiply(*count, step) : std::nullopt;
  return value ? known(*value) : unknown(Undefined::overflow);
}

}  // namespace duixian::graph
