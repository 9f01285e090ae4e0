// Figures in Chinese numerals: 十五万, 一点五亿, 百分之三十, 四分之三, 三十余, 千亿.
#include "base/chinese_numeral.h"
#include "base/figure.h"
#include "base/magnitudes.h"

namespace duixian {
namespace {

constexpr int kMostPlaces = 18;

class NumeralFigureReader {
 public:
  NumeralFigureReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  FigureReading read() {
    ChineseNumeral numeral;
    while (!cursor_.is_ahead(U"百分点") && numeral.take(cursor_.ahead())) cursor_.advance();
    if (cursor_.ahead() == U'点' && is_chinese_digit_at(1)) {
      read_places(numeral);
    } else if (cursor_.take(U"分之")) {
      read_share(numeral);
    } else {
      read_rest(numeral);
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
  [[nodiscard]] bool is_chinese_digit_at(std::size_t places) const {
    return cursor_.ahead(places) >= 0x80 && chinese_digit(cursor_.ahead(places)).has_value();
  }
  [[nodiscard]] static Rational whole(const ChineseNumeral& numeral) {
    return *Rational::of(static_cast<Int128>(numeral.value()), 1);
  }

  bool takes_about_mark() {
    const std::size_t start = cursor_.place();
    cursor_.skip_spaces();
    if (take_about_mark(cursor_)) return true;
    cursor_.return_to(start);
    return false;
  }

  // 三十余万: the numeral goes on behind the mark.
  void read_rest(ChineseNumeral& numeral) {
    while (takes_about_mark()) {
      figure_.is_about = true;
      while (is_magnitude_ahead(cursor_) && numeral.take(cursor_.ahead())) cursor_.advance();
    }
    note(numeral.fault());
    figure_.value = whole(numeral);
    figure_.shared_power = numeral.lent_magnitude();
    figure_.has_magnitude = numeral.counted_in() != 0;
    figure_.counted_in = numeral.counted_in();
    figure_.is_one_digit = numeral.value() < 10;
    figure_.is_digit_of_hundreds = numeral.is_digit_of_hundreds();
  }

  void read_places(const ChineseNumeral& before) {
    note(before.fault());
    if (before.counted_in() != 0 || before.is_magnitude_only()) note(ReadingFault::unclear_numeral);
    cursor_.advance();
    std::int64_t digits = 0;
    int places = 0;
    for (; is_chinese_digit_at(0) && places < kMostPlaces; cursor_.advance(), ++places) {
      digits = digits * 10 + *chinese_digit(cursor_.ahead());
    }
    const Magnitudes magnitudes = take_magnitudes(cursor_);
    if (!magnitudes.is_clear || is_chinese_numeral(cursor_.ahead())) note(ReadingFault::unclear_numeral);
    const auto value = add(whole(before), *divide(digits, power_of_ten(places)));
    set(value ? multiply(*value, power_of_ten(magnitudes.power)) : std::nullopt);
    figure_.shared_power = magnitudes.power;
    figure_.has_magnitude = magnitudes.any();
    figure_.counted_in = magnitudes.counted_in;
    figure_.is_about = magnitudes.is_about;
  }

  // X分之Y, with Y in digits or numerals.
  void read_share(const ChineseNumeral& below) {
    note(below.fault());
    const FigureReading above = read_figure(cursor_, origin_);
    note(above.fault);
    if (below.value() == 0) return note(ReadingFault::zero_denominator);
    set(divide(above.figure.value, whole(below)));
    figure_.is_about = above.figure.is_about;
    if (below.is_magnitude_only()) figure_.parts = static_cast<int>(below.value() % 10001);
  }

  TextCursor& cursor_;
  Origin origin_;
  Figure figure_;
  ReadingFault fault_ = ReadingFault::none;
};

}  // namespace

FigureReading read_figure_in_numerals(TextCursor& cursor, Origin origin) {
  return NumeralFigureReader(cursor, origin).read();
}

}  // namespace duixian
