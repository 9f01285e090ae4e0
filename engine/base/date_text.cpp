#include "base/date_text.h"

#include "base/chinese_numeral.h"
#include "base/width.h"

namespace duixian {
namespace {

// A digit of a year in numerals: 二○○九 also comes with zeros, or letters O, in place of ○.
std::optional<int> year_digit(char32_t character) {
  if (character == U'O' || character == U'o') return 0;
  if (is_digit(character)) return static_cast<int>(character - U'0');
  return character < 0x80 ? std::nullopt : chinese_digit(character);
}

class DateReader {
 public:
  explicit DateReader(TextCursor& cursor) : cursor_(cursor), start_(cursor.place()) {}

  DateReading read() {
    const auto year = take_year();
    if (!year) return leave();
    const char32_t mark = cursor_.ahead();
    if (mark == U'-' || mark == U'/' || mark == U'.') return read_marked(*year, mark);
    cursor_.skip_spaces();
    if (cursor_.take(U'年')) return read_spelt(*year);
    return leave();
  }

 private:
  DateReading leave() {
    cursor_.return_to(start_);
    return {};
  }
  static DateReading fault(ReadingFault fault) { return {true, fault, {}}; }

  // Exactly four digits, plain or in numerals.
  std::optional<int> take_year() {
    int year = 0;
    for (int place = 0; place < 4; ++place, cursor_.advance()) {
      const auto digit = year_digit(cursor_.ahead());
      if (!digit) return std::nullopt;
      year = year * 10 + *digit;
    }
    return year;
  }

  std::optional<int> take_one_or_two_digits() {
    if (!is_digit(cursor_.ahead())) return std::nullopt;
    int value = 0;
    for (int place = 0; place < 2 && is_digit(cursor_.ahead()); ++place, cursor_.advance()) {
      value = value * 10 + static_cast<int>(cursor_.ahead() - U'0');
    }
    if (is_digit(cursor_.ahead())) return std::nullopt;
    return value;
  }

  // 2006-1-15: the same mark twice, or it is no date.
  DateReading read_marked(int year, char32_t mark) {
    cursor_.advance();
    const auto month = take_one_or_two_digits();
    if (!month || !cursor_.take(mark)) return leave();
    const auto day = take_one_or_two_digits();
    if (!day || cursor_.ahead() == mark) return leave();
    return finish(year, *month, *day);
  }

  std::optional<int> take_spelt_number() {
    cursor_.skip_spaces();
    if (is_digit(cursor_.ahead())) return take_one_or_two_digits();
    ChineseNumeral numeral;
    const std::size_t before = cursor_.place();
    while (numeral.take(cursor_.ahead())) cursor_.advance();
    if (cursor_.place() == before || numeral.fault() != ReadingFault::none || numeral.value() > 99) return std::nullopt;
    return static_cast<int>(numeral.value());
  }

  DateReading read_spelt(int year) {
    const auto month = take_spelt_number();
    cursor_.skip_spaces();
    if (!month || !cursor_.take(U'月')) return fault(ReadingFault::calendar_year);
    const auto day = take_spelt_number();
    cursor_.skip_spaces();
    if (!day || (!cursor_.take(U'日') && !cursor_.take(U'号'))) return fault(ReadingFault::month_without_day);
    return finish(year, *month, *day);
  }

  DateReading finish(int year, int month, int day) {
    const auto date = Date::of(year, month, day);
    if (!date) return fault(ReadingFault::no_such_day);
    const ReadingFault time = pass_time();
    return {true, time, *date};
  }

  // " 13:45", "T13:45:02.500"
  ReadingFault pass_time() {
    const std::size_t before = cursor_.place();
    if (!cursor_.take(U'T')) cursor_.skip_spaces();
    if (!is_digit(cursor_.ahead()) || cursor_.place() == before) {
      cursor_.return_to(before);
      return ReadingFault::none;
    }
    if (!take_part_of_time(24) || !cursor_.take(U':') || !take_part_of_time(60)) return ReadingFault::words_after;
    if (cursor_.take(U':') && !take_part_of_time(60)) return ReadingFault::words_after;
    if (cursor_.take(U'.')) {
      while (is_digit(cursor_.ahead())) cursor_.advance();
    }
    const char32_t next = cursor_.ahead();
    return next == U'Z' || next == U'+' || next == U'-' ? ReadingFault::time_zone : ReadingFault::none;
  }
  bool take_part_of_time(int end) {
    const auto value = take_one_or_two_digits();
    return value && *value < end;
  }

  TextCursor& cursor_;
  std::size_t start_;
};

}  // namespace

DateReading read_date(TextCursor& cursor) { return DateReader(cursor).read(); }

}  // namespace duixian
