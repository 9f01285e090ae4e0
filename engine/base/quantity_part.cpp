#include "base/quantity_part.h"

#include <array>
#include <utility>

#include "base/unit_factor.h"
#include "base/words_around.h"

namespace duixian {
namespace {

struct CurrencySign {
  std::u32string_view sign;
  std::u32string_view name;
};

// What names a currency before a figure. ¥ is the yuan here, and $ alone the US dollar.
constexpr std::array kCurrencySigns{
    CurrencySign{U"¥", U"元"},      CurrencySign{U"US$", U"美元"}, CurrencySign{U"HK$", U"港元"},
    CurrencySign{U"$", U"美元"},    CurrencySign{U"€", U"欧元"},   CurrencySign{U"£", U"英镑"},
    CurrencySign{U"人民币", U"元"}, CurrencySign{U"RMB", U"元"},   CurrencySign{U"CNY", U"元"},
    CurrencySign{U"USD", U"美元"},  CurrencySign{U"HKD", U"港元"}, CurrencySign{U"EUR", U"欧元"},
    CurrencySign{U"JPY", U"日元"},
};

// What policies call by its size in 亿 and leave 元 out: 千亿产业集群, 500亿级.
constexpr std::array<std::u32string_view, 8> kNounsOfSize{U"产业", U"企业", U"集群", U"园区",
                                                          U"基地", U"规模", U"产值", U"级"};
constexpr int kMostDoublings = 60;

class PartReader {
 public:
  PartReader(TextCursor& cursor, Origin origin) : cursor_(cursor), origin_(origin) {}

  QuantityPart read() {
    read_what_is_before();
    if (is_doubled_once()) {
      part_.figure.value = 1;
    } else {
      const FigureReading reading = read_figure(cursor_, origin_);
      note(reading.fault);
      part_.figure = reading.figure;
    }
    if (part_.fault != ReadingFault::none) return std::move(part_);
    if (part_.figure.parts == 0 && !take_noun_of_size()) {
      part_.unit = read_unit_at(cursor_, origin_, currency_);
      note(part_.unit.fault);
    }
    settle_unit();
    const WordsBehind behind = take_words_behind(cursor_);
    part_.is_about = words_.is_about || part_.figure.is_about || behind.is_about;
    // Whoever fills in a cell or writes a rule gives a value; only a document's sentence draws lines.
    if (origin_ == Origin::record && (words_.is_bound || behind.is_bound)) note(ReadingFault::is_a_bound);
    return std::move(part_);
  }

 private:
  void note(ReadingFault fault) {
    if (part_.fault == ReadingFault::none) part_.fault = fault;
  }

  [[nodiscard]] bool is_doubled_once() const { return words_.doubles && cursor_.ahead() == U'番'; }  // 翻番

  // Words of comparison and a currency, in any order; in a document any other words too.
  void read_what_is_before() {
    for (;;) {
      cursor_.skip_spaces();
      if (is_figure_ahead(cursor_) || is_doubled_once()) return;
      if (take_word_before(cursor_, words_) || take_currency()) continue;
      if (cursor_.at_end()) return;
      if (origin_ == Origin::record) return note_words_before();
      pass_other_word();
    }
  }

  bool take_currency() {
    for (const CurrencySign& currency : kCurrencySigns) {
      if (!cursor_.take(currency.sign)) continue;
      cursor_.take(U':');
      currency_ = unit_named(currency.name);
      return true;
    }
    return false;
  }

  // Passes a character of a document's words; 数十 and 几百 are no figures.
  void pass_other_word() {
    const bool is_vague = cursor_.ahead() == U'数' || cursor_.ahead() == U'几';
    words_ = WordsBefore{};
    cursor_.advance();
    if (is_vague && is_figure_ahead(cursor_)) note(ReadingFault::unclear_numeral);
  }

  void note_words_before() {
    if (cursor_.take(U'(') && is_figure_ahead(cursor_)) return note(ReadingFault::in_parentheses);
    TextCursor rest = cursor_;
    while (!rest.at_end() && !is_figure_ahead(rest)) rest.advance();
    note(rest.at_end() ? ReadingFault::no_figure : ReadingFault::words_before);
  }

  bool take_noun_of_size() {
    if (part_.figure.counted_in != U'亿') return false;
    for (const std::u32string_view noun : kNounsOfSize) {
      if (!cursor_.is_ahead(noun)) continue;
      while (!cursor_.at_end() && !is_unit_over(cursor_) && cursor_.ahead() != U' ') cursor_.advance();
      part_.unit = {ReadingFault::none, true, unit_named(U"元")->written(), "元"};
      return true;
    }
    return false;
  }

  void settle_unit() {
    const std::string& text = part_.unit.text;
    if (text == "月") note(ReadingFault::month_of_year);
    if (text == "番") return set_doublings();
    if (words_.is_rank && (text == "名" || text == "强")) part_.unit.unit = {};
    if (text == "元" || text == "圆") add_jiao_and_fen();
  }

  void set_doublings() {
    const auto count = part_.figure.value.as_int64();
    if (!count || *count < 0 || *count > kMostDoublings) return note(ReadingFault::too_large);
    part_.figure.value = std::int64_t{1} << *count;
    part_.unit = {ReadingFault::none, true, {}, ""};
  }

  // 5元3角2分, and 壹佰元零伍分.
  void add_jiao_and_fen() {
    for (const auto& [unit, places] : {std::pair{U'角', 1}, std::pair{U'分', 2}}) {
      const std::size_t before = cursor_.place();
      if (!is_figure_ahead(cursor_)) return;
      const auto [fault, figure] = read_figure(cursor_, origin_);
      const bool is_digit = fault == ReadingFault::none && figure.value.is_whole() && figure.value >= 0 && figure.value < 10;
      if (!is_digit || !cursor_.take(unit)) {
        cursor_.return_to(before);
        continue;
      }
      const auto share = divide(figure.value, power_of_ten(places));
      const auto sum = add(part_.figure.value, part_.figure.value.sign() < 0 ? -*share : *share);
      if (!sum) return note(ReadingFault::too_large);
      part_.figure.value = *sum;
    }
  }

  TextCursor& cursor_;
  Origin origin_;
  QuantityPart part_;
  WordsBefore words_;
  std::optional<UnitName> currency_;
};

}  // namespace

QuantityPart read_quantity_part(TextCursor& cursor, Origin origin) { return PartReader(cursor, origin).read(); }

}  // namespace duixian
