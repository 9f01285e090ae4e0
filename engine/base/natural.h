// Whole numbers from zero up, as long as they need to be.
//
// For the one place where 256 bits are not enough: end against start × (1 + rate)ⁿ, compared without a root and without
// rounding. They multiply, are raised to a power and compared; nothing else.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "duixian/words/rational.h"

namespace duixian {

class Natural {
 public:
  Natural() = default;
  explicit Natural(UInt128 value);

  friend Natural operator*(const Natural& a, const Natural& b);
  friend bool operator==(const Natural&, const Natural&) = default;
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);

 private:
  void drop_leading_zeros();

  std::vector<std::uint32_t> limbs_;  // least significant first, the last one not zero; zero has none
};

// 0 to the power of 0 is 1. A base of b bits makes b × exponent bits: callers bound the exponent.
[[nodiscard]] Natural power(Natural base, unsigned exponent);

}  // namespace duixian
