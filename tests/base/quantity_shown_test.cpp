#include <catch2/catch.hpp>

#include "duixian/words/money.h"
#include "duixian/words/quantity.h"
#include "number_source.h"

using namespace duixian;

namespace {

// What somebody wrote, shown again as `written`.
std::string shown(const char* text, const char* written = "") { return to_text(read_quantity(text).low, written); }

}  // namespace

TEST_CASE("money is counted in 亿 or 万 where that stays exact to the yuan") {
  CHECK(shown("500000000元") == "5亿元");
  CHECK(shown("125000元") == "12.5万元");
  CHECK(shown("123456元") == "12.3456万元");
  CHECK(shown("123456.78元") == "123456.78元");
  CHECK(shown("9999元") == "9999元");
  CHECK(shown("0元") == "0元");
  CHECK(shown("-125000元") == "-12.5万元");
  CHECK(shown("3000万美元") == "3000万美元");
  CHECK(shown("500日元") == "500日元");
}

TEST_CASE("other quantities are shown as people count them") {
  CHECK(shown("20亩") == "20亩");
  CHECK(shown("15亩") == "10000平方米");
  CHECK(shown("42700平方公里") == "42700平方公里");
  CHECK(shown("36个月") == "3年");
  CHECK(shown("18个月") == "18个月");
  CHECK(shown("24000个月") == "24000个月");
  CHECK(shown("365天") == "365天");
  CHECK(shown("300000吨") == "30万吨");
  CHECK(shown("12345人") == "12345人");
  CHECK(shown("150万元/亩") == "2250元/平方米");
  CHECK(shown("7.1元/美元") == "7.1元/美元");
}

TEST_CASE("a rate without a unit is a decimal") {
  CHECK(shown("10%") == "0.1");
  CHECK(shown("3.33%", "%") == "3.33%");
  CHECK(shown("1/3") == "≈0.333333");
  CHECK(shown("2/3", "%") == "≈66.666667%");
}

TEST_CASE("the author's own unit is kept where it fits") {
  CHECK(shown("20亩", "亩") == "20亩");
  CHECK(shown("2000万元", "亿元") == "0.2亿元");
  CHECK(shown("2000万元", "元") == "20000000元");
  CHECK(shown("18个月", "年") == "1.5年");
  CHECK(shown("150万元/亩", "万元/亩") == "150万元/亩");
  CHECK(shown("2000万元", "亩") == "2000万元");
  CHECK(shown("2000万元", "5") == "2000万元");
}

TEST_CASE("what no decimal says is marked as rounded") {
  const Quantity third{Rational::of(100, 3).value(), unit_of("CNY")};
  CHECK(to_text(third) == "≈0.333333元");
  CHECK(to_text(Quantity{Rational::of(-1, 7).value(), unit_of("m2")}) == "≈-0.142857平方米");
}

TEST_CASE("what is shown reads back as the same quantity") {
  NumberSource numbers(9);
  for (int round = 0; round < 3000; ++round) {
    const auto whole = static_cast<std::int64_t>(numbers.of_any_size() >> 2);
    const Rational amount = Rational::of(round % 2 == 0 ? whole : -whole, 1).value();
    for (const Unit& unit : {unit_of("CNY"), unit_of("JPY"), unit_of("m2"), unit_of("month"), unit_of("人"), Unit{},
                             unit_of("CNY") / unit_of("m2")}) {
      const Quantity quantity{amount, unit};
      const WrittenQuantity read = read_quantity(to_text(quantity));
      if (read.reading != Reading::exact || read.low != quantity) FAIL(to_text(quantity));
    }
  }
}

TEST_CASE("a sum in capital numerals is the same sum, also in plain numerals") {
  NumberSource numbers(10);
  const auto plain = [](std::string text) {
    const char* kinds[][2] = {{"壹", "一"}, {"贰", "二"}, {"叁", "三"}, {"肆", "四"}, {"伍", "五"}, {"陆", "六"},
                              {"柒", "七"}, {"捌", "八"}, {"玖", "九"}, {"拾", "十"}, {"佰", "百"}, {"仟", "千"}};
    for (const auto& [capital, usual] : kinds) {
      for (std::size_t at = text.find(capital); at != text.npos; at = text.find(capital)) text.replace(at, 3, usual);
    }
    return text;
  };
  for (int round = 0; round < 5000; ++round) {
    auto fen = static_cast<std::int64_t>(numbers.of_any_size() >> 1);
    if (round % 2 == 0) fen = fen / 100 * 100;
    if (fen < 100) continue;  // without 元 it would be a word for points
    const std::string capital = *to_capital(Money{fen});
    const Quantity expected{fen, unit_of("CNY")};
    if (read_quantity(capital).low != expected) FAIL(fen << ' ' << capital);
    if (read_quantity(plain(capital)).low != expected) FAIL(fen << ' ' << plain(capital));
  }
}
