#include "base/unit_text.h"

#include <array>

#include "base/chinese_numeral.h"
#include "base/currency.h"
#include "base/figure.h"
#include "base/magnitudes.h"
#include "base/utf8.h"
#include "base/width.h"

namespace duixian {
namespace {

constexpr std::size_t kLongestName = 16;  // of a unit of its own, in characters
constexpr int kMostFactors = 8;

// What stands behind a unit and is no part of it.
constexpr std::array<std::u32string_view, 11> kWordsBehind{U"以上", U"以下", U"以内", U"以外", U"之间", U"之内",
                                                           U"左右", U"上下", U"及以", U"不等", U"每"};
// These end a unit only where no other letter follows: 元整, but 余热 is a name.
constexpr std::u32string_view kLastWords = U"整正多余起";
constexpr std::u32string_view kFirstCharacters = U"以之左上及不每整正多余起至到";  // of any of them

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'%';
  const bool is_ideograph = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
  const bool is_latin_or_greek = (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x3FF);
  return is_ideograph || is_latin_or_greek || std::u32string_view(U"‰‱℃°µ²³㎡㎢Ω").find(c) != std::u32string_view::npos;
}

bool is_dot(char32_t c) { return std::u32string_view(U"·・•‧⋅").find(c) != std::u32string_view::npos; }

// 元 before a numeral: the 角 and 分 of the same sum follow.
bool is_yuan_over(std::u32string_view name, const TextCursor& cursor) {
  return (name == U"元" || name == U"圆") && is_chinese_numeral(cursor.ahead());
}

// The letters ahead that can belong to one name; in km2 and m3 the power does too.
std::u32string_view take_name(TextCursor& cursor) {
  const std::size_t start = cursor.place();
  while (is_letter(cursor.ahead()) && !is_unit_over(cursor) && !is_yuan_over(cursor.since(start), cursor)) cursor.advance();
  const std::u32string_view name = cursor.since(start);
  const bool can_have_power = name == U"m" || name == U"km" || name == U"M";
  if (can_have_power && (cursor.ahead() == U'2' || cursor.ahead() == U'3') && !is_digit(cursor.ahead(1))) cursor.advance();
  return cursor.since(start);
}

struct Factor {
  ReadingFault fault = ReadingFault::none;
  WrittenUnit unit;
};

// A name that begins with a currency or an area and goes on is no unit: 元产值, 亩地.
bool runs_on(std::u32string_view name) {
  const auto begins = unit_that_begins(name);
  return begins && (begins->kind == UnitKind::money || begins->kind == UnitKind::area);
}

Factor own_unit(std::u32string_view name) {
  if (name.starts_with(U'个')) return {};
  const bool is_numeral = !name.empty() && is_chinese_numeral(name.front());
  if (name.empty() || name.size() > kLongestName || name == U"号" || is_numeral || runs_on(name)) {
    return {ReadingFault::words_after, {}};
  }
  std::string text = to_utf8(name);
  const Rational scale = is_currency(text) ? minor_units(text) : 1;
  return {ReadingFault::none, {scale, unit_of(std::move(text))}};
}

// 万元 is 元 ten thousand times, and 百货 a hundred of 货, as it is behind a figure too.
Factor magnified_unit(std::u32string_view name) {
  int power = 0;
  std::size_t letters = 0;
  for (int last = 0; letters < name.size(); ++letters) {
    const auto next = chinese_magnitude(name[letters]);
    if (!next || !(may_follow(last, *next) || begins_unit(last, *next))) break;
    power += *next;
    last = begins_unit(last, *next) ? kLastMagnitude : *next;
  }
  const std::u32string_view rest = name.substr(letters);
  if (letters == 0) return own_unit(name);
  const auto known = unit_named(rest);
  Factor factor = known ? Factor{ReadingFault::none, known->written()} : rest.empty() ? Factor{} : own_unit(rest);
  const auto scale = multiply(factor.unit.scale, power_of_ten(power));
  if (!scale) return {ReadingFault::too_large, {}};
  factor.unit.scale = *scale;
  factor.unit.magnitude = power_of_ten(power);
  return factor;
}

Factor factor_named(std::u32string_view name) {
  if (const auto known = unit_named(name)) return {ReadingFault::none, known->written()};
  return magnified_unit(name);
}

// Reads a product of names; what stands behind a stroke or 每 divides.
class UnitReader {
 public:
  UnitReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  UnitReading read(const std::optional<UnitName>& currency) {
    const std::size_t start = cursor_.place();
    cursor_.skip_spaces();
    divides_ = cursor_.take(U"每");
    if (!divides_ && !is_letter(cursor_.ahead()) && !(currency && cursor_.ahead() == U'/')) return leave(start, currency);
    if (!divides_ && is_unit_over(cursor_)) return leave(start, currency);
    if (currency && cursor_.ahead() == U'/') {
      reading_.unit = currency->written();
      reading_.text = to_utf8(currency->name);
    } else {
      read_factor();
      check_currency(currency);
    }
    reading_.is_there = true;
    read_rest();
    return reading_;
  }

