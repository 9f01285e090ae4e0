// Reading a quantity: a day, one figure with its unit, or two of them as the ends of a range.
#include "base/damage.h"
#include "base/date_text.h"
#include "base/quantity_part.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/words_around.h"
#include "duixian/words/quantity.h"

namespace duixian {
namespace {

WrittenQuantity failed(ReadingFault fault) {
  WrittenQuantity written;
  written.reading = is_damage(fault) ? Reading::damaged : Reading::unreadable;
  written.why = message_of(fault);
  return written;
}

class QuantityReader {
 public:
  QuantityReader(const PlainCharacters& characters, Origin origin) : cursor_(characters), origin_(origin) {}

  WrittenQuantity read() {
    cursor_.skip_spaces();
    if (const DateReading date = read_date(cursor_); date.is_there) return finish_date(date);
    QuantityPart low = take_part();
    if (fault_ != ReadingFault::none || !take_range_mark(cursor_)) return finish(low, nullptr);
    const QuantityPart high = take_part();
    if (fault_ == ReadingFault::none) join(low, high);
    return finish(low, &high);
  }

 private:
  void note(ReadingFault fault) {
    if (fault_ == ReadingFault::none) fault_ = fault;
  }
  QuantityPart take_part() {
    QuantityPart part = read_quantity_part(cursor_, origin_);
    note(part.fault);
    return part;
  }

  // What stands only behind the second figure belongs to both: 200-500亿元.
  void join(QuantityPart& low, const QuantityPart& high) {
    if (low.unit.is_there && !high.unit.is_there) note(ReadingFault::unit_of_first_end_only);
    if (!low.unit.is_there) {
      if (low.figure.is_one_digit && high.figure.is_digit_of_hundreds) note(ReadingFault::unclear_numeral);
      if (!low.figure.has_magnitude && high.figure.has_magnitude) lend_magnitude(low.figure, high.figure);
      low.unit = high.unit;
    }
    if (low.unit.unit.unit != high.unit.unit.unit || low.figure.parts != high.figure.parts) {
      note(ReadingFault::unlike_ends);
    }
  }

  void lend_magnitude(Figure& low, const Figure& high) {
    const auto lent = multiply(low.value, power_of_ten(high.shared_power));
    if (high.shared_power == 0) note(ReadingFault::unclear_magnitude);
    if (!lent) return note(ReadingFault::too_large);
    low.value = *lent;
    low.counted_in = high.counted_in;
  }

  void check_end() {
    cursor_.skip_spaces();
    if (cursor_.at_end()) return;
    if (cursor_.ahead() == U'?') return note(ReadingFault::lost_character);
    TextCursor rest = cursor_;
    while (!rest.at_end() && !is_digit(rest.ahead())) rest.advance();
    if (!rest.at_end()) return note(ReadingFault::two_figures);
    if (origin_ == Origin::record) note(ReadingFault::words_after);
  }

  Quantity quantity_of(const QuantityPart& part) {
    const auto amount = multiply(part.figure.value, part.unit.unit.scale);
    if (!amount) note(ReadingFault::too_large);
    return {amount.value_or(Rational()), part.unit.unit.unit};
  }

  static std::string unit_text_of(const QuantityPart& part) {
    switch (part.figure.parts) {
      case 100:
        return "%";
      case 1000:
        return "‰";
      case 10000:
        return "‱";
      default:
        break;
    }
    std::string text;
    if (part.figure.counted_in != 0) append_utf8(text, part.figure.counted_in);
    return text + part.unit.text;
  }

  WrittenQuantity finish(const QuantityPart& low, const QuantityPart* high) {
    if (fault_ == ReadingFault::none) check_end();
    if (fault_ != ReadingFault::none) return failed(fault_);
    WrittenQuantity written;
    written.low = quantity_of(low);
    written.high = high == nullptr ? written.low : quantity_of(*high);
    if (written.high.amount < written.low.amount) note(ReadingFault::backwards);
    if (fault_ != ReadingFault::none) return failed(fault_);
    written.reading = high != nullptr ? Reading::range : low.is_about ? Reading::about : Reading::exact;
    written.bare = !low.unit.is_there && low.figure.parts == 0;
    written.unit_text = unit_text_of(low);
    return written;
  }

  WrittenQuantity finish_date(const DateReading& date) {
    note(date.fault);
    if (fault_ == ReadingFault::none) check_end();
    if (fault_ != ReadingFault::none) return failed(fault_);
    WrittenQuantity written;
    written.reading = Reading::exact;
    written.date = date.date;
    return written;
  }

  TextCursor cursor_;
  Origin origin_;
  ReadingFault fault_ = ReadingFault::none;
};

}  // namespace

WrittenQuantity read_quantity(std::string_view text, Origin origin) {
  PlainCharacters characters;
  if (const ReadingFault fault = characters.take(text); fault != ReadingFault::none) return failed(fault);
  if (const ReadingFault damage = find_damage(characters, origin); damage != ReadingFault::none) return failed(damage);
  return QuantityReader(characters, origin).read();
}

WrittenQuantity with_declared_unit(WrittenQuantity written, const WrittenUnit& declared) {
  if (written.reading == Reading::damaged || written.reading == Reading::unreadable) return written;
  if (written.date) return failed(ReadingFault::is_a_day);
  if (!written.bare) return written.low.unit == declared.unit ? written : failed(ReadingFault::other_unit);
  const auto without_magnitude = divide(declared.scale, declared.magnitude);
  const auto scale = written.unit_text.empty() ? std::optional(declared.scale) : without_magnitude;
  for (Quantity* end : {&written.low, &written.high}) {
    const auto amount = scale ? multiply(end->amount, *scale) : std::nullopt;
    if (!amount) return failed(ReadingFault::too_large);
    *end = {*amount, declared.unit};
  }
  written.bare = false;
  return written;
}

}  // namespace duixian
