#include "duixian/words/money.h"

#include <algorithm>

#include "base/currency.h"
#include "base/invariant.h"

namespace duixian {
namespace {

// "1234567" with a comma before each group of three: "1,234,567". Decimals and a sign stay as they are.
std::string with_commas(std::string decimal) {
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  const std::size_t first = decimal.starts_with('-') ? 1 : 0;
  for (std::size_t place = point; place > first + 3; place -= 3) decimal.insert(place - 3, 1, ',');
  return decimal;
}

// The value with exactly `digits` decimals, as columns of sums are printed.
std::string fixed(const Rational& value, int digits) {
  std::string text = to_decimal(value, digits);
  if (digits <= 0) return text;
  const std::size_t point = text.find('.');
  const std::size_t present = point == std::string::npos ? 0 : text.size() - point - 1;
  if (present == 0) text += '.';
  text.append(static_cast<std::size_t>(digits) - present, '0');
  return text;
}

std::string shown(const Money& money, std::int64_t minor_per_step, int digits, const char* magnitude) {
  const auto steps = Rational::of(money.minor, minor_per_step);
  invariant(steps.has_value(), "minor units per step are above zero");
  return with_commas(fixed(*steps, digits)) + magnitude + std::string(currency_named(money.currency).name);
}

}  // namespace

std::optional<Money> add(const Money& a, const Money& b) {
  Money sum{0, a.currency};
  if (a.currency != b.currency || __builtin_add_overflow(a.minor, b.minor, &sum.minor)) return std::nullopt;
  return sum;
}

std::optional<Money> subtract(const Money& a, const Money& b) {
  Money difference{0, a.currency};
  if (a.currency != b.currency || __builtin_sub_overflow(a.minor, b.minor, &difference.minor)) return std::nullopt;
  return difference;
}

std::optional<Money> money_of(const Rational& value, const std::string& currency, Rounding rule) {
  const auto whole = rounded(value, 1, rule);
  const auto minor = whole ? whole->as_int64() : std::nullopt;
  if (!minor) return std::nullopt;
  return Money{*minor, currency};
}

std::string to_yuan(const Money& money) {
  return shown(money, minor_units(money.currency), currency_named(money.currency).decimals, "");
}

std::string to_wan(const Money& money, int digits) {
  return shown(money, 10000 * minor_units(money.currency), digits, "万");
}

}  // namespace duixian
