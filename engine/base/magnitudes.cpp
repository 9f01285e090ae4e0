#include "base/magnitudes.h"

#include "base/chinese_numeral.h"

namespace duixian {

bool is_magnitude_ahead(const TextCursor& cursor) {
  return cursor.ahead() >= 0x80 && chinese_magnitude(cursor.ahead()) && !cursor.is_ahead(U"百分点");
}

bool take_about_mark(TextCursor& cursor) { return cursor.take(U'多') || cursor.take(U'余') || cursor.take(U'几'); }

Magnitudes take_magnitudes(TextCursor& cursor) {
  Magnitudes found;
  for (int last = 0;;) {
    const std::size_t start = cursor.place();
    cursor.skip_spaces();
    if (take_about_mark(cursor)) {
      found.is_about = true;
    } else if (is_magnitude_ahead(cursor) && !begins_unit(last, *chinese_magnitude(cursor.ahead()))) {
      const int power = *chinese_magnitude(cursor.ahead());
      found.is_clear = found.is_clear && may_follow(last, power);
      last = power;
      if (power >= 4 || found.counted_in == 0) found.counted_in = cursor.ahead();
      found.power += power;
      cursor.advance();
    } else {
      cursor.return_to(start);
      return found;
    }
    if (!found.is_clear) return found;  // also keeps the power small
  }
}

}  // namespace duixian
