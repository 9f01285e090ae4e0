#include "duixian/words/rational.h"

#include <catch2/catch.hpp>

#include "longhand.h"
#include "number_source.h"
#include "rational_limits.h"

using namespace duixian;

namespace {

constexpr Int128 kLargest = ~(Int128{1} << 127);

Rational fraction(Int128 numerator, Int128 denominator) { return Rational::of(numerator, denominator).value(); }

std::optional<Rational> reckon(char sign, const Rational& a, const Rational& b) {
  switch (sign) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    default:
      return divide(a, b);
  }
}

Rational some_fraction(NumberSource& numbers) {
  const auto above = static_cast<Int128>(numbers.of_any_size());
  const auto below = static_cast<Int128>(numbers.of_any_size() | 1U);
  return fraction(numbers.next() % 2 == 0 ? above : -above, below);
}

Longhand digits(Int128 value) {
  const Rational size = fraction(value < 0 ? -value : value, 1);
  return Longhand(to_text(size));
}

// a < b by long multiplication of decimal digits.
bool is_below(const Rational& a, const Rational& b) {
  if (a.sign() != b.sign()) return a.sign() < b.sign();
  const Longhand left = digits(a.numerator()) * digits(b.denominator());
  const Longhand right = digits(b.numerator()) * digits(a.denominator());
  return a.sign() < 0 ? right < left : left < right;
}

}  // namespace

TEST_CASE("a fraction is kept reduced, with its sign above the line") {
  CHECK(fraction(6, -4) == fraction(-3, 2));
  CHECK(fraction(0, -7) == Rational());
  CHECK(fraction(-3, 2).numerator() == -3);
  CHECK(fraction(-3, 2).denominator() == 2);
  CHECK_FALSE(Rational::of(1, 0));
}

TEST_CASE("minus two to the 127th has no negative and is refused") {
  constexpr Int128 lowest = -kLargest - 1;
  CHECK_FALSE(Rational::of(lowest, 1));
  CHECK_FALSE(Rational::of(1, lowest));
  CHECK(Rational::of(lowest, 2).value() == fraction(lowest / 2, 1));
  CHECK(Rational::of(lowest, lowest).value() == Rational(1));
  CHECK(Rational::of(kLargest, 1).has_value());
}

TEST_CASE("arithmetic near the limits agrees with an independent computation") {
  for (const auto& [left, sign, right, expected] : limits::kSums) {
    CAPTURE(left, sign, right);
    const auto result = reckon(sign, rational_from(left).value(), rational_from(right).value());
    CHECK(result == rational_from(expected));
  }
}

TEST_CASE("a sum fits where the line it is added over does not") {
  const auto left = rational_from("1329227995784915872903807060280344577/4116468447068778161879881089024");
  const auto right = rational_from("664613997892458223633098539167060539/1441151880758558720000000000000");
  CHECK(add(left.value(), right.value()) == rational_from("3337274650853108110721161/4256328614501953125").value());
}

TEST_CASE("rounding near the limits agrees with an independent computation") {
  for (const auto& [value, step, rule, expected] : limits::kRounded) {
    CAPTURE(value, step, static_cast<int>(rule));
    CHECK(rounded(rational_from(value).value(), rational_from(step).value(), rule) == rational_from(expected));
  }
}

TEST_CASE("sums and products agree with reckoning on paper") {
  NumberSource numbers(1);
  for (int round = 0; round < 2000; ++round) {
    const Rational a = some_fraction(numbers);
    const Rational b = some_fraction(numbers);
    const Rational positive_a = a.sign() < 0 ? -a : a;
    const Rational positive_b = b.sign() < 0 ? -b : b;
    const auto sum = add(positive_a, positive_b);
    const auto product = multiply(a, b);
    if (!sum || !product) continue;  // 64 bits by 64 bits may leave 127
    const Longhand above = digits(positive_a.numerator()) * digits(positive_b.denominator()) +
                           digits(positive_b.numerator()) * digits(positive_a.denominator());
    const Longhand below = digits(a.denominator()) * digits(b.denominator());
    CHECK(digits(sum->numerator()) * below == above * digits(sum->denominator()));
    CHECK(digits(product->numerator()) * below ==
          digits(a.numerator()) * digits(b.numerator()) * digits(product->denominator()));
    CHECK(product->sign() == a.sign() * b.sign());
  }
}

