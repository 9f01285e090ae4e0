// Strings as they stand in real policy documents, with full-width digits, lost spaces and overwritten years.
#include <catch2/catch.hpp>

#include "quantity_reading.h"

using namespace duixian;

TEST_CASE("full-width digits and mixed widths read as digits") {
  CHECK(in_document("１．８亿元") == "18000000000 CNY");
  CHECK(in_document("项目２３个") == "23");
  CHECK(in_document("１０００亩") == "2000000/3 m2");
  CHECK(in_document("２２万锭") == "220000 锭");
  CHECK(in_document("1０００万元以上") == "1000000000 CNY");
  CHECK(in_document("２7％") == "0.27");
}

TEST_CASE("spaces inside a figure that was typeset are passed over") {
  CHECK(in_document("近１ ００家") == "about 100 家");
  CHECK(in_document("９ １％") == "0.91");
  CHECK(in_document("１ ５个") == "15");
  CHECK(in_document("３８０ ０台") == "3800 台");
  CHECK(in_document("５ ０００万元") == "5000000000 CNY");
  CHECK(in_document("２０２３ 元") == "202300 CNY");
  CHECK(in_document("产值 300亿元") == "3000000000000 CNY");
  CHECK(in_document("标准的50%\n安排贴息") == "0.5");
}

TEST_CASE("magnitudes, commas and units of all kinds") {
  CHECK(in_document("500万吨") == "5000000 吨");
  CHECK(in_document("5,993亿元") == "59930000000000 CNY");
  CHECK(in_document("4.27万平方公里") == "42700000000 m2");
  CHECK(in_document("1400万载重吨") == "14000000 载重吨");
  CHECK(in_document("1000kv") == "1000 kV");
  CHECK(in_document("1000万人民币") == "1000000000 CNY");
  CHECK(in_document("千亿产业集群") == "10000000000000 CNY");
  CHECK(in_document("500亿级产业集群") == "5000000000000 CNY");
  CHECK(in_document("过千万元") == "1000000000 CNY");
  CHECK(in_document("超亿元") == "10000000000 CNY");
  CHECK(in_document("2,000多家") == "about 2000 家");
  CHECK(in_document("2.3万余元") == "about 2300000 CNY");
}

TEST_CASE("numerals, ranks, doublings, fractions and days") {
  CHECK(in_document("连续五年") == "60 month");
  CHECK(in_document("前十位") == "10");
  CHECK(in_document("翻了两番") == "4");
  CHECK(in_document("1/4") == "0.25");
  CHECK(in_document("二○○九年三月十九日") == "day 2009-03-19");
  CHECK(in_document("二〇一〇年十一月九日") == "day 2010-11-09");
}

TEST_CASE("ranges with every dash that documents use") {
  CHECK(in_document("30%―100%") == "0.3 .. 1");
  CHECK(in_document("5—10个") == "5 .. 10");
  CHECK(in_document("1-2个") == "1 .. 2");
  CHECK(in_document("200-500亿元") == "2000000000000 .. 5000000000000 CNY");
  CHECK(in_document("3000万元至1亿元") == "3000000000 .. 10000000000 CNY");
}

TEST_CASE("a figure overwritten by a year is damaged, not a value") {
  const std::string overwritten = fault(ReadingFault::overwritten_by_year);
  CHECK(in_document("安排2024万元以上") == overwritten);
  CHECK(in_document("5—10个2025亿元以上") == overwritten);
  CHECK(in_document("年产销2024万元左右") == overwritten);
  CHECK(in_document("2024亿元") == overwritten);
  CHECK(in_document("2024 万元") == overwritten);
  CHECK(in_document("2025元") == overwritten);
  CHECK(in_document("2024户") == overwritten);
  CHECK(in_document("2024%") == overwritten);
}

TEST_CASE("what only looks like an overwritten figure is a value") {
  CHECK(in_document("２０２３元") == "202300 CNY");
  CHECK(in_document("2０24万元") == "2024000000 CNY");
  CHECK(in_document("2,024元") == "202400 CNY");
  CHECK(in_document("2024.5元") == "202450 CNY");
  CHECK(in_document("12024元") == "1202400 CNY");
  CHECK(in_document("20245元") == "2024500 CNY");
  CHECK(in_document("1990元") == "199000 CNY");
  CHECK(in_document("2024") == "2024");
  CHECK(in_document("2024-05-06") == "day 2024-05-06");
}

TEST_CASE("an author and a record may say 2024元") {
  CHECK(reading("2024元") == "202400 CNY");
  CHECK(reading("2024万元") == "2024000000 CNY");
  CHECK(reading("2024户") == "2024 户");
}

TEST_CASE("what was deleted is damaged wherever it stands") {
  const std::string deleted = fault(ReadingFault::deleted);
  CHECK(in_document("政发[]69号") == deleted);
  CHECK(in_document("到“”末") == deleted);
  CHECK(reading("区“ ”50个") == deleted);
  CHECK(reading("50（）万元") == deleted);
  CHECK(in_document("50万元（含）") == "50000000 CNY");
}

TEST_CASE("a character that was lost leaves no quantity") {
  CHECK(in_document("6?18平台") == fault(ReadingFault::lost_character));
  CHECK(reading("5?万元") == fault(ReadingFault::lost_character));
  CHECK(reading("5万元？") == fault(ReadingFault::lost_character));
}

TEST_CASE("a document may wrap a figure in words, a record may not") {
  CHECK(in_document("企业投入技改资金500万元以上的") == "500000000 CNY");
  CHECK(reading("产值300亿元") == fault(ReadingFault::words_before));
  CHECK(reading("300亿元产值") == fault(ReadingFault::words_after));
  CHECK(in_document("引进5家企业") == "5 家");
  CHECK(in_document("投资5亿元、税收3000万元") == fault(ReadingFault::two_figures));
  CHECK(in_document("扶持数十家企业") == fault(ReadingFault::unclear_numeral));
}
