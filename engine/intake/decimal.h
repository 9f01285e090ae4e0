// Plain decimal numbers in digits: the form of nearly every number of a table, read without asking what else it may be.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "duixian/words/rational.h"

namespace duixian::intake {

// digits / 10^places
struct PlainDecimal {
  std::int64_t digits = 0;
  unsigned places = 0;
};

// Takes digits off the front as long as there are any, four at a time while that goes.
inline void take_digits(const char*& at, const char* end, std::int64_t& digits) {
  while (end - at >= 4) {
    std::uint32_t four;
    std::memcpy(&four, at, sizeof four);
    if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
    const bool all_digits = ((four & 0xf0f0f0f0) | (((four + 0x06060606) & 0xf0f0f0f0) >> 4)) == 0x33333333;
    if (!all_digits) break;
    four = (four & 0x0f0f0f0f) * ((10U << 8) + 1) >> 8;  // two pairs
    four = ((four & 0x00ff00ff) * ((100U << 16) + 1)) >> 16;
    digits = digits * 10000 + four;
    at += 4;
  }
  for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at) digits = digits * 10 + (*at - '0');
}

// "-12345.67", of at most `most` digits (18 fit 64 bits) and nothing else; anything more is left to slower readers.
[[nodiscard]] inline bool read_plain_decimal(std::string_view text, unsigned most, PlainDecimal& into) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  at += negative;
  const char* const first = at;
  const auto length = static_cast<std::size_t>(end - at);
  if (length > most + 1) return false;
  std::int64_t digits = 0;
  take_digits(at, end, digits);
  if (at == first || (at == end && length > most)) return false;
  into.places = 0;
  if (at != end) {
    const char* const point = at++;
    if (*point != '.' || at == end) return false;
    take_digits(at, end, digits);
    if (at != end) return false;
    into.places = static_cast<unsigned>(end - point - 1);
  }
  into.digits = negative ? -digits : digits;
  return true;
}

// A number as a workbook stores it, an exponent included: "1.2E+7". What has a point or an exponent is taken at the 15
// significant digits that Excel shows and keeps, so that 0.30000000000000004 is 0.3; whole numbers are taken as they stand.
[[nodiscard]] std::optional<Rational> read_workbook_number(std::string_view text);

// Whether a code has been turned into a number and lost digits: "4.3E+17".
[[nodiscard]] bool is_scientific(std::string_view text);

}  // namespace duixian::intake
