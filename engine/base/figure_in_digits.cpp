// Figures in digits, with magnitudes behind them and in sums of such parts: 3000万, 1亿5000万, 1/3.
#include "base/decimal_digits.h"
#include "base/figure.h"
#include "base/magnitudes.h"
#include "base/width.h"

namespace duixian {
namespace {

class DigitFigureReader {
 public:
  DigitFigureReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  FigureReading read() {
    read_part();
    if (!figure_.has_magnitude) {
      read_what_follows();
    } else if (is_decimal_ahead(cursor_)) {
      while (fault_ == ReadingFault::none && figure_.shared_power > 0 && is_decimal_ahead(cursor_)) read_part();
      figure_.shared_power = 0;  // a sum of parts lends a range nothing
    }
    return {fault_, figure_};
  }

 private:
  void note(ReadingFault fault) {
    if (fault_ == ReadingFault::none) fault_ = fault;
  }
  void set(const std::optional<Rational>& value) {
    if (!value) note(ReadingFault::too_large);
    figure_.value = value.value_or(Rational());
  }

  void read_part() {
    const auto [fault, decimal] = read_decimal(cursor_, origin_);
    note(fault);
    if (fault_ != ReadingFault::none) return;
    const Magnitudes magnitudes = take_magnitudes(cursor_);
    if (!magnitudes.is_clear) note(ReadingFault::unclear_magnitude);
    const auto digits = Rational::of(static_cast<Int128>(decimal.digits), power_of_ten(decimal.places).numerator());
    const auto value = multiply(*digits, power_of_ten(magnitudes.power));
    if (!value) return note(ReadingFault::too_large);
    if (figure_.shared_power > 0) check_sum(decimal, magnitudes.power, *value);
    set(add(figure_.value, *value));
    figure_.shared_power = magnitudes.power;
    figure_.has_magnitude = figure_.has_magnitude || magnitudes.any();
    figure_.is_about = figure_.is_about || magnitudes.is_about;
    if (figure_.counted_in == 0) figure_.counted_in = magnitudes.counted_in;
  }

  // 1亿5000万 and 12万5000 say one thing; of 12万5 and 1.5亿2000万 nobody can be sure.
  void check_sum(const DecimalDigits& part, int power, const Rational& value) {
    const Rational unit_before = power_of_ten(figure_.shared_power);
    const bool is_whole_before = divide(figure_.value, unit_before)->is_whole();
    const bool is_full = power > 0 || (part.count == figure_.shared_power && part.places == 0);
    if (!is_whole_before || !is_full || figure_.is_about || value >= unit_before) {
      note(ReadingFault::unclear_magnitude);
    }
  }

  void read_what_follows() {
    const char32_t next = cursor_.ahead();
    const char32_t second = cursor_.ahead(1);
    const bool is_exponent = is_digit(second) || ((second == U'+' || second == U'-') && is_digit(cursor_.ahead(2)));
    if (next == U'/' && is_digit(second)) {
      read_denominator();
    } else if (next == U':' && is_digit(second)) {
      note(ReadingFault::ratio);
    } else if (next == U'?') {
      note(ReadingFault::lost_character);
    } else if ((next == U'e' || next == U'E') && is_exponent) {
      note(ReadingFault::scientific);
    }
  }

  void read_denominator() {
    cursor_.advance();
    const auto [fault, below] = read_decimal(cursor_, origin_);
    note(fault);
    if (below.digits == 0) return note(ReadingFault::zero_denominator);
    if (below.places > 0 || !figure_.value.is_whole() || take_magnitudes(cursor_).any()) {
      return note(ReadingFault::unclear_magnitude);
    }
    set(Rational::of(figure_.value.numerator(), static_cast<Int128>(below.digits)));
  }

  TextCursor& cursor_;
  Origin origin_;
  Figure figure_;
  ReadingFault fault_ = ReadingFault::none;
};

}  // namespace

FigureReading read_figure_in_digits(TextCursor& cursor, Origin origin) { return DigitFigureReader(cursor, origin).read(); }

}  // namespace duixian
