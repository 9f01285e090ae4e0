#include "duixian/words/money.h"

#include <catch2/catch.hpp>

using namespace duixian;

TEST_CASE("sums of two currencies never meet") {
  CHECK(add(Money{100}, Money{23}) == Money{123});
  CHECK(subtract(Money{100}, Money{123}) == Money{-23});
  CHECK_FALSE(add(Money{100}, Money{100, "USD"}));
  CHECK_FALSE(subtract(Money{100}, Money{100, "USD"}));
}

TEST_CASE("a sum that 64 bits do not hold is nothing") {
  CHECK_FALSE(add(Money{INT64_MAX}, Money{1}));
  CHECK_FALSE(subtract(Money{INT64_MIN}, Money{1}));
  CHECK(add(Money{INT64_MAX}, Money{-1}) == Money{INT64_MAX - 1});
  CHECK_FALSE(money_of(add(INT64_MAX, 1).value(), "CNY", Rounding::down));
}

TEST_CASE("a share of a fen is rounded as told") {
  const Rational share = Rational::of(205, 10).value();
  CHECK(money_of(share, "CNY", Rounding::half_up) == Money{21});
  CHECK(money_of(share, "CNY", Rounding::down) == Money{20});
  CHECK(money_of(-share, "CNY", Rounding::half_up) == Money{-21});
  CHECK(money_of(share, "USD", Rounding::up) == Money{21, "USD"});
}

TEST_CASE("yuan are printed with commas and all their decimals") {
  CHECK(to_yuan(Money{12345678}) == "123,456.78元");
  CHECK(to_yuan(Money{0}) == "0.00元");
  CHECK(to_yuan(Money{5}) == "0.05元");
  CHECK(to_yuan(Money{-50}) == "-0.50元");
  CHECK(to_yuan(Money{-12345}) == "-123.45元");
  CHECK(to_yuan(Money{-100000}) == "-1,000.00元");
  CHECK(to_yuan(Money{99999}) == "999.99元");
  CHECK(to_yuan(Money{INT64_MAX}) == "92,233,720,368,547,758.07元");
  CHECK(to_yuan(Money{INT64_MIN}) == "-92,233,720,368,547,758.08元");
}

TEST_CASE("another currency is printed with its own name and decimals") {
  CHECK(to_yuan(Money{123456, "USD"}) == "1,234.56美元");
  CHECK(to_yuan(Money{1000, "JPY"}) == "1,000日元");
  CHECK(to_yuan(Money{1000, "CHF"}) == "10.00CHF");
}

TEST_CASE("万元 are rounded half up to the digits asked for") {
  CHECK(to_wan(Money{12345000}, 2) == "12.35万元");
  CHECK(to_wan(Money{12344999}, 2) == "12.34万元");
  CHECK(to_wan(Money{-12345000}, 2) == "-12.35万元");
  CHECK(to_wan(Money{1200000000}, 2) == "1,200.00万元");
  CHECK(to_wan(Money{50000000}, 0) == "50万元");
  CHECK(to_wan(Money{1234567800}, 6) == "1,234.567800万元");
  CHECK(to_wan(Money{3000000000, "USD"}, 0) == "3,000万美元");
}
