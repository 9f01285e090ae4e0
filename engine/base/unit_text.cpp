#include "base/unit_text.h"

#include <utility>

#include "base/unit_factor.h"
#include "base/utf8.h"

namespace duixian {
namespace {

constexpr int kMostFactors = 8;

bool is_dot(char32_t c) { return std::u32string_view(U"·・•‧⋅").find(c) != std::u32string_view::npos; }

// Reads a product of names; what stands behind a stroke or 每 divides.
class UnitReader {
 public:
  UnitReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  UnitReading read(const std::optional<UnitName>& currency) {
    const std::size_t start = cursor_.place();
    cursor_.skip_spaces();
    divides_ = cursor_.take(U"每");
    const bool is_name_ahead = divides_ || (is_unit_letter(cursor_.ahead()) && !is_unit_over(cursor_));
    const bool goes_on_with_currency = currency && cursor_.ahead() == U'/';  // ￥150万/亩
    if (!is_name_ahead && !goes_on_with_currency) return leave(start, currency);
    if (is_name_ahead) {
      read_factor();
      check_currency(currency);
    } else {
      reading_.unit = currency->written();
      reading_.text = to_utf8(currency->name);
    }
    reading_.is_there = true;
    read_rest();
    return std::move(reading_);
  }

 private:
  UnitReading leave(std::size_t start, const std::optional<UnitName>& currency) {
    cursor_.return_to(start);
    if (currency) reading_ = {ReadingFault::none, true, currency->written(), to_utf8(currency->name)};
    return std::move(reading_);
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
      } else if (is_dot(cursor_.ahead()) || (cursor_.ahead() == U'.' && is_unit_letter(cursor_.ahead(1)))) {
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
    std::u32string_view name = take_unit_name(cursor_);
    UnitFactor factor = unit_factor(name);
    const auto begins = origin_ == Origin::document ? unit_that_begins(name) : std::nullopt;
    if (begins && begins->name.size() < name.size()) {
      cursor_.return_to(start + begins->name.size());
      name = cursor_.since(start);
      factor = {ReadingFault::none, begins->written()};
    }
    reading_.fault = factor.fault;
    if (factor.fault != ReadingFault::none) return;
    const bool is_first = reading_.text.empty() && !divides_;
    reading_.text += to_utf8(name);
    if (is_first) {
      reading_.unit = std::move(factor.unit);
    } else {
      combine(factor.unit);
    }
  }

  void combine(const WrittenUnit& factor) {
    const auto scale = divides_ ? divide(reading_.unit.scale, factor.scale) : multiply(reading_.unit.scale, factor.scale);
    const auto magnitude = multiply(reading_.unit.magnitude, divides_ ? Rational(1) : factor.magnitude);
    if (!scale || !magnitude) {
      reading_.fault = ReadingFault::too_large;
      return;
    }
    reading_.unit.magnitude = *magnitude;
    reading_.unit.scale = *scale;
    reading_.unit.unit = divides_ ? reading_.unit.unit / factor.unit : reading_.unit.unit * factor.unit;
  }

  TextCursor& cursor_;
  Origin origin_;
  UnitReading reading_;
  bool divides_ = false;
  bool in_parentheses_ = false;
};

}  // namespace

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
