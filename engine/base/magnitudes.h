// The magnitudes behind a figure: 万, 千万, 万亿, 余万 (more than so many).
#pragma once

#include "base/text_cursor.h"

namespace duixian {

struct Magnitudes {
  int power = 0;            // of ten, all of them together
  char32_t counted_in = 0;  // the 万 or 亿 among them, the larger if both; else the 十, 百 or 千
  bool is_about = false;    // 多, 余 or 几 stands before, between or behind them
  bool is_clear = true;     // false for an order that nobody writes on purpose (亿万)
  [[nodiscard]] bool any() const { return power > 0; }
};

// 十, 百 or 千 may come first, then 万, then 亿, each at most once: whether `power` may follow `last` (0: nothing yet).
[[nodiscard]] constexpr bool may_follow(int last, int power) { return power < 4 ? last == 0 : power > last; }

// The 千 of 万千瓦 belongs to the unit.
[[nodiscard]] constexpr bool begins_unit(int last, int power) { return power == 3 && (last == 4 || last == 8); }
constexpr int kLastMagnitude = 9;  // behind which none follows

// Whether a magnitude is next; 百分点 begins like one and is a unit.
[[nodiscard]] bool is_magnitude_ahead(const TextCursor& cursor);
// Takes them, with the spaces before them; takes nothing if there are none.
[[nodiscard]] Magnitudes take_magnitudes(TextCursor& cursor);
[[nodiscard]] bool take_about_mark(TextCursor& cursor);

}  // namespace duixian
