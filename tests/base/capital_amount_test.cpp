#include <catch2/catch.hpp>

#include "duixian/words/money.h"
#include "number_source.h"

using namespace duixian;

namespace {

std::string capital(std::int64_t fen) { return to_capital(Money{fen}).value_or("nothing"); }

std::int64_t fen(const std::string& text) {
  const auto money = from_capital(text);
  return money ? money->minor : -1;
}

}  // namespace

TEST_CASE("a sum is written in capital numerals in one form") {
  CHECK(capital(123456789) == "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分");
  CHECK(capital(0) == "零元整");
  CHECK(capital(1) == "壹分");
  CHECK(capital(5) == "伍分");
  CHECK(capital(50) == "伍角整");
  CHECK(capital(55) == "伍角伍分");
  CHECK(capital(100) == "壹元整");
  CHECK(capital(120) == "壹元贰角整");
  CHECK(capital(1000) == "壹拾元整");
  CHECK(capital(10000000) == "壹拾万元整");
}

TEST_CASE("one 零 stands for a run of zeros") {
  CHECK(capital(1005) == "壹拾元零伍分");
  CHECK(capital(10500) == "壹佰零伍元整");
  CHECK(capital(100500) == "壹仟零伍元整");
  CHECK(capital(1000500) == "壹万零伍元整");
  CHECK(capital(100010000) == "壹佰万零壹佰元整");
  CHECK(capital(10000000500) == "壹亿零伍元整");
  CHECK(capital(10001000000) == "壹亿零壹万元整");
  CHECK(capital(100000500000) == "壹拾亿零伍仟元整");
  CHECK(capital(12345678901234) == "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分");
}

TEST_CASE("no 零 where the rules leave it free") {
  CHECK(capital(1050) == "壹拾元伍角整");
  CHECK(capital(10700053) == "壹拾万柒仟元伍角叁分");
  CHECK(capital(100005000000 * 100) == "壹仟亿零伍佰万元整");
  CHECK(capital(105000000000) == "壹拾亿伍仟万元整");
}

TEST_CASE("the largest sum has its words") {
  CHECK(capital(INT64_MAX) == "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分");
  CHECK(capital(1000000000000 * 100) == "壹万亿元整");
  CHECK(fen(capital(INT64_MAX)) == INT64_MAX);
}

TEST_CASE("only yuan from zero up have capital numerals") {
  CHECK_FALSE(to_capital(Money{-1}));
  CHECK_FALSE(to_capital(Money{100, "USD"}));
}

TEST_CASE("what is written reads back") {
  NumberSource numbers(8);
  for (const std::int64_t sum : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}, std::int64_t{1005},
                                 std::int64_t{10000000}, std::int64_t{100010000}, std::int64_t{12345678901234}, INT64_MAX}) {
    CHECK(fen(capital(sum)) == sum);
  }
  for (int round = 0; round < 20000; ++round) {
    auto sum = static_cast<std::int64_t>(numbers.of_any_size() >> 1);
    if (round % 3 == 0) sum = sum / 10000 * 10000;
    if (round % 3 == 1) sum = sum / 100000000 * 100000000 + sum % 1000;
    if (fen(capital(sum)) != sum) FAIL(sum << ' ' << capital(sum));
  }
}

TEST_CASE("customary forms are read") {
  CHECK(fen("人民币壹佰元整") == 10000);
  CHECK(fen("人民币：壹佰元整") == 10000);
  CHECK(fen("壹佰元正") == 10000);
  CHECK(fen("壹佰圆整") == 10000);
  CHECK(fen("壹佰元") == 10000);
  CHECK(fen("壹元贰角") == 120);
  CHECK(fen("貳萬元整") == 2000000);
  CHECK(fen(" 壹佰元整 ") == 10000);
}

TEST_CASE("a 零 that the rules leave free may be written") {
  CHECK(fen("壹拾元零伍角整") == 1050);
  CHECK(fen("壹拾万零柒仟元伍角叁分") == 10700053);
  CHECK(fen("壹拾万柒仟元零伍角叁分") == 10700053);
  CHECK(fen("壹仟陆佰捌拾元零叁角贰分") == 168032);
}

TEST_CASE("what the rules do not allow is not read") {
  for (const char* text :
       {"",           "元整",         "整",       "人民币",     "一百元整", "拾元整",     "壹佰伍元整",   "壹佰零零伍元整",
        "壹零元整",   "壹元零伍角整", "壹分整",   "壹佰元整整", "壹佰",     "壹佰元伍",   "壹佰元伍分",   "壹角贰元",
        "壹拾拾元整", "伍佰壹仟元整", "壹佰美元", "零元",       "零壹元整", "壹元零角整", "玖佰亿亿元整", "壹佰元整 多",
        "100元整"}) {
    CAPTURE(text);
    CHECK(fen(text) == (std::string(text) == "零元" ? 0 : -1));
  }
}
