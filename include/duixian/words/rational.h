// Exact numbers: a reduced fraction of two 128-bit integers.
//
// Every quantity between a record and an amount is one of these. An operation whose result does not fit returns nothing
// (and the decision that needed it is `failed`); nothing wraps and nothing is rounded unless rounded() is called by name.
// Both parts of what fits lie below 2^127 in size, so that every value has its negative. Comparison cross-multiplies in
// 256 bits and is always exact.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duixian {

__extension__ typedef __int128 Int128;            // the one place that names the compiler's 128-bit integer
__extension__ typedef unsigned __int128 UInt128;

// How an amount is brought to a whole number of steps. half_up: to the nearer step, a tie away from zero.
// down: towards zero. up: away from zero.
enum class Rounding : unsigned char { half_up, down, up };

class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : numerator_(whole) {}

  // numerator / denominator, reduced; nothing if the denominator is zero (or, reduced, a part is -2^127).
  [[nodiscard]] static std::optional<Rational> of(Int128 numerator, Int128 denominator);

  [[nodiscard]] constexpr Int128 numerator() const { return numerator_; }
  [[nodiscard]] constexpr Int128 denominator() const { return denominator_; }  // above zero
  [[nodiscard]] constexpr bool is_whole() const { return denominator_ == 1; }
  [[nodiscard]] constexpr int sign() const { return numerator_ > 0 ? 1 : numerator_ < 0 ? -1 : 0; }
  [[nodiscard]] constexpr Rational operator-() const;
  // The whole number it is, if it is one and fits 64 bits.
  [[nodiscard]] std::optional<std::int64_t> as_int64() const;

  friend constexpr bool operator==(const Rational&, const Rational&) = default;  // both are reduced
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

constexpr Rational Rational::operator-() const {
  Rational negative = *this;
  negative.numerator_ = -numerator_;
  return negative;
}

// Each returns nothing where the exact result leaves 128 bits; divide also where b is zero.
[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);

// The largest whole number not above the value.
[[nodiscard]] Int128 floor(const Rational& value);
// The value rounded to a whole multiple of step; nothing where the step is not above zero, or where the count of steps or
// the result leaves 128 bits.
[[nodiscard]] std::optional<Rational> rounded(const Rational& value, const Rational& step, Rounding rule);

// "12", "-0.125", and "1/3" where no decimal of at most 38 digits says it exactly.
[[nodiscard]] std::string to_text(const Rational& value);
// Decimal text with at most `digits` places, rounded half up, without trailing zeros: to_decimal(2/3, 4) is "0.6667".
[[nodiscard]] std::string to_decimal(const Rational& value, int digits);
[[nodiscard]] bool has_decimal(const Rational& value);  // whether to_text writes it without a fraction
// Reads back what to_text wrote, and nothing else: "12", "-0.125", "1/3". Text of people is read_quantity's (quantity.h).
[[nodiscard]] std::optional<Rational> rational_from(std::string_view text);

}  // namespace duixian
