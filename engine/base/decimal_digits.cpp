#include "base/decimal_digits.h"

#include "base/width.h"

namespace duixian {
namespace {

constexpr int kMostDigits = 37;  // they fit 127 bits, and so does the power of ten of their places

class DecimalReader {
 public:
  DecimalReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  DecimalReading read() {
    read_whole_part();
    if (is_point_ahead()) read_places();
    if (is_point_ahead()) note(ReadingFault::two_points);
    if (decimal_.count > kMostDigits) note(ReadingFault::too_large);
    return {fault_, decimal_};
  }

 private:
  [[nodiscard]] bool is_point_ahead() const { return cursor_.ahead() == U'.' && is_digit(cursor_.ahead(1)); }
  void note(ReadingFault fault) {
    if (fault_ == ReadingFault::none) fault_ = fault;
  }

  // A run of digits; how many.
  int take_run() {
    int length = 0;
    for (; is_digit(cursor_.ahead()); cursor_.advance(), ++length) {
      if (++decimal_.count <= kMostDigits) decimal_.digits = decimal_.digits * 10 + (cursor_.ahead() - U'0');
    }
    return length;
  }

  // Spaces with a digit behind them; a fault only if nothing but a plain space holds the two runs together.
  bool take_gap(bool& is_loose) {
    const std::size_t start = cursor_.place();
    cursor_.skip_spaces();
    if (cursor_.place() == start || !is_digit(cursor_.ahead())) {
      cursor_.return_to(start);
      return false;
    }
    const bool typeset = cursor_.is_typeset_around(start, cursor_.place());
    is_loose = is_loose || (origin_ == Origin::record && !typeset);
    return true;
  }

  void read_whole_part() {
    const bool begins_with_zero = cursor_.ahead() == U'0';
    const int first = take_run();
    bool has_commas = false;
    bool has_gaps = false;
    bool is_loose = false;
    bool are_threes = first >= 1 && first <= 3;
    for (;;) {
      if (cursor_.ahead() == U',' && is_digit(cursor_.ahead(1))) {
        cursor_.advance();
        has_commas = true;
      } else if (take_gap(is_loose)) {
        has_gaps = true;
      } else {
        break;
      }
      are_threes = (take_run() == 3) && are_threes;
    }
    if (has_commas && (!are_threes || begins_with_zero || has_gaps)) note(ReadingFault::wrong_commas);
    if (is_loose && !are_threes) note(ReadingFault::split_by_spaces);
  }

  void read_places() {
    cursor_.advance();
    bool is_loose = false;
    do {
      decimal_.places += take_run();
    } while (take_gap(is_loose));
    if (is_loose) note(ReadingFault::split_by_spaces);
    if (cursor_.ahead() == U',' && is_digit(cursor_.ahead(1))) note(ReadingFault::wrong_commas);
  }

  TextCursor& cursor_;
  Origin origin_;
  DecimalDigits decimal_;
  ReadingFault fault_ = ReadingFault::none;
};

}  // namespace

bool is_decimal_ahead(const TextCursor& cursor) {
  return is_digit(cursor.ahead()) || (cursor.ahead() == U'.' && is_digit(cursor.ahead(1)));
}

DecimalReading read_decimal(TextCursor& cursor, Origin origin) { return DecimalReader(cursor, origin).read(); }

}  // namespace duixian