TEST_CASE("what is added can be taken away, and what is multiplied divided") {
  NumberSource numbers(2);
  for (int round = 0; round < 2000; ++round) {
    const Rational a = some_fraction(numbers);
    const Rational b = some_fraction(numbers);
    if (const auto sum = add(a, b)) CHECK(subtract(*sum, b) == a);
    if (const auto product = multiply(a, b); product && b.sign() != 0) CHECK(divide(*product, b) == a);
    CHECK(add(a, -a) == Rational());
  }
}

TEST_CASE("comparison is exact where products need 254 bits") {
  CHECK(fraction(kLargest - 1, kLargest) < Rational(1));
  CHECK(fraction(kLargest - 1, kLargest) > fraction(kLargest - 2, kLargest - 1));
  CHECK(fraction(1, kLargest) < fraction(1, kLargest - 1));
  CHECK(fraction(-1, kLargest) > fraction(-1, kLargest - 1));
  CHECK(-fraction(1, kLargest) < Rational());
}

TEST_CASE("comparison agrees with reckoning on paper") {
  NumberSource numbers(3);
  for (int round = 0; round < 2000; ++round) {
    const Rational a = some_fraction(numbers);
    const Rational near = fraction(a.numerator() * 7 + numbers.between(-1, 1), a.denominator() * 7);
    const Rational b = round % 2 == 0 ? near : some_fraction(numbers);
    CHECK((a < b) == is_below(a, b));
    CHECK((a > b) == is_below(b, a));
  }
}

TEST_CASE("half up takes a tie away from zero on both sides") {
  const auto half_up = [](const char* value) {
    return to_text(*rounded(rational_from(value).value(), 1, Rounding::half_up));
  };
  CHECK(half_up("0.5") == "1");
  CHECK(half_up("-0.5") == "-1");
  CHECK(half_up("0.4999999999999999999999") == "0");
  CHECK(half_up("-0.4999999999999999999999") == "0");
  CHECK(half_up("2.5") == "3");
  CHECK(half_up("-2.5") == "-3");
  CHECK(half_up("3") == "3");
}

TEST_CASE("a tie is a tie where its halves need 256 bits") {
  const Rational step = rational_from("1267650600228229401496703205377/42391158275216203514294433201").value();
  const Rational tie = multiply(step, fraction(3, 2)).value();
  CHECK(rounded(tie, step, Rounding::half_up) == add(step, step));
  CHECK(rounded(tie, step, Rounding::down) == step);
}

TEST_CASE("down goes towards zero and up away from it") {
  const Rational step = 10000;
  CHECK(rounded(19999, step, Rounding::down) == Rational(10000));
  CHECK(rounded(-19999, step, Rounding::down) == Rational(-10000));
  CHECK(rounded(10001, step, Rounding::up) == Rational(20000));
  CHECK(rounded(-10001, step, Rounding::up) == Rational(-20000));
  CHECK(rounded(20000, step, Rounding::up) == Rational(20000));
  CHECK(rounded(20000, step, Rounding::down) == Rational(20000));
}

TEST_CASE("a step of zero or less rounds nothing") {
  CHECK_FALSE(rounded(5, 0, Rounding::half_up));
  CHECK_FALSE(rounded(5, -1, Rounding::half_up));
  CHECK(rounded(5, fraction(1, 3), Rounding::half_up) == Rational(5));
}

TEST_CASE("the floor lies below, also under zero") {
  CHECK(floor(fraction(7, 2)) == 3);
  CHECK(floor(fraction(-7, 2)) == -4);
  CHECK(floor(Rational(-4)) == -4);
}

TEST_CASE("a whole number leaves only if 64 bits hold it") {
  CHECK(Rational(INT64_MIN).as_int64() == INT64_MIN);
  CHECK(Rational(INT64_MAX).as_int64() == INT64_MAX);
  CHECK_FALSE(add(INT64_MAX, 1)->as_int64());
  CHECK_FALSE(fraction(1, 2).as_int64());
}

TEST_CASE("division by zero gives nothing") { CHECK_FALSE(divide(1, 0)); }
