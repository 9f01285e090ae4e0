#include "base/figure.h"

#include "base/chinese_numeral.h"
#include "base/decimal_digits.h"
#include "base/magnitudes.h"
#include "base/width.h"

namespace duixian {
namespace {

bool is_unsigned_figure_ahead(const TextCursor& cursor) {
  return is_decimal_ahead(cursor) || is_chinese_numeral(cursor.ahead()) || cursor.ahead() == U'半';
}

FigureReading read_unsigned(TextCursor& cursor, Origin origin) {
  if (is_decimal_ahead(cursor)) return read_figure_in_digits(cursor, origin);
  if (is_chinese_numeral(cursor.ahead())) return read_figure_in_numerals(cursor, origin);
  FigureReading reading;
  if (cursor.take(U'半')) {
    reading.figure.value = *Rational::of(1, 2);
    const bool goes_on = is_chinese_numeral(cursor.ahead()) || take_about_mark(cursor);
    if (goes_on) reading.fault = ReadingFault::unclear_numeral;
  } else {
    reading.fault = ReadingFault::no_figure;
  }
  return reading;
}

}  // namespace

bool is_figure_ahead(const TextCursor& cursor) {
  if (is_unsigned_figure_ahead(cursor)) return true;
  const char32_t sign = cursor.ahead();
  if (sign != U'-' && sign != U'+' && sign != U'负') return false;
  TextCursor behind = cursor;
  behind.advance();
  return is_unsigned_figure_ahead(behind);
}

FigureReading read_figure(TextCursor& cursor, Origin origin) {
  const bool is_negative = cursor.take(U'-') || cursor.take(U'负');
  if (!is_negative) cursor.take(U'+');
  FigureReading reading = read_unsigned(cursor, origin);
  if (is_negative) reading.figure.value = -reading.figure.value;
  return reading;
}

Rational power_of_ten(int power) {
  Int128 value = 1;
  for (; power > 0; --power) value *= 10;
  return *Rational::of(value, 1);
}

}  // namespace duixian
