// Numbers in Chinese numerals, plain and capital: 十五, 两千万, 一百二十, 二○○九, 壹佰万.
//
// Read strictly: what people use for two values (三五, 三百五, 七八十) is a fault and not the likelier of the two.
#pragma once

#include <cstdint>
#include <optional>

#include "base/reading_fault.h"
#include "duixian/words/rational.h"

namespace duixian {

[[nodiscard]] std::optional<int> chinese_digit(char32_t character);  // 零 〇 ○ 一 … 九, 两, 壹 … 玖
// The power of ten of 十 百 千 万 亿 and their capital forms.
[[nodiscard]] std::optional<int> chinese_magnitude(char32_t character);
[[nodiscard]] inline bool is_chinese_numeral(char32_t character) {
  return character >= 0x80 && (chinese_digit(character) || chinese_magnitude(character));
}

// Takes a numeral character by character, from its most significant end.
class ChineseNumeral {
 public:
  // False, and nothing taken, if the character belongs to no numeral.
  bool take(char32_t character);

  [[nodiscard]] ReadingFault fault() const;  // of what has been taken, if it ended here
  [[nodiscard]] std::uint64_t value() const { return total_ + myriads_ + section_ + pending_; }
  [[nodiscard]] int digits() const { return digits_; }  // 二○○九 has four, 二十 one
  // 万 or 亿, whichever its size is counted in; 0 for what is smaller.
  [[nodiscard]] char32_t counted_in() const { return total_ > 0 ? U'亿' : myriads_ > 0 ? U'万' : U'\0'; }
  // What it lends to the lower end of a range (三至五亿), as a power of ten: 8 for 五亿, 12 for 一万亿; a sum of parts such
  // as 三万五千 or 一亿五千万 lends nothing.
  [[nodiscard]] int lent_magnitude() const;
  [[nodiscard]] bool is_magnitude_only() const { return !is_blank_ && digits_ == 0; }  // 千万, 亿
  // One digit with 百 or 千 (八千): "五至八千" may then mean 5 or 5000 at its lower end.
  [[nodiscard]] bool is_digit_of_hundreds() const { return digits_ == 1 && has_hundreds_; }

 private:
  void take_digit(int digit);
  void take_small(int power);
  void take_big(int power);
  void drop_pending();
  [[nodiscard]] bool is_unclear(bool follows_magnitude) const;

  std::uint64_t total_ = 0;    // whole 亿
  std::uint64_t myriads_ = 0;  // whole 万 after them
  std::uint64_t section_ = 0;  // below 万
  std::uint64_t pending_ = 0;  // digits that still wait for what they count
  int pending_digits_ = 0;
  int digits_ = 0;
  int last_small_ = 4;  // the power last met in this section; they fall
  int trailing_ = 0;
  bool is_blank_ = true;
  bool has_hundreds_ = false;
  bool zero_before_ = false;  // 一百零五: the digit after 零 counts ones
  bool zero_inside_ = false;  // 一〇五
  ReadingFault fault_ = ReadingFault::none;
};

}  // namespace duixian
