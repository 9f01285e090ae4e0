// Reading a quantity: the words before, the figure, its unit, the words behind, and once more for the end of a range.
#include <array>
#include <utility>

#include "base/damage.h"
#include "base/date_text.h"
#include "base/figure.h"
#include "base/unit_text.h"
#include "base/utf8.h"
#include "base/width.h"
#include "base/words_around.h"
#include "duixian/words/quantity.h"

namespace duixian {
namespace {

struct CurrencySign {
  std::u32string_view sign;
  std::u32string_view name;
};

constexpr std::array kCurrencySigns{
    CurrencySign{U"¥", U"元"},      CurrencySign{U"US$", U"美元"}, CurrencySign{U"HK$", U"港元"},
    CurrencySign{U"$", U"美元"},    CurrencySign{U"€", U"欧元"},   CurrencySign{U"£", U"英镑"},
    CurrencySign{U"人民币", U"元"}, CurrencySign{U"RMB", U"元"},   CurrencySign{U"CNY", U"元"},
    CurrencySign{U"USD", U"美元"},  CurrencySign{U"HKD", U"港元"}, CurrencySign{U"EUR", U"欧元"},
    CurrencySign{U"JPY", U"日元"},
};

// One figure with its unit: all of a plain quantity, or one end of a range.
struct Part {
  Figure figure;
  UnitReading unit;
  bool is_about = false;
};

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
    Part low = read_part();
    if (fault_ != ReadingFault::none || !is_range_ahead()) return finish(low, nullptr);
    Part high = read_part();
    join(low, high);
    return finish(low, &high);
  }

 private:
  void note(ReadingFault fault) {
    if (fault_ == ReadingFault::none) fault_ = fault;
  }

  // --- one part -------------------------------------------------------------------------------------------------

  Part read_part() {
    Part part;
    WordsBefore words;
    const auto currency = read_what_is_before(words);
    const bool is_doubling = words.doubles && cursor_.ahead() == U'番';  // 翻番
    if (is_doubling) {
      part.figure.value = 1;
    } else {
      const FigureReading reading = read_figure(cursor_, origin_);
      note(reading.fault);
      part.figure = reading.figure;
    }
    if (fault_ != ReadingFault::none) return part;
    if (part.figure.parts == 0 && !take_noun_of_magnitude(part)) {
      part.unit = read_unit_at(cursor_, origin_, currency);
      note(part.unit.fault);
    }
    settle_unit(part, words);
    part.is_about = words.is_about || part.figure.is_about;
    part.is_about = take_words_behind(cursor_) || part.is_about;
    return part;
  }

  // Words of comparison and a currency, in any order; in a document any other words too.
  std::optional<UnitName> read_what_is_before(WordsBefore& words) {
    std::optional<UnitName> currency;
    for (;;) {
      cursor_.skip_spaces();
      if (is_figure_ahead(cursor_) || (words.doubles && cursor_.ahead() == U'番')) return currency;
      if (take_word_before(cursor_, words)) continue;
      if (const auto found = take_currency()) {
        currency = found;
        continue;
      }
      if (cursor_.at_end() || !pass_other_word(words)) return currency;
    }
  }

  std::optional<UnitName> take_currency() {
    for (const CurrencySign& currency : kCurrencySigns) {
      if (!cursor_.take(currency.sign)) continue;
      cursor_.take(U':');
      return unit_named(currency.name);
    }
    return std::nullopt;
  }

  // Passes a character of a document's words; 数十 and 几百 are no figures.
  bool pass_other_word(WordsBefore& words) {
    const bool is_vague = cursor_.ahead() == U'数' || cursor_.ahead() == U'几';
    if (origin_ == Origin::record) note_words_before();
    if (origin_ == Origin::record) return false;
    words = WordsBefore{};
    cursor_.advance();
    if (is_vague && is_figure_ahead(cursor_)) note(ReadingFault::unclear_numeral);
    return true;
  }

  void note_words_before() {
    const bool in_parentheses = cursor_.take(U'(') && is_figure_ahead(cursor_);
    TextCursor rest = cursor_;
    while (!rest.at_end() && !is_figure_ahead(rest)) rest.advance();
    note(in_parentheses    ? ReadingFault::in_parentheses
         : rest.at_end()   ? ReadingFault::no_figure
                           : ReadingFault::words_before);
  }

  // 千亿产业集群: a cluster of a hundred billion yuan.
  bool take_noun_of_magnitude(Part& part) {
    if (!part.figure.is_magnitude_only || part.figure.counted_in != U'亿') return false;
    for (const std::u32string_view noun : {U"产业", U"企业", U"集群", U"园区", U"基地", U"规模", U"产值", U"级"}) {
      if (!cursor_.is_ahead(noun)) continue;
      while (!cursor_.at_end() && !is_unit_over(cursor_) && cursor_.ahead() != U' ') cursor_.advance();
      part.unit = {ReadingFault::none, true, unit_named(U"元")->written(), "元"};
      return true;
    }
    return false;
  }

