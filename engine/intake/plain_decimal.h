// Plain decimal numbers in digits: the form of nearly every number of a table, read without asking what else it may be, and exactly.
//
// Sixteen characters at once: numbers of one column differ in length from row to row, and a loop over their digits would
// be mispredicted at each of them. So the last sixteen bytes are taken (cell.h promises them), and those before the number
// blanked out.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace duixian::intake {

// digits / 10^places
struct PlainDecimal {
  std::int64_t digits = 0;
  unsigned places = 0;
};

namespace plain_decimal {

inline constexpr std::uint64_t every_byte = 0x0101010101010101;
inline constexpr std::uint64_t high_bits = every_byte * 0x80;

// Eight characters, the last in the highest byte.
inline std::uint64_t eight_at(const char* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  return std::endian::native == std::endian::big ? __builtin_bswap64(word) : word;
}

// By length: which bytes of the last eight, and of the eight before, belong to the number.
struct Masks {
  std::array<std::uint64_t, 17> last{}, before{};
  constexpr Masks() {
    for (unsigned length = 0; length <= 16; ++length) {
      last[length] = length == 0 ? 0 : length >= 8 ? ~std::uint64_t{0} : ~std::uint64_t{0} << (8 * (8 - length));
      before[length] = length <= 8 ? 0 : ~std::uint64_t{0} << (8 * (16 - length));
    }
  }
};
inline constexpr Masks masks;

// The lowest byte that is zero, marked by its high bit; borrows only disturb what lies above it.
inline std::uint64_t zero_byte(std::uint64_t word) { return (word - every_byte) & ~word & high_bits; }

inline bool are_digits(std::uint64_t word) { return (((word + every_byte * 0x76) | word) & high_bits) == 0; }

// The number that eight bytes of 0 to 9 are, the last the highest byte.
inline std::int64_t number_of(std::uint64_t digits) {
  constexpr std::uint64_t pairs = 0x000000ff000000ff;
  digits = digits * 10 + (digits >> 8);
  digits = ((digits & pairs) * (100 + (1000000ULL << 32)) + ((digits >> 16) & pairs) * (1 + (10000ULL << 32))) >> 32;
  return static_cast<std::int64_t>(digits & 0xffffffff);
}

}  // namespace plain_decimal

// "-12345.67", of at most 16 characters, at most 7 of them behind the point, and at most `most` digits. What is anything
// more is left to slower readers.
[[nodiscard]] [[gnu::always_inline]] inline bool read_plain_decimal(std::string_view text, unsigned most, PlainDecimal& into) {
  using namespace plain_decimal;
  const bool negative = text.starts_with('-');
  const std::size_t length = text.size() - negative;
  if (length == 0 || length > 16) return false;
  const char* const end = text.data() + text.size();
  std::uint64_t last = (eight_at(end - 8) ^ (every_byte * '0')) & masks.last[length];
  std::uint64_t before = 0;  // of numbers that are longer; a column has mostly such or mostly others
  if (length > 8) before = (eight_at(end - 16) ^ (every_byte * '0')) & masks.before[length];
  std::size_t digits = length;
  into.places = 0;
  constexpr std::uint64_t points = every_byte * ('.' ^ '0');
  if (const std::uint64_t point = zero_byte(last ^ points); point != 0) {
    const auto at = static_cast<unsigned>(std::countr_zero(point)) / 8;
    into.places = 7 - at;
    if (into.places == 0 || into.places + 1 == length) return false;  // "5." and ".5"
    const std::uint64_t below = (std::uint64_t{1} << (8 * at)) - 1, above = ~std::uint64_t{0} << (8 * (at + 1));
    last = (last & above) | ((last & below) << 8) | (before >> 56);
    before <<= 8;
    --digits;
  }
  if (digits > most || !are_digits(last)) return false;
  std::int64_t number = number_of(last);
  if (length > 8) {
    if (!are_digits(before)) return false;
    number += number_of(before) * 100000000;
  }
  into.digits = negative ? -number : number;
  return true;
}

}  // namespace duixian::intake
