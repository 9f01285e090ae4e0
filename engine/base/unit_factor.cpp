#include "base/unit_factor.h"

#include <array>
#include <utility>

#include "base/chinese_numeral.h"
#include "base/currency.h"
#include "base/figure.h"
#include "base/magnitudes.h"
#include "base/unit_names.h"
#include "base/utf8.h"
#include "base/width.h"

namespace duixian {
namespace {

constexpr std::size_t kLongestName = 16;  // of a unit of its own, in characters

// What stands behind a unit and is no part of it.
constexpr std::array<std::u32string_view, 11> kWordsBehind{U"以上", U"以下", U"以内", U"以外", U"之间", U"之内",
                                                           U"左右", U"上下", U"及以", U"不等", U"每"};
// These end a unit only where no other letter follows: 元整, but 余热 is a name.
constexpr std::u32string_view kLastWords = U"整正多余起";
constexpr std::u32string_view kFirstCharacters = U"以之左上及不每整正多余起至到";  // of any of them

// 元 before a numeral: the 角 and 分 of the same sum follow.
bool is_yuan_over(std::u32string_view name, const TextCursor& cursor) {
  return (name == U"元" || name == U"圆") && is_chinese_numeral(cursor.ahead());
}

// A name that begins with a currency or an area and goes on is no unit: 元产值, 亩地.
bool runs_on(std::u32string_view name) {
  const auto begins = unit_that_begins(name);
  return begins && (begins->kind == UnitKind::money || begins->kind == UnitKind::area);
}

UnitFactor own_unit(std::u32string_view name) {
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
UnitFactor magnified_unit(std::u32string_view name) {
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
  UnitFactor factor = known          ? UnitFactor{ReadingFault::none, known->written()}
                      : rest.empty() ? UnitFactor{}
                                     : own_unit(rest);
  const auto scale = multiply(factor.unit.scale, power_of_ten(power));
  if (!scale) return {ReadingFault::too_large, {}};
  factor.unit.scale = *scale;
  factor.unit.magnitude = power_of_ten(power);
  return factor;
}

}  // namespace

bool is_unit_letter(char32_t c) {
  if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'%';
  const bool is_ideograph = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFF);
  const bool is_latin_or_greek = (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x3FF);
  return is_ideograph || is_latin_or_greek || std::u32string_view(U"‰‱℃°µ²³㎡㎢Ω").find(c) != std::u32string_view::npos;
}

bool is_unit_over(const TextCursor& cursor) {
  const char32_t next = cursor.ahead();
  if (kFirstCharacters.find(next) == std::u32string_view::npos) return false;
  for (const std::u32string_view word : kWordsBehind) {
    if (cursor.is_ahead(word)) return true;
  }
  TextCursor behind = cursor;
  behind.advance();
  if (kLastWords.find(next) != std::u32string_view::npos) return !is_unit_letter(behind.ahead()) || is_unit_over(behind);
  behind.skip_spaces();
  return (next == U'至' || next == U'到') && is_figure_ahead(behind);
}

std::u32string_view take_unit_name(TextCursor& cursor) {
  const std::size_t start = cursor.place();
  while (is_unit_letter(cursor.ahead()) && !is_unit_over(cursor) && !is_yuan_over(cursor.since(start), cursor))
    cursor.advance();
  const std::u32string_view name = cursor.since(start);
  const bool can_have_power = name == U"m" || name == U"km" || name == U"M";
  if (can_have_power && (cursor.ahead() == U'2' || cursor.ahead() == U'3') && !is_digit(cursor.ahead(1))) cursor.advance();
  return cursor.since(start);
}

UnitFactor unit_factor(std::u32string_view name) {
  if (const auto known = unit_named(name)) return {ReadingFault::none, known->written()};
  return magnified_unit(name);
}

}  // namespace duixian