  void settle_unit(Part& part, const WordsBefore& words) {
    const std::string& text = part.unit.text;
    if (text == "月") note(ReadingFault::month_of_year);
    if (text == "番") set_doublings(part);
    if (words.is_rank && (text == "名" || text == "强")) part.unit.unit = {};
    if (text == "元") add_jiao_and_fen(part);
  }

  void set_doublings(Part& part) {
    const auto count = part.figure.value.as_int64();
    if (!count || *count < 0 || *count > 60) return note(ReadingFault::too_large);
    part.figure.value = *Rational::of(Int128{1} << *count, 1);
    part.unit = {ReadingFault::none, true, {}, ""};
  }

  // 5元3角2分, and 壹佰元零伍分.
  void add_jiao_and_fen(Part& part) {
    for (const auto& [unit, places] : {std::pair{U'角', 1}, std::pair{U'分', 2}}) {
      const std::size_t before = cursor_.place();
      if (!is_figure_ahead(cursor_)) return;
      const FigureReading reading = read_figure(cursor_, origin_);
      const bool is_digit = reading.fault == ReadingFault::none && reading.figure.value < 10 && reading.figure.value >= 0;
      if (!is_digit || !reading.figure.value.is_whole() || !cursor_.take(unit)) {
        cursor_.return_to(before);
        continue;
      }
      const auto share = divide(reading.figure.value, power_of_ten(places));
      const auto sum = add(part.figure.value, part.figure.value.sign() < 0 ? -*share : *share);
      if (!sum) return note(ReadingFault::too_large);
      part.figure.value = *sum;
    }
  }

  // --- the range ------------------------------------------------------------------------------------------------

  bool is_range_ahead() { return take_range_mark(cursor_); }

  // What stands only behind the second figure belongs to both: 200-500亿元.
  void join(Part& low, const Part& high) {
    if (fault_ != ReadingFault::none) return;
    if (low.unit.is_there && !high.unit.is_there) return note(ReadingFault::unit_of_first_end_only);
    if (!low.figure.has_magnitude && high.figure.has_magnitude && !low.unit.is_there) lend_magnitude(low, high.figure);
    if (low.figure.is_one_digit && high.figure.is_digit_of_hundreds && !low.unit.is_there) {
      note(ReadingFault::unclear_numeral);
    }
    if (!low.unit.is_there) low.unit = high.unit;
    if (low.unit.unit.unit != high.unit.unit.unit) note(ReadingFault::unlike_ends);
    if (low.figure.parts != high.figure.parts) note(ReadingFault::unlike_ends);
  }

  void lend_magnitude(Part& low, const Figure& high) {
    const auto lent = multiply(low.figure.value, power_of_ten(high.shared_power));
    if (high.shared_power == 0) note(ReadingFault::unclear_magnitude);
    if (!lent) return note(ReadingFault::too_large);
    low.figure.value = *lent;
  }

  // --- the end --------------------------------------------------------------------------------------------------

  void check_end() {
    cursor_.skip_spaces();
    if (cursor_.at_end()) return;
    if (cursor_.ahead() == U'?') return note(ReadingFault::lost_character);
    TextCursor rest = cursor_;
    while (!rest.at_end() && !is_digit(rest.ahead())) rest.advance();
    if (!rest.at_end()) return note(ReadingFault::two_figures);
    if (origin_ == Origin::record) note(ReadingFault::words_after);
  }

  Quantity quantity_of(const Part& part) {
    const auto amount = multiply(part.figure.value, part.unit.unit.scale);
    if (!amount) note(ReadingFault::too_large);
    return {amount.value_or(Rational()), part.unit.unit.unit};
  }

  static std::string unit_text_of(const Part& part) {
    switch (part.figure.parts) {
      case 100: return "%";
      case 1000: return "‰";
      case 10000: return "‱";
      default: break;
    }
    std::string text;
    if (part.figure.counted_in != 0) append_utf8(text, part.figure.counted_in);
    return text + part.unit.text;
  }

  WrittenQuantity finish(const Part& low, const Part* high) {
    if (fault_ == ReadingFault::none) check_end();
    WrittenQuantity written;
    written.low = quantity_of(low);
    written.high = high == nullptr ? written.low : quantity_of(*high);
    if (written.high.amount < written.low.amount) note(ReadingFault::backwards);
    if (fault_ != ReadingFault::none) return failed(fault_);
    const bool is_about = low.is_about || (high != nullptr && high->is_about);
    written.reading = high != nullptr ? Reading::range : is_about ? Reading::about : Reading::exact;
    written.bare = !low.unit.is_there && low.figure.parts == 0;
    written.unit_text = unit_text_of(high == nullptr ? low : *high);
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
  const auto own_magnitude = divide(declared.scale, declared.magnitude);
  const auto scale = written.unit_text.empty() ? std::optional(declared.scale) : own_magnitude;
  for (Quantity* end : {&written.low, &written.high}) {
    const auto amount = scale ? multiply(end->amount, *scale) : std::nullopt;
    if (!amount) return failed(ReadingFault::too_large);
    *end = {*amount, declared.unit};
  }
  written.bare = false;
  return written;
}

}  // namespace duixian
