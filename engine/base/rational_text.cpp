// Exact numbers as decimal text and back. The digits come from long division, one at a time, so a text may have more
// of them than any integer here.
#include <algorithm>

#include "base/wide.h"
#include "duixian/words/rational.h"

namespace duixian {
namespace {

constexpr std::size_t kLongestDecimal = 38;  // digits that surely fit 127 bits, so that every text reads back

std::string digits_of(UInt128 value) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

// The digits behind the point of rest / divisor, rest below divisor below 2^127. Ten times the rest may not fit, twice
// and once more does: 10 r = 2 (2 (2 r) + r).
class FractionDigits {
 public:
  FractionDigits(UInt128 rest, UInt128 divisor) : rest_(rest), divisor_(divisor) {}

  char next() {
    const UInt128 once = rest_;
    digit_ = 0;
    twice();
    twice();
    take(rest_ + once);
    twice();
    return static_cast<char>('0' + digit_);
  }
  [[nodiscard]] bool is_done() const { return rest_ == 0; }
  [[nodiscard]] bool is_half_or_more() const { return rest_ >= divisor_ - rest_; }

 private:
  void twice() {
    digit_ *= 2;
    take(rest_ * 2);
  }
  void take(UInt128 value) {
    digit_ += value >= divisor_ ? 1 : 0;
    rest_ = value >= divisor_ ? value - divisor_ : value;
  }

  UInt128 rest_;
  UInt128 divisor_;
  int digit_ = 0;
};

// One more in the last place of "129.99", carrying as far as needed.
void count_up(std::string& decimal) {
  for (auto place = decimal.rbegin(); place != decimal.rend(); ++place) {
    if (*place == '.') continue;
    if (*place != '9') {
      ++*place;
      return;
    }
    *place = '0';
  }
  decimal.insert(decimal.begin(), '1');
}

void drop_trailing_zeros(std::string& decimal) {
  if (decimal.find('.') == std::string::npos) return;
  decimal.erase(decimal.find_last_not_of('0') + 1);
  if (decimal.back() == '.') decimal.pop_back();
}

// Digits up to 2^127, which is the first size that does not fit.
std::optional<UInt128> whole_from(std::string_view digits) {
  UInt128 value = 0;
  if (digits.empty() || digits.size() > 39) return std::nullopt;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    if (__builtin_mul_overflow(value, UInt128{10}, &value)) return std::nullopt;
    if (__builtin_add_overflow(value, static_cast<UInt128>(digit - '0'), &value)) return std::nullopt;
  }
  if (value > ~UInt128{0} >> 1) return std::nullopt;
  return value;
}

std::optional<Rational> fraction_from(std::string_view above, std::string_view below) {
  const auto numerator = whole_from(above);
  const auto denominator = whole_from(below);
  if (!numerator || !denominator) return std::nullopt;
  return Rational::of(static_cast<Int128>(*numerator), static_cast<Int128>(*denominator));
}

std::optional<Rational> decimal_from(std::string_view before, std::string_view behind) {
  if (before.empty() || behind.empty()) return std::nullopt;
  std::string digits(before);
  digits += behind;
  std::string power(1 + behind.size(), '0');
  power.front() = '1';
  while (digits.size() > 1 && digits.front() == '0') digits.erase(0, 1);
  return fraction_from(digits, power);
}

// How many digits stand behind the point of 1 / value; nothing where they never end.
std::optional<int> decimal_places(UInt128 value) {
  int twos = 0;
  int fives = 0;
  for (; value % 2 == 0; value /= 2) ++twos;
  for (; value % 5 == 0; value /= 5) ++fives;
  if (value != 1) return std::nullopt;
  return std::max(twos, fives);
}

}  // namespace

bool has_decimal(const Rational& value) {
  const auto places = decimal_places(magnitude(value.denominator()));
  const UInt128 whole = magnitude(value.numerator()) / magnitude(value.denominator());
  return value.is_whole() || (places && digits_of(whole).size() + static_cast<std::size_t>(*places) <= kLongestDecimal);
}

std::string to_text(const Rational& value) {
  const UInt128 above = magnitude(value.numerator());
  const UInt128 below = magnitude(value.denominator());
  std::string text = value.sign() < 0 ? "-" : "";
  if (!has_decimal(value)) return text + digits_of(above) + '/' + digits_of(below);
  text += digits_of(above / below);
  if (value.is_whole()) return text;
  text += '.';
  for (FractionDigits digits(above % below, below); !digits.is_done();) text += digits.next();
  return text;
}

std::string to_decimal(const Rational& value, int digits) {
  const UInt128 above = magnitude(value.numerator());
  const UInt128 below = magnitude(value.denominator());
  std::string text = digits_of(above / below);
  if (digits > 0) text += '.';
  FractionDigits fraction(above % below, below);
  for (int place = 0; place < digits && !fraction.is_done(); ++place) text += fraction.next();
  if (fraction.is_half_or_more()) count_up(text);
  drop_trailing_zeros(text);
  return value.sign() < 0 && text != "0" ? "-" + text : text;
}

std::optional<Rational> rational_from(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("./");
  std::optional<Rational> size;
  if (mark == std::string_view::npos) {
    size = fraction_from(text, "1");
  } else if (text[mark] == '/') {
    size = fraction_from(text.substr(0, mark), text.substr(mark + 1));
  } else {
    size = decimal_from(text.substr(0, mark), text.substr(mark + 1));
  }
  if (!size) return std::nullopt;
  return negative ? -*size : *size;
}

}  // namespace duixian
