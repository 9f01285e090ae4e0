#include "intake/decimal.h"

#include <charconv>

namespace duixian::intake {

namespace {

constexpr int significant_digits = 15;
constexpr int largest_exponent = 36;  // what 128 bits hold

struct Parts {
  bool negative = false;
  UInt128 digits = 0;
  int count = 0;     // significant digits
  int exponent = 0;  // of ten
  bool whole = true; // neither point nor exponent
};

bool read_exponent(std::string_view text, Parts& parts) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int exponent = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return false;
  parts.exponent += exponent;
  return true;
}

std::optional<Parts> take_apart(std::string_view text) {
  Parts parts;
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  bool behind_point = false, any = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      if (parts.count >= largest_exponent) return std::nullopt;
      parts.digits = parts.digits * 10 + static_cast<unsigned>(c - '0');
      if (parts.digits != 0) ++parts.count;
      parts.exponent -= behind_point;
      any = true;
    } else if (c == '.' && !behind_point) {
      behind_point = true;
      parts.whole = false;
    } else if ((c == 'e' || c == 'E') && any) {
      parts.whole = false;
      if (!read_exponent(text.substr(at + 1), parts)) return std::nullopt;
      return parts;
    } else {
      return std::nullopt;
    }
  }
  if (!any) return std::nullopt;
  return parts;
}

void keep_significant(Parts& parts) {
  while (parts.count > significant_digits) {
    // Only the last cut rounds: rounding twice could carry a 4 up.
    const bool last = parts.count == significant_digits + 1;
    parts.digits = (parts.digits + (last ? 5 : 0)) / 10;
    --parts.count;
    ++parts.exponent;
  }
}

std::optional<Int128> power_of_ten(int exponent) {
  if (exponent > largest_exponent) return std::nullopt;
  Int128 power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

std::optional<Rational> read_workbook_number(std::string_view text) {
  auto parts = take_apart(text);
  if (!parts) return std::nullopt;
  if (!parts->whole) keep_significant(*parts);
  const auto digits = static_cast<Int128>(parts->digits);
  if (digits == 0) return Rational(0);
  const auto power = power_of_ten(parts->exponent < 0 ? -parts->exponent : parts->exponent);
  if (!power) return std::nullopt;
  const Int128 sign = parts->negative ? -1 : 1;
  if (parts->exponent < 0) return Rational::of(sign * digits, *power);
  Int128 numerator = 0;
  if (__builtin_mul_overflow(sign * digits, *power, &numerator)) return std::nullopt;
  return Rational::of(numerator, 1);
}

bool is_scientific(std::string_view text) {
  const auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || text.find_first_not_of("0123456789.") != e) return false;
  text.remove_prefix(e + 1);
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  else return false;  // 123E45 may be a code of its own
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace duixian::intake
