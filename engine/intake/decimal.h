// Plain decimal numbers in digits: the form of nearly every number of a table, read without asking what else it may be.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "duixian/words/rational.h"

namespace duixian::intake {

// digits / 10^places
struct PlainDecimal {
  std::int64_t digits = 0;
  unsigned places = 0;
};

// "-12345.67", of at most `most` digits (18 fit 64 bits) and nothing else; anything more is left to slower readers.
[[nodiscard]] inline bool read_plain_decimal(std::string_view text, unsigned most, PlainDecimal& into) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  at += negative;
  if (static_cast<std::size_t>(end - at) > most + 1 || at == end) return false;
  std::int64_t digits = 0;
  const char* point = nullptr;
  const char* const first = at;
  for (; at != end; ++at) {
    const auto digit = static_cast<unsigned char>(*at - '0');
    if (digit < 10) [[likely]] {
      digits = digits * 10 + digit;
    } else if (*at == '.' && point == nullptr && at != first && at + 1 != end) {
      point = at;
    } else {
      return false;
    }
  }
  if (point == nullptr && static_cast<std::size_t>(end - first) > most) return false;
  into.digits = negative ? -digits : digits;
  into.places = point == nullptr ? 0 : static_cast<unsigned>(end - point - 1);
  return true;
}

// A number as a workbook stores it, an exponent included: "1.2E+7". What has a point or an exponent is taken at the 15
// significant digits that Excel shows and keeps, so that 0.30000000000000004 is 0.3; whole numbers are taken as they stand.
[[nodiscard]] std::optional<Rational> read_workbook_number(std::string_view text);

// Whether a code has been turned into a number and lost digits: "4.3E+17".
[[nodiscard]] bool is_scientific(std::string_view text);

}  // namespace duixian::intake
