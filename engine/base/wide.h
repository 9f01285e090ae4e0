// 256-bit whole numbers without sign: what two 128-bit numbers multiply to.
//
// Only Rational needs them, and only where 128 bits do not hold a product on the way; division is the plain long one.
#pragma once

#include <compare>
#include <cstdint>

#include "duixian/words/rational.h"

namespace duixian {

struct Wide {
  UInt128 high = 0;
  UInt128 low = 0;
  friend constexpr auto operator<=>(const Wide&, const Wide&) = default;
};

// |value|, also where value is the lowest there is.
[[nodiscard]] constexpr UInt128 magnitude(Int128 value) {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

[[nodiscard]] constexpr bool fits_64_bits(UInt128 value) { return (value >> 64) == 0; }

[[nodiscard]] constexpr Wide wide_product(UInt128 a, UInt128 b) {
  constexpr UInt128 mask = ~std::uint64_t{0};
  const UInt128 low = (a & mask) * (b & mask);
  const UInt128 left = (a >> 64) * (b & mask);
  const UInt128 right = (a & mask) * (b >> 64);
  const UInt128 middle = (low >> 64) + (left & mask) + (right & mask);
  return {(a >> 64) * (b >> 64) + (left >> 64) + (right >> 64) + (middle >> 64), (middle << 64) | (low & mask)};
}

// The caller knows that the sum fits, and that b is not above a.
[[nodiscard]] constexpr Wide operator+(const Wide& a, const Wide& b) {
  const UInt128 low = a.low + b.low;
  return {a.high + b.high + (low < a.low ? 1U : 0U), low};
}
[[nodiscard]] constexpr Wide operator-(const Wide& a, const Wide& b) {
  return {a.high - b.high - (a.low < b.low ? 1U : 0U), a.low - b.low};
}

struct WideDivision {
  Wide quotient;
  Wide remainder;
};

// The divisor is above zero and below 2^255.
[[nodiscard]] constexpr WideDivision divide(const Wide& dividend, const Wide& divisor) {
  WideDivision result;
  for (int bit = 255; bit >= 0; --bit) {
    const UInt128 half = bit >= 128 ? dividend.high : dividend.low;
    result.remainder = result.remainder + result.remainder;
    result.remainder.low |= (half >> (bit & 127)) & 1U;
    if (result.remainder < divisor) continue;
    result.remainder = result.remainder - divisor;
    (bit >= 128 ? result.quotient.high : result.quotient.low) |= UInt128{1} << (bit & 127);
  }
  return result;
}

}  // namespace duixian
