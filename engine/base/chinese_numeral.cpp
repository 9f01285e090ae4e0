#include "base/chinese_numeral.h"

#include <array>
#include <string_view>

namespace duixian {
namespace {

constexpr int kMostDigits = 18;  // a run of digits, as in a year or a document number

// Each string holds the ways to write the digit of its place; the first are plain, then capital and older forms.
constexpr std::array<std::u32string_view, 10> kDigits{U"〇零○◯", U"一壹壱", U"二两贰貳兩", U"三叁叄", U"四肆",
                                                      U"五伍",   U"六陆陸", U"七柒",       U"八捌",   U"九玖"};

constexpr std::uint64_t power_of_ten(int power) {
  std::uint64_t value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

}  // namespace

std::optional<int> chinese_digit(char32_t character) {
  for (std::size_t digit = 0; digit < kDigits.size(); ++digit) {
    if (kDigits[digit].find(character) != std::u32string_view::npos) return static_cast<int>(digit);
  }
  return std::nullopt;
}

std::optional<int> chinese_magnitude(char32_t character) {
  switch (character) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    case U'万':
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    default:
      return std::nullopt;
  }
}

bool ChineseNumeral::take(char32_t character) {
  if (character < 0x80) return false;
  if (const auto power = chinese_magnitude(character)) {
    *power < 4 ? take_small(*power) : take_big(*power);
  } else if (const auto digit = chinese_digit(character)) {
    take_digit(*digit);
  } else {
    return false;
  }
  is_blank_ = false;
  return true;
}

void ChineseNumeral::take_digit(int digit) {
  trailing_ = 0;
  if (digit == 0 && pending_digits_ == 0 && !is_blank_) {
    zero_before_ = true;
    return;
  }
  if (pending_digits_ == kMostDigits) {
    fault_ = ReadingFault::too_large;
    return;
  }
  pending_ = pending_ * 10 + static_cast<std::uint64_t>(digit);
  zero_inside_ = zero_inside_ || digit == 0;
  ++pending_digits_;
  ++digits_;
}

void ChineseNumeral::take_small(int power) {
  // 十五 and 一百十五 count one ten; 百 and 千 without a digit only open a magnitude such as 千万.
  const bool lacks_digit = pending_digits_ == 0 && power > 1 && !is_blank_;
  if (pending_digits_ > 1 || power >= last_small_ || lacks_digit) fault_ = ReadingFault::unclear_numeral;
  section_ += (pending_digits_ == 0 ? 1 : pending_) * power_of_ten(power);
  drop_pending();
  last_small_ = power;
  trailing_ = 0;
  has_hundreds_ = has_hundreds_ || power > 1;
}

void ChineseNumeral::take_big(int power) {
  if (is_unclear(section_ > 0 || (power == 8 && myriads_ > 0))) fault_ = ReadingFault::unclear_numeral;
  section_ += is_blank_ ? 1 : pending_;
  drop_pending();
  const bool counts_something = section_ > 0 || (power == 8 && total_ + myriads_ > 0);
  if (!counts_something || (power == 4 && myriads_ > 0)) fault_ = ReadingFault::unclear_numeral;
  const std::uint64_t counted = power == 4 ? section_ : total_ + myriads_ + section_;
  if (counted >= power_of_ten(18 - power)) fault_ = ReadingFault::too_large;
  if (power == 4) {
    myriads_ = counted * power_of_ten(4);
  } else {
    total_ = counted * power_of_ten(8);
    myriads_ = 0;
  }
  section_ = 0;
  last_small_ = 4;
  trailing_ += power;
}

void ChineseNumeral::drop_pending() {
  pending_ = 0;
  pending_digits_ = 0;
  zero_before_ = zero_inside_ = false;
}

// What has two readings: one digit after 百, 千 or 万 (三百五), a run of digits after them, two digits in a row (三五).
bool ChineseNumeral::is_unclear(bool follows_magnitude) const {
  if (follows_magnitude) return pending_digits_ > 1 || (pending_digits_ == 1 && !zero_before_ && last_small_ != 1);
  return pending_digits_ == 2 && !zero_inside_;
}

int ChineseNumeral::lent_magnitude() const { return value() < power_of_ten(trailing_ + 4) ? trailing_ : 0; }

ReadingFault ChineseNumeral::fault() const {
  if (fault_ != ReadingFault::none) return fault_;
  return is_unclear(section_ > 0 || myriads_ > 0 || total_ > 0) ? ReadingFault::unclear_numeral : ReadingFault::none;
}

}  // namespace duixian
