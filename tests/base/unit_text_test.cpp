#include <catch2/catch.hpp>

#include "base/currency.h"
#include "base/unit_names.h"
#include "duixian/words/quantity.h"

using namespace duixian;

namespace {

// "1000000 CNY" for 万元, "" where the text is no unit.
std::string unit(const char* text) {
  const auto read = read_unit(text);
  if (!read) return "";
  std::string words = to_text(read->scale);
  for (const Dimension& dimension : read->unit.dimensions) {
    words += ' ' + dimension.name + (dimension.power == 1 ? "" : std::to_string(dimension.power));
  }
  return words;
}

}  // namespace

TEST_CASE("money is counted in its minor unit") {
  CHECK(unit("元") == "100 CNY");
  CHECK(unit("万元") == "1000000 CNY");
  CHECK(unit("亿元") == "10000000000 CNY");
  CHECK(unit("万人民币") == "1000000 CNY");
  CHECK(unit("亿美元") == "10000000000 USD");
  CHECK(unit("万美金") == "1000000 USD");
  CHECK(unit("百万元") == "100000000 CNY");
  CHECK(unit("千元") == "100000 CNY");
  CHECK(unit("港币") == "100 HKD");
  CHECK(unit("万日元") == "10000 JPY");
  CHECK(unit("CHF") == "100 CHF");
}

TEST_CASE("every currency has the minor unit of its own table") {
  for (const auto* name : {U"元", U"美元", U"港元", U"欧元", U"日元", U"英镑", U"澳门元", U"新台币", U"韩元"}) {
    const auto known = unit_named(name);
    REQUIRE(known);
    CHECK(known->numerator == minor_units(known->dimension));
  }
}

TEST_CASE("areas convert into each other") {
  CHECK(unit("亩") == "2000/3 m2");
  CHECK(unit("公顷") == "10000 m2");
  CHECK(unit("平方公里") == "1000000 m2");
  CHECK(unit("ｋｍ2") == "1000000 m2");
  CHECK(unit("km²") == "1000000 m2");
  CHECK(unit("㎡") == "1 m2");
  CHECK(unit("m2") == "1 m2");
  CHECK(unit("万平方米") == "10000 m2");
}

TEST_CASE("years and months convert, days stand apart") {
  CHECK(unit("年") == "12 month");
  CHECK(unit("个月") == "1 month");
  CHECK(unit("月") == "1 month");
  CHECK(unit("季度") == "3 month");
  CHECK(unit("日") == "1 day");
  CHECK(unit("天") == "1 day");
  CHECK(unit("工作日") == "1 工作日");
}

TEST_CASE("a rate and a plain count have no dimension") {
  CHECK(unit("%") == "0.01");
  CHECK(unit("％") == "0.01");
  CHECK(unit("‰") == "0.001");
  CHECK(unit("个百分点") == "0.01");
  CHECK(unit("基点") == "0.0001");
  CHECK(unit("成") == "0.1");
  for (const char* name : {"个", "项", "次", "种", "倍", "个园区"}) CHECK(unit(name) == "1");
  CHECK(unit("万") == "10000");
}

TEST_CASE("any other name is a unit of its own") {
  CHECK(unit("人") == "1 人");
  CHECK(unit("万吨") == "10000 吨");
  CHECK(unit("载重吨") == "1 载重吨");
  CHECK(unit("万千瓦") == "10000000 瓦");
  CHECK(unit("kv") == "1 kV");
  CHECK(unit("百货") == "100 货");
  CHECK(unit("人次") == "1 人次");
}

TEST_CASE("a stroke divides by all that follows") {
  CHECK(unit("元/亩") == "0.15 CNY m2-1");
  CHECK(unit("万元/亩") == "1500 CNY m2-1");
  CHECK(unit("元/平方米·月") == "100 CNY m2-1 month-1");
  CHECK(unit("元/平方米/月") == "100 CNY m2-1 month-1");
  CHECK(unit("元/(平方米·月)") == "100 CNY m2-1 month-1");
  CHECK(unit("元每平方米") == "100 CNY m2-1");
  CHECK(unit("吨/年") == "1/12 month-1 吨");
  CHECK(unit("元/美元") == "1 CNY USD-1");
  CHECK(unit("元/万元") == "0.0001");
  CHECK(unit("元／人") == "100 CNY 人-1");
}

TEST_CASE("spaces and parentheses around a unit do no harm") {
  CHECK(unit(" 万元 ") == "1000000 CNY");
  CHECK(unit("（万元）") == "1000000 CNY");
  CHECK(unit("元 / 亩") == "0.15 CNY m2-1");
}

TEST_CASE("what is no unit is refused") {
  for (const char* text :
       {"", " ", "5元", "元5", "元/", "/元", "元/5亩", "（万元", "元产值", "亩地", "元以上", "元,亩", "号", "-", "亿万元",
        "一个很长很长很长很长很长很长的名字", "元/平方米·", "\xFF", "元\xE2\x80\x8B"}) {
    CAPTURE(text);
    CHECK(unit(text).empty());
  }
}

TEST_CASE("a unit tells the magnitude in it") {
  CHECK(read_unit("万元")->magnitude == Rational(10000));
  CHECK(read_unit("万元/亩")->magnitude == Rational(10000));
  CHECK(read_unit("元/万吨")->magnitude == Rational(1));
  CHECK(read_unit("亩")->magnitude == Rational(1));
}
