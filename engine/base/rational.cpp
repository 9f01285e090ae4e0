// Exact arithmetic. Numerator and denominator are divided by what they share before they are multiplied, so an overflow
// that is found is one of the result; where only a value on the way is too long, 256 bits carry it.
#include "duixian/words/rational.h"

#include <limits>
#include <numeric>

#include "base/wide.h"

namespace duixian {
namespace {

constexpr UInt128 kLargest = ~UInt128{0} >> 1;

UInt128 common_divisor(UInt128 a, UInt128 b) {
  if (a == 1 || b == 1) return 1;  // whole numbers, the usual case
  while (b != 0) {
    if (fits_64_bits(a) && fits_64_bits(b)) {
      return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    }
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<UInt128> product(UInt128 a, UInt128 b) {
  UInt128 result = 0;
  if (__builtin_mul_overflow(a, b, &result) || result > kLargest) return std::nullopt;
  return result;
}

// A number with its sign apart, as long as a sum of two products can be.
struct Signed {
  bool negative = false;
  Wide size;
};

Signed sum(const Signed& a, const Signed& b) {
  if (a.negative == b.negative) return {a.negative, a.size + b.size};
  if (a.size < b.size) return {b.negative, b.size - a.size};
  return {a.negative, a.size - b.size};
}

std::optional<Rational> from_parts(bool negative, UInt128 numerator, UInt128 denominator) {
  if (numerator > kLargest || denominator > kLargest) return std::nullopt;
  const auto size = static_cast<Int128>(numerator);
  return Rational::of(negative ? -size : size, static_cast<Int128>(denominator));
}

// a/b + c/d with g = gcd(b, d): (a*(d/g) + c*(b/g)) / (b*(d/g)), where only g can still share a factor with the top.
std::optional<Rational> add_fractions(const Rational& a, const Rational& b) {
  const UInt128 below_a = magnitude(a.denominator());
  const UInt128 below_b = magnitude(b.denominator());
  const UInt128 shared = common_divisor(below_a, below_b);
  const Signed left{a.sign() < 0, wide_product(magnitude(a.numerator()), below_b / shared)};
  const Signed right{b.sign() < 0, wide_product(magnitude(b.numerator()), below_a / shared)};
  const Signed top = sum(left, right);
  UInt128 factor = shared;
  Wide reduced = top.size;
  if (top.size.high == 0) {
    factor = common_divisor(top.size.low, shared);
    reduced.low = top.size.low / factor;
  } else {
    factor = common_divisor(divide(top.size, Wide{0, shared}).remainder.low, shared);
    reduced = divide(top.size, Wide{0, factor}).quotient;
  }
  const auto bottom = product(below_a / shared, below_b / factor);
  if (reduced.high != 0 || !bottom) return std::nullopt;
  return from_parts(top.negative, reduced.low, *bottom);
}

// How many whole steps lie in |value|, and whether the rest is none, below, at or above half a step.
struct Steps {
  UInt128 count = 0;
  bool exact = true;
  bool at_least_half = false;
};

std::optional<Steps> whole_steps(const Rational& value, const Rational& step) {
  const Wide above = wide_product(magnitude(value.numerator()), magnitude(step.denominator()));
  const Wide below = wide_product(magnitude(value.denominator()), magnitude(step.numerator()));
  if (above.high == 0 && below.high == 0) {
    const UInt128 rest = above.low % below.low;
    return Steps{above.low / below.low, rest == 0, rest >= below.low - rest};
  }
  const auto [quotient, rest] = divide(above, below);
  if (quotient.high != 0) return std::nullopt;
  return Steps{quotient.low, rest == Wide{}, rest >= below - rest};
}

}  // namespace

std::optional<Rational> Rational::of(Int128 numerator, Int128 denominator) {
  if (denominator == 0) return std::nullopt;
  const UInt128 shared = common_divisor(magnitude(numerator), magnitude(denominator));
  const UInt128 above = magnitude(numerator) / shared;
  const UInt128 below = magnitude(denominator) / shared;
  if (above > kLargest || below > kLargest) return std::nullopt;
  Rational result;
  result.numerator_ = (numerator < 0) != (denominator < 0) ? -static_cast<Int128>(above) : static_cast<Int128>(above);
  result.denominator_ = static_cast<Int128>(below);
  return result;
}

std::optional<std::int64_t> Rational::as_int64() const {
  using Limits = std::numeric_limits<std::int64_t>;
  if (!is_whole() || numerator_ < Limits::min() || numerator_ > Limits::max()) return std::nullopt;
  return static_cast<std::int64_t>(numerator_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  const Wide left = wide_product(magnitude(a.numerator_), magnitude(b.denominator_));
  const Wide right = wide_product(magnitude(b.numerator_), magnitude(a.denominator_));
  return a.sign() < 0 ? right <=> left : left <=> right;
}

std::optional<Rational> add(const Rational& a, const Rational& b) {
  Int128 whole = 0;
  if (a.is_whole() && b.is_whole() && !__builtin_add_overflow(a.numerator(), b.numerator(), &whole)) {
    return Rational::of(whole, 1);
  }
  return add_fractions(a, b);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) { return add(a, -b); }

std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  const UInt128 left = common_divisor(magnitude(a.numerator()), magnitude(b.denominator()));
  const UInt128 right = common_divisor(magnitude(b.numerator()), magnitude(a.denominator()));
  const auto above = product(magnitude(a.numerator()) / left, magnitude(b.numerator()) / right);
  const auto below = product(magnitude(a.denominator()) / right, magnitude(b.denominator()) / left);
  if (!above || !below) return std::nullopt;
  return from_parts(a.sign() * b.sign() < 0, *above, *below);
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  const auto inverse = Rational::of(b.denominator(), b.numerator());
  if (!inverse) return std::nullopt;
  return multiply(a, *inverse);
}

Int128 floor(const Rational& value) {
  const Int128 towards_zero = value.numerator() / value.denominator();
  return value.sign() < 0 && !value.is_whole() ? towards_zero - 1 : towards_zero;
}

std::optional<Rational> rounded(const Rational& value, const Rational& step, Rounding rule) {
  if (step.sign() <= 0) return std::nullopt;
  const auto steps = whole_steps(value, step);
  if (!steps || steps->count > kLargest) return std::nullopt;
  const bool one_more = rule == Rounding::up ? !steps->exact : rule == Rounding::half_up ? steps->at_least_half : false;
  const auto count = from_parts(value.sign() < 0, steps->count + (one_more ? 1U : 0U), 1);
  if (!count) return std::nullopt;
  return multiply(*count, step);
}

}  // namespace duixian
