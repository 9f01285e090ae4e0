#include "report/amount_text.h"

#include "duixian/words/quantity.h"

namespace duixian::report {

namespace {

constexpr int minor_per_major = 100;  // fen in a yuan, cents in a dollar

std::string digits_of(UInt128 number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number != 0);
  return digits;
}

UInt128 magnitude(Int128 number) {
  return number < 0 ? UInt128{0} - static_cast<UInt128>(number) : static_cast<UInt128>(number);
}

std::string two_digits(UInt128 number) { return std::string(number < 10 ? "0" : "") + digits_of(number); }

}  // namespace

std::string exact_amount(Int128 minor) {
  const UInt128 size = magnitude(minor);
  return (minor < 0 ? "-" : "") + digits_of(size / minor_per_major) + "." + two_digits(size % minor_per_major);
}

std::string exact_amount(const Money& money) { return exact_amount(Int128{money.minor}); }

std::string grouped_amount(Int128 minor, const std::string& currency) {
  std::string text = exact_amount(minor);
  const std::size_t first = minor < 0 ? 1 : 0;
  for (std::size_t at = text.size() - 3; at > first + 3; at -= 3) text.insert(at - 3, ",");
  return text + (currency == "CNY" ? "元" : " " + currency);
}

std::string in_wan(const Money& money) { return in_wan(money.minor, money.currency); }

std::string in_wan(Int128 minor, const std::string& currency) {
  const std::optional<Rational> amount = Rational::of(minor, 1);
  if (!amount) return grouped_amount(minor, currency);
  return to_text(Quantity{*amount, unit_of(currency)}, currency == "CNY" ? "万元" : "");
}

std::string amount_in_full(const Money& money, Language language) {
  const bool chinese = language == Language::chinese;
  std::string figures = to_yuan(money);
  if (const auto capital = to_capital(money)) figures += (chinese ? "，人民币" : ", 人民币") + *capital;
  return in_wan(money) + (chinese ? "（" + figures + "）" : " (" + figures + ")");
}

}  // namespace duixian::report
