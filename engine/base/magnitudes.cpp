#include "base/magnitudes.h"

#include "base/chinese_numeral.h"

namespace duixian {
namespace {

// 十, 百 or 千, then 万, then 亿, each at most once; behind those one 千 more, which belongs to a unit (万千瓦).
class Order {
 public:
  bool take(int power) {
    const bool is_small = power < 4;
    if (is_done_) return false;
    if (is_small && last_ >= 4) is_done_ = true;
    const bool follows = is_small ? last_ == 0 || (power == 3 && last_ >= 4) : power > last_;
    last_ = power;
    return follows;
  }

 private:
  int last_ = 0;
  bool is_done_ = false;
};

}  // namespace

bool is_magnitude_ahead(const TextCursor& cursor) {
  return cursor.ahead() >= 0x80 && chinese_magnitude(cursor.ahead()) && !cursor.is_ahead(U"百分点");
}

bool take_about_mark(TextCursor& cursor) { return cursor.take(U'多') || cursor.take(U'余') || cursor.take(U'几'); }

Magnitudes take_magnitudes(TextCursor& cursor) {
  Magnitudes found;
  Order order;
  for (;;) {
    const std::size_t start = cursor.place();
    cursor.skip_spaces();
    if (take_about_mark(cursor)) {
      found.is_about = true;
    } else if (is_magnitude_ahead(cursor)) {
      const int power = *chinese_magnitude(cursor.ahead());
      if (!order.take(power)) found.is_clear = false;
      if (power >= 4 || found.counted_in == 0) found.counted_in = cursor.ahead();
      found.power += power;
      cursor.advance();
    } else {
      cursor.return_to(start);
      return found;
    }
    if (!found.is_clear) return found;
  }
}

}  // namespace duixian
