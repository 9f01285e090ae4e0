#include <catch2/catch.hpp>

#include "duixian/words/rational.h"
#include "number_source.h"

using namespace duixian;

namespace {

Rational fraction(Int128 numerator, Int128 denominator) { return Rational::of(numerator, denominator).value(); }

}  // namespace

TEST_CASE("a number is written as a decimal where one says it exactly") {
  CHECK(to_text(Rational(12)) == "12");
  CHECK(to_text(fraction(-1, 8)) == "-0.125");
  CHECK(to_text(Rational()) == "0");
  CHECK(to_text(fraction(1, 100)) == "0.01");
  CHECK(to_text(fraction(1, 3)) == "1/3");
  CHECK(to_text(fraction(-2000, 3)) == "-2000/3");
}

TEST_CASE("a decimal of more than 38 digits is written as a fraction, so that it reads back") {
  const Rational fine = fraction(1, Int128{1} << 37);
  const Rational finer = fraction(1, Int128{1} << 38);
  CHECK(to_text(fine) == "0.0000000000072759576141834259033203125");
  CHECK(has_decimal(fine));
  CHECK(to_text(finer) == "1/274877906944");
  CHECK_FALSE(has_decimal(finer));
}

TEST_CASE("what is written reads back as the same number") {
  NumberSource numbers(4);
  for (int round = 0; round < 3000; ++round) {
    const auto above = static_cast<Int128>(numbers.of_any_size()) * numbers.between(-1000000, 1000000);
    const auto below = static_cast<Int128>(round % 2 == 0 ? numbers.of_any_size() | 1U : std::uint64_t{1} << (round % 64));
    const Rational value = fraction(above, below);
    CAPTURE(to_text(value));
    CHECK(rational_from(to_text(value)) == value);
  }
}

TEST_CASE("only what is written is read back") {
  CHECK(rational_from("170141183460469231731687303715884105727").has_value());
  for (const char* text : {"", "-", "1.", ".5", "1e5", "1,000", " 1", "1 ", "+1", "1/0", "1/-2", "1/2/3", "0x10", "1.2.3",
                           "170141183460469231731687303715884105728", "１"}) {
    CAPTURE(text);
    CHECK_FALSE(rational_from(text));
  }
}

TEST_CASE("a decimal of so many places is rounded half up, away from zero") {
  CHECK(to_decimal(fraction(2, 3), 4) == "0.6667");
  CHECK(to_decimal(fraction(-2, 3), 4) == "-0.6667");
  CHECK(to_decimal(fraction(1, 8), 2) == "0.13");
  CHECK(to_decimal(fraction(-1, 8), 2) == "-0.13");
  CHECK(to_decimal(fraction(1249, 10000), 2) == "0.12");
  CHECK(to_decimal(fraction(9999, 10), 0) == "1000");
  CHECK(to_decimal(fraction(99999, 1000), 2) == "100");
}

TEST_CASE("a decimal loses its trailing zeros, and zero its sign") {
  CHECK(to_decimal(fraction(5, 2), 6) == "2.5");
  CHECK(to_decimal(Rational(100), 3) == "100");
  CHECK(to_decimal(fraction(-1, 1000), 2) == "0");
}

TEST_CASE("digits are found where ten times the rest would not fit") {
  constexpr Int128 large = ~(Int128{1} << 127);
  CHECK(to_decimal(fraction(large - 1, large), 10) == "1");
  CHECK(to_decimal(fraction(large / 2, large), 5) == "0.5");
  CHECK(to_decimal(fraction(large / 10 * 3, large), 5) == "0.3");
}
