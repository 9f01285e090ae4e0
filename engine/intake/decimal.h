// Plain decimal numbers in digits: the form of nearly every number of a table, read without asking what else it may be, and exactly.
#pragma once

#include <cstddef>
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

// So many bytes before the end of such a text can be read, whatever they are; CSV buffers and rows of sheets begin with them.
constexpr std::size_t room_before = 16;

// "-12345.67", of at most 16 characters, at most 7 of them behind the point, and at most `most` digits. What is anything
// more is left to slower readers.
[[nodiscard]] bool read_plain_decimal(std::string_view text, unsigned most, PlainDecimal& into);

// A number as a workbook stores it, an exponent included: "1.2E+7". What has a point or an exponent is taken at the 15
// significant digits that Excel shows and keeps, so that 0.30000000000000004 is 0.3; whole numbers are taken as they stand.
[[nodiscard]] std::optional<Rational> read_workbook_number(std::string_view text);

// Whether a code has been turned into a number and lost digits: "4.3E+17".
[[nodiscard]] bool is_scientific(std::string_view text);

}  // namespace duixian::intake
