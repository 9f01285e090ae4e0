// The figure of a quantity, before its unit: -1,234.5, 1.5亿, 10余万, 十五万, 1/3, 百分之三十, 千亿.
#pragma once

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "duixian/words/quantity.h"
#include "duixian/words/rational.h"

namespace duixian {

struct Figure {
  Rational value;                     // all magnitudes applied
  int shared_power = 0;               // of ten: what "500亿" lends to the 200 of "200-500亿"
  bool has_magnitude = false;         // it was written with one of its own, so a range lends it none
  char32_t counted_in = 0;            // the magnitude that the author counted in: 万, 亿, the 千 of "3千元"
  bool is_about = false;              // 10多万, 2.3万余
  bool is_one_digit = false;          // 五, which "五至八千" leaves unclear
  bool is_digit_of_hundreds = false;  // 八千
  int parts = 0;                      // 100, 1000 or 10000 after 百分之, 千分之, 万分之
};

struct FigureReading {
  ReadingFault fault = ReadingFault::none;
  Figure figure;
};

[[nodiscard]] bool is_figure_ahead(const TextCursor& cursor);
// A figure and its sign. Where none is ahead the fault is no_figure.
[[nodiscard]] FigureReading read_figure(TextCursor& cursor, Origin origin);

[[nodiscard]] FigureReading read_figure_in_digits(TextCursor& cursor, Origin origin);
[[nodiscard]] FigureReading read_figure_in_numerals(TextCursor& cursor, Origin origin);

[[nodiscard]] Rational power_of_ten(int power);  // 0 to 38

}  // namespace duixian
