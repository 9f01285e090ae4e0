#include "duixian/words/unit.h"

#include <catch2/catch.hpp>

#include "duixian/words/quantity.h"

using namespace duixian;

TEST_CASE("multiplying and dividing units cancels what they share") {
  const Unit yuan = unit_of("CNY");
  const Unit area = unit_of("m2");
  CHECK((yuan / area) * area == yuan);
  CHECK((yuan / yuan).is_none());
  CHECK(area * yuan == yuan * area);
  CHECK((area * area).dimensions == std::vector{Dimension{"m2", 2}});
  CHECK((Unit{} / area).dimensions == std::vector{Dimension{"m2", -1}});
}

TEST_CASE("only one currency to the first power is money") {
  CHECK(unit_of("CNY").is_money());
  CHECK(unit_of("USD").currency() == "USD");
  CHECK_FALSE((unit_of("CNY") / unit_of("m2")).is_money());
  CHECK_FALSE((unit_of("CNY") * unit_of("CNY")).is_money());
  CHECK_FALSE(Unit{}.is_money());
  CHECK_FALSE(unit_of("人").is_money());
  CHECK((unit_of("CNY") / unit_of("USD")).currency().empty());
}

TEST_CASE("a currency is three capitals") {
  CHECK(is_currency("CNY"));
  for (const char* name : {"cny", "CN", "CNYX", "m2", "人", "", "C1Y"}) CHECK_FALSE(is_currency(name));
}

TEST_CASE("a unit is written as people write it") {
  CHECK(to_text(unit_of("CNY")) == "元");
  CHECK(to_text(unit_of("USD")) == "美元");
  CHECK(to_text(unit_of("CNY") / unit_of("USD")) == "元/美元");
  CHECK(to_text(unit_of("CNY") / unit_of("m2")) == "元/平方米");
  CHECK(to_text(unit_of("CNY") / unit_of("m2") / unit_of("month")) == "元/平方米·月");
  CHECK(to_text(unit_of("吨") / unit_of("month")) == "吨/月");
  CHECK(to_text(unit_of("month")) == "个月");
  CHECK(to_text(Unit{} / unit_of("m2")) == "每平方米");
  CHECK(to_text(Unit{}).empty());
}

TEST_CASE("a unit that is written reads back") {
  const Unit money = unit_of("CNY");
  for (const Unit& unit : {money, unit_of("JPY"), money / unit_of("USD"), money / unit_of("m2") / unit_of("month"),
                           unit_of("人") * unit_of("day"), Unit{} / unit_of("m2"), unit_of("CHF"), unit_of("载重吨")}) {
    CAPTURE(to_text(unit));
    const auto read = read_unit(to_text(unit));
    REQUIRE(read);
    CHECK(read->unit == unit);
  }
}