 private:
  UnitReading leave(std::size_t start, const std::optional<UnitName>& currency) {
    cursor_.return_to(start);
    if (currency) reading_ = {ReadingFault::none, true, currency->written(), to_utf8(currency->name)};
    return reading_;
  }

  void check_currency(const std::optional<UnitName>& currency) {
    if (!currency || reading_.fault != ReadingFault::none) return;
    if (reading_.unit.unit != currency->written().unit) reading_.fault = ReadingFault::two_currencies;
  }

  void read_rest() {
    for (int factors = 1; factors < kMostFactors && reading_.fault == ReadingFault::none; ++factors) {
      const std::size_t before = cursor_.place();
      cursor_.skip_spaces();
      if (cursor_.take(U'/') || cursor_.take(U"每")) {
        divides_ = true;
        if (cursor_.take(U'(')) in_parentheses_ = true;
        reading_.text += '/';
      } else if (is_dot(cursor_.ahead()) || (cursor_.ahead() == U'.' && is_letter(cursor_.ahead(1)))) {
        cursor_.advance();
        reading_.text += "·";
      } else {
        cursor_.return_to(before);
        break;
      }
      cursor_.skip_spaces();
      read_factor();
    }
    if (in_parentheses_ && !cursor_.take(U')')) reading_.fault = ReadingFault::words_after;
  }

  void read_factor() {
    const std::size_t start = cursor_.place();
    std::u32string_view name = take_name(cursor_);
    Factor factor = factor_named(name);
    const auto begins = origin_ == Origin::document ? unit_that_begins(name) : std::nullopt;
    if (begins && begins->name.size() < name.size()) {
      cursor_.return_to(start + begins->name.size());
      name = cursor_.since(start);
      factor = {ReadingFault::none, begins->written()};
    }
    reading_.fault = factor.fault;
    if (factor.fault != ReadingFault::none) return;
    const auto scale =
        divides_ ? divide(reading_.unit.scale, factor.unit.scale) : multiply(reading_.unit.scale, factor.unit.scale);
    const auto magnitude = multiply(reading_.unit.magnitude, divides_ ? Rational(1) : factor.unit.magnitude);
    if (!scale || !magnitude) {
      reading_.fault = ReadingFault::too_large;
      return;
    }
    reading_.unit.magnitude = *magnitude;
    reading_.unit.scale = *scale;
    reading_.unit.unit = divides_ ? reading_.unit.unit / factor.unit.unit : reading_.unit.unit * factor.unit.unit;
    reading_.text += to_utf8(name);
  }

  TextCursor& cursor_;
  Origin origin_;
  UnitReading reading_;
  bool divides_ = false;
  bool in_parentheses_ = false;
};

}  // namespace

bool is_unit_over(const TextCursor& cursor) {
  const char32_t next = cursor.ahead();
  if (kFirstCharacters.find(next) == std::u32string_view::npos) return false;
  for (const std::u32string_view word : kWordsBehind) {
    if (cursor.is_ahead(word)) return true;
  }
  TextCursor behind = cursor;
  behind.advance();
  if (kLastWords.find(next) != std::u32string_view::npos) return !is_letter(behind.ahead()) || is_unit_over(behind);
  behind.skip_spaces();
  return (next == U'至' || next == U'到') && is_figure_ahead(behind);
}

UnitReading read_unit_at(TextCursor& cursor, Origin origin, const std::optional<UnitName>& currency) {
  return UnitReader(cursor, origin).read(currency);
}

std::optional<WrittenUnit> read_unit(std::string_view text) {
  PlainCharacters characters;
  if (characters.take(text) != ReadingFault::none) return std::nullopt;
  TextCursor cursor(characters);
  cursor.skip_spaces();
  const bool in_parentheses = cursor.take(U'(');
  UnitReading reading = read_unit_at(cursor, Origin::record, std::nullopt);
  cursor.skip_spaces();
  if (in_parentheses && !cursor.take(U')')) return std::nullopt;
  if (!reading.is_there || reading.fault != ReadingFault::none || !cursor.at_end()) return std::nullopt;
  return std::move(reading.unit);
}

}  // namespace duixian
