// Sums in capital numerals, as notices and payment orders state them beside the figures.
//
// One form is written: 整 after 元 and after 角, one 零 for a run of zeros inside the number, and none where the rules leave
// it free (a zero in the place of 万 or 元 before a digit). All that the rules allow is read, and nothing else: the sum that
// a text seems to say is written out again and compared.
#include <array>

#include "base/chinese_numeral.h"
#include "base/text_cursor.h"
#include "base/utf8.h"
#include "duixian/words/money.h"

namespace duixian {
namespace {

constexpr std::u32string_view kDigits = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::int64_t kTenThousand = 10000;
constexpr std::int64_t kHundredMillion = 100000000;

// 1 to 9999.
std::u32string section(std::int64_t value) {
  constexpr std::array<std::pair<std::int64_t, std::u32string_view>, 4> kPlaces{
      {{1000, U"仟"}, {100, U"佰"}, {10, U"拾"}, {1, U""}}};
  std::u32string text;
  bool after_zero = false;
  for (const auto& [size, name] : kPlaces) {
    const auto digit = static_cast<std::size_t>(value / size % 10);
    if (digit == 0) {
      after_zero = !text.empty();
      continue;
    }
    if (after_zero) text += U'零';
    text += kDigits[digit];
    text += name;
    after_zero = false;
  }
  return text;
}

// A whole number above zero: what is counted in 亿, then in 万, then the rest, 零 where the rest begins with a zero.
std::u32string whole(std::int64_t value) {
  for (const auto& [size, name] : {std::pair{kHundredMillion, U'亿'}, std::pair{kTenThousand, U'万'}}) {
    if (value < size) continue;
    std::u32string text = whole(value / size) + name;
    const std::int64_t rest = value % size;
    if (rest > 0 && rest < size / 10) text += U'零';
    return rest > 0 ? text + whole(rest) : text;
  }
  return section(value);
}

std::u32string capital(std::int64_t fen) {
  const std::int64_t yuan = fen / 100;
  const auto jiao = static_cast<std::size_t>(fen / 10 % 10);
  const auto rest = static_cast<std::size_t>(fen % 10);
  if (fen == 0) return U"零元整";
  std::u32string text = yuan > 0 ? whole(yuan) + U'元' : std::u32string();
  if (jiao > 0) text = text + kDigits[jiao] + U'角';
  if (rest == 0) return text + U'整';
  if (yuan > 0 && jiao == 0) text += U'零';
  return text + kDigits[rest] + U'分';
}

// The one spelling of each character that may be written in several ways.
char32_t plain_capital(char32_t character) {
  if (character < 0x80) return character;
  switch (character) {
    case U'圆':
    case U'圓':
      return U'元';
    case U'正':
      return U'整';
    case U'萬':
      return U'万';
    case U'億':
      return U'亿';
    case U'貳':
      return U'贰';
    case U'叄':
      return U'叁';
    case U'陸':
      return U'陆';
    default:
      return character;
  }
}

std::u32string plain_capitals(std::u32string_view text) {
  std::u32string plain;
  for (const char32_t character : text) plain.push_back(plain_capital(character));
  return plain;
}

// What a text seems to say, by its numerals alone.
class Teller {
 public:
  explicit Teller(std::u32string_view text) : text_(text) {}

  std::optional<std::int64_t> fen() {
    std::uint64_t total = 0;
    for (const auto& [mark, size] : {std::pair{U'元', 100U}, std::pair{U'角', 10U}, std::pair{U'分', 1U}}) {
      const auto count = part_before(mark);
      std::uint64_t part = 0;
      if (__builtin_mul_overflow(count, std::uint64_t{size}, &part)) return std::nullopt;
      if (__builtin_add_overflow(total, part, &total)) return std::nullopt;
    }
    if (total > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
    return static_cast<std::int64_t>(total);
  }

 private:
  std::uint64_t part_before(char32_t mark) {
    ChineseNumeral numeral;
    std::size_t length = 0;
    while (length < text_.size() && numeral.take(text_[length])) ++length;
    if (length == 0 || length == text_.size() || text_[length] != mark) return 0;
    text_.remove_prefix(length + 1);
    return numeral.value();
  }

  std::u32string_view text_;
};

// A 零 that the rules leave free: after 万, 亿 or 元 whose own place holds a zero, and before a digit.
bool is_free_zero(std::u32string_view text, std::size_t at) {
  constexpr std::u32string_view kMarks = U"万亿元";
  constexpr std::u32string_view kHigherPlaces = U"拾佰仟万亿";
  return text[at] == U'零' && at >= 2 && at + 1 < text.size() && kMarks.find(text[at - 1]) != kMarks.npos &&
         kHigherPlaces.find(text[at - 2]) != kHigherPlaces.npos && kDigits.find(text[at + 1]) != kDigits.npos;
}

bool says(std::u32string_view text, std::u32string_view canonical) {
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (next < canonical.size() && text[at] == canonical[next]) {
      ++next;
    } else if (!is_free_zero(text, at)) {
      return false;
    }
  }
  return next == canonical.size() || canonical.substr(next) == U"整";
}

}  // namespace

std::optional<std::string> to_capital(const Money& money) {
  if (money.currency != "CNY" || money.minor < 0) return std::nullopt;
  return to_utf8(capital(money.minor));
}

std::optional<Money> from_capital(const std::string& text) {
  PlainCharacters characters;
  if (characters.take(text) != ReadingFault::none) return std::nullopt;
  TextCursor cursor(characters);
  cursor.skip_spaces();
  if (cursor.take(U"人民币")) cursor.take(U':');
  cursor.skip_spaces();
  const std::u32string capitals = plain_capitals(characters.plain().substr(cursor.place()));
  const auto fen = Teller(capitals).fen();
  if (!fen || !says(capitals, capital(*fen))) return std::nullopt;
  return Money{*fen, "CNY"};
}

}  // namespace duixian
