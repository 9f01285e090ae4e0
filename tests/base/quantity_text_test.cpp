// What an author or a record may write, each form beside the ones that are refused.
#include <catch2/catch.hpp>

#include "quantity_reading.h"

using namespace duixian;

TEST_CASE("plain figures") {
  CHECK(reading("12") == "12");
  CHECK(reading("12.5") == "12.5");
  CHECK(reading(" 12 ") == "12");
  CHECK(reading("１２．５") == "12.5");
  CHECK(reading(".5") == "0.5");
  CHECK(reading("007") == "7");
  CHECK(reading("20060115") == "20060115");
  CHECK(reading("5.") == fault(ReadingFault::words_after));
  CHECK(reading("1.234.567") == fault(ReadingFault::two_points));
  CHECK(reading("1..2") == fault(ReadingFault::two_figures));
}

TEST_CASE("nothing is not zero") {
  CHECK(reading("") == fault(ReadingFault::empty));
  CHECK(reading(" \t\n") == fault(ReadingFault::empty));
  for (const char* text : {"-", "—", "/", "无", "元", "N/A", "合计"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::no_figure));
  }
  CHECK(reading("0") == "0");
  CHECK(reading("0元") == "0 CNY");
}

TEST_CASE("commas set off groups of three, or the figure is not sure") {
  CHECK(reading("1,234,567.89元") == "123456789 CNY");
  CHECK(reading("１，０００元") == "100000 CNY");
  CHECK(reading("999,999") == "999999");
  for (const char* text : {"1,23元", "1,2345", "1,234,56", "12345,678", "0,123", "1,234.5,6", "1 234,567"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::wrong_commas));
  }
  CHECK(reading("1,") == fault(ReadingFault::words_after));
}

TEST_CASE("spaces set off groups of three, else a record's figure is not sure") {
  CHECK(reading("1 000 000") == "1000000");
  CHECK(reading("1 234.5") == "1234.5");
  CHECK(reading("１ ００家") == "100 家");
  CHECK(reading("5 10") == fault(ReadingFault::split_by_spaces));
  CHECK(reading("12 3456") == fault(ReadingFault::split_by_spaces));
  CHECK(reading("1.5 5") == fault(ReadingFault::split_by_spaces));
  CHECK(reading("5 10", Origin::document) == "510");
}

TEST_CASE("a sign is a sign, and parentheses are no sign") {
  CHECK(reading("-5万元") == "-5000000 CNY");
  CHECK(reading("−5") == "-5");
  CHECK(reading("－5") == "-5");
  CHECK(reading("负5元") == "-500 CNY");
  CHECK(reading("+5%") == "0.05");
  CHECK(reading("(5)") == fault(ReadingFault::in_parentheses));
  CHECK(reading("（1,234.56）") == fault(ReadingFault::in_parentheses));
  CHECK(reading("--5") == fault(ReadingFault::words_before));
}

TEST_CASE("scientific notation lost its digits") {
  for (const char* text : {"5E8", "1e5", "1.23457E+11", "5e-3", "５Ｅ８"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::scientific));
  }
}

TEST_CASE("a magnitude counts what stands before it") {
  CHECK(reading("5亿元") == "50000000000 CNY");
  CHECK(reading("12.5万元") == "12500000 CNY");
  CHECK(reading("3千元") == "300000 CNY");
  CHECK(reading("5百万元") == "500000000 CNY");
  CHECK(reading("3千万元") == "3000000000 CNY");
  CHECK(reading("2万亿元") == "200000000000000 CNY");
  CHECK(reading("5 万 元") == "5000000 CNY");
  CHECK(reading("5亿") == "500000000");
  CHECK(reading("5亿亿元") == fault(ReadingFault::unclear_magnitude));
  CHECK(reading("5亿万元") == fault(ReadingFault::unclear_magnitude));
}

TEST_CASE("a magnitude alone counts one") {
  CHECK(reading("亿元") == "10000000000 CNY");
  CHECK(in_document("过亿元") == "10000000000 CNY");
  CHECK(in_document("百亿元以上") == "1000000000000 CNY");
  CHECK(in_document("十万元以上") == "10000000 CNY");
  CHECK(reading("万元") == "1000000 CNY");
}

TEST_CASE("parts add up where each fills its place") {
  CHECK(reading("1亿5000万元") == "15000000000 CNY");
  CHECK(reading("12万5000元") == "12500000 CNY");
  CHECK(reading("3万5千元") == "3500000 CNY");
  CHECK(reading("1亿2345万6789元") == "12345678900 CNY");
  for (const char* text : {"12万5", "12万5元", "1亿5", "1.5亿2000万元", "5千万3亿元", "1万20000元", "10多万5000元"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::unclear_magnitude));
  }
}

TEST_CASE("numerals of every common form") {
  CHECK(reading("十五万元") == "15000000 CNY");
  CHECK(reading("两千万元") == "2000000000 CNY");
  CHECK(reading("一百二十万元") == "120000000 CNY");
  CHECK(reading("一亿五千万元") == "15000000000 CNY");
  CHECK(reading("一万二千三百四十五") == "12345");
  CHECK(reading("一百零五") == "105");
  CHECK(reading("一百一十") == "110");
  CHECK(reading("一百十五") == "115");
  CHECK(reading("一点五亿元") == "15000000000 CNY");
  CHECK(reading("十二点五") == "12.5");
  CHECK(reading("一〇五") == "105");
  CHECK(reading("二○万元") == "20000000 CNY");
  CHECK(reading("一万亿元") == "100000000000000 CNY");
  CHECK(reading("零") == "0");
  CHECK(reading("半年") == "6 month");
}

TEST_CASE("a numeral that people use for two values is refused") {
  for (const char* text : {"三五家", "七八十", "三百五", "一万五", "三百五万元", "二万五亿", "一五十", "十百", "二百三百",
                           "三十二十", "百三", "亿万", "一万五万", "五至八千元", "五至八千万元"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::unclear_numeral));
  }
  CHECK(reading("数十家") == fault(ReadingFault::words_before));
}

TEST_CASE("sums in capital numerals are sums") {
  CHECK(reading("人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分") == "123456789 CNY");
  CHECK(reading("壹佰元零伍分") == "10005 CNY");
  CHECK(reading("壹佰万元整") == "100000000 CNY");
  CHECK(reading("5元3角2分") == "532 CNY");
  CHECK(reading("5元3") == fault(ReadingFault::two_figures));
  CHECK(reading("5元12角") == fault(ReadingFault::two_figures));
}

TEST_CASE("rates") {
  CHECK(reading("30%") == "0.3");
  CHECK(reading("5.5％") == "0.055");
  CHECK(reading("1‰") == "0.001");
  CHECK(reading("3个百分点") == "0.03");
  CHECK(reading("3百分点") == "0.03");
  CHECK(reading("25个基点") == "0.0025");
  CHECK(reading("百分之三十") == "0.3");
  CHECK(reading("百分之5.5") == "0.055");
  CHECK(reading("百分之百") == "1");
  CHECK(reading("千分之五") == "0.005");
  CHECK(reading("四分之三") == "0.75");
  CHECK(reading("三成") == "0.3");
  CHECK(reading("3倍") == "3");
  CHECK(reading("零分之一") == fault(ReadingFault::zero_denominator));
}

TEST_CASE("a fraction is a number, a ratio of two is none") {
  CHECK(reading("1/3") == "1/3");
  CHECK(reading("２／３") == "2/3");
  CHECK(reading("1/3亩") == "2000/9 m2");
  CHECK(reading("1/0") == fault(ReadingFault::zero_denominator));
  CHECK(reading("1.5/3") == fault(ReadingFault::unclear_magnitude));
  CHECK(reading("1/3万元") == fault(ReadingFault::unclear_magnitude));
  CHECK(reading("1:1") == fault(ReadingFault::ratio));
  CHECK(reading("１：1") == fault(ReadingFault::ratio));
}

TEST_CASE("doublings") {
  CHECK(reading("翻番") == "2");
  CHECK(reading("翻一番") == "2");
  CHECK(reading("翻两番") == "4");
  CHECK(reading("翻3番") == "8");
  CHECK(reading("翻99番") == fault(ReadingFault::too_large));
}

TEST_CASE("money in its currencies, before or behind the figure") {
  CHECK(reading("0.001元") == "0.1 CNY");
  CHECK(reading("￥500") == "50000 CNY");
  CHECK(reading("¥1,000.5") == "100050 CNY");
  CHECK(reading("￥500元") == "50000 CNY");
  CHECK(reading("人民币500万元") == "500000000 CNY");
  CHECK(reading("RMB 500") == "50000 CNY");
  CHECK(reading("500万元人民币") == "500000000 CNY");
  CHECK(reading("3000万美元") == "3000000000 USD");
  CHECK(reading("US$3000万") == "3000000000 USD");
  CHECK(reading("$5") == "500 USD");
  CHECK(reading("5 USD") == "500 USD");
  CHECK(reading("HK$5") == "500 HKD");
  CHECK(reading("500港元") == "50000 HKD");
  CHECK(reading("3欧元") == "300 EUR");
  CHECK(reading("100日元") == "100 JPY");
  CHECK(reading("￥150万/亩") == "225000 CNY m2-1");
  CHECK(reading("￥500美元") == fault(ReadingFault::two_currencies));
  CHECK(reading("￥500家") == fault(ReadingFault::two_currencies));
}

TEST_CASE("areas, prices and products") {
  CHECK(reading("20亩") == "40000/3 m2");
  CHECK(reading("2公顷") == "20000 m2");
  CHECK(reading("4.5km2") == "4500000 m2");
  CHECK(reading("3㎡") == "3 m2");
  CHECK(reading("150万元/亩") == "225000 CNY m2-1");
  CHECK(reading("12元/平方米") == "1200 CNY m2-1");
  CHECK(reading("3元/平方米·月") == "300 CNY m2-1 month-1");
  CHECK(reading("7.1元/美元") == "7.1 CNY USD-1");
  CHECK(reading("30万吨") == "300000 吨");
  CHECK(reading("2万千瓦") == "20000000 瓦");
}

TEST_CASE("periods and days do not mix") {
  CHECK(reading("3年") == "36 month");
  CHECK(reading("6个月") == "6 month");
  CHECK(reading("365天") == "365 day");
  CHECK(reading("90日") == "90 day");
  CHECK(reading("2周") == "14 day");
  CHECK(reading("2个季度") == "6 month");
  CHECK(reading("6月") == fault(ReadingFault::month_of_year));
  CHECK(reading("2年6个月") == fault(ReadingFault::two_figures));
}

TEST_CASE("counters without a dimension, and units of their own name") {
  for (const char* text : {"5个", "5项", "5次", "5种", "5倍", "5位", "5个项目"}) CHECK(reading(text) == "5");
  CHECK(reading("5家") == "5 家");
  CHECK(reading("100人") == "100 人");
  CHECK(reading("第3名") == "3");
  CHECK(reading("100名") == "100 名");
  CHECK(reading("69号") == fault(ReadingFault::words_after));
}

TEST_CASE("a document's words of comparison leave the figure alone, a record's value is no bound") {
  for (const char* text : {"5亿元以上", "5亿元（含）以上", "5亿元以上(含5亿元)", "不低于5亿元", "超过5亿元", "达到 5亿元",
                           "≥5亿元", "最高不超过5亿元", "5亿元以内"}) {
    CAPTURE(text);
    CHECK(in_document(text) == "50000000000 CNY");
    CHECK(reading(text) == fault(ReadingFault::is_a_bound));
  }
  for (const char* text : {"5亿元整", "合计5亿元", "共5亿元"}) {
    CAPTURE(text);
    CHECK(reading(text) == "50000000000 CNY");
  }
}

TEST_CASE("words that soften a figure make it about so much") {
  for (const char* text : {"约5亿元", "5亿元左右", "近5亿元", "5亿多元", "5亿余元", "5亿元上下", "大约 5亿元", "5亿元多"}) {
    CAPTURE(text);
    CHECK(reading(text) == "about 50000000000 CNY");
  }
  CHECK(reading("十多家") == "about 10 家");
  CHECK(reading("三十余万元") == "about 30000000 CNY");
}

TEST_CASE("what stands behind the second figure of a range belongs to both") {
  CHECK(reading("3-5%") == "0.03 .. 0.05");
  CHECK(reading("3~5年") == "36 .. 60 month");
  CHECK(reading("3～5年") == "36 .. 60 month");
  CHECK(reading("3到5年") == "36 .. 60 month");
  CHECK(reading("3——5年") == "36 .. 60 month");
  CHECK(reading("三至五亿元") == "30000000000 .. 50000000000 CNY");
  CHECK(reading("二十至三十万元") == "20000000 .. 30000000 CNY");
  CHECK(reading("3万-5万元") == "3000000 .. 5000000 CNY");
  CHECK(reading("5-8千元") == "500000 .. 800000 CNY");
  CHECK(reading("五至十二家") == "5 .. 12 家");
  CHECK(reading("-5--3%") == "-0.05 .. -0.03");
  CHECK(reading("1-2") == "1 .. 2");
}

TEST_CASE("a range that does not fit together is refused") {
  CHECK(reading("5-3个") == fault(ReadingFault::backwards));
  CHECK(reading("8000-1万元") == fault(ReadingFault::backwards));
  CHECK(reading("30%-100") == fault(ReadingFault::unit_of_first_end_only));
  CHECK(reading("3家-5户") == fault(ReadingFault::unlike_ends));
  CHECK(reading("3万元-5万美元") == fault(ReadingFault::unlike_ends));
  CHECK(reading("3-1亿5000万元") == fault(ReadingFault::unclear_magnitude));
  CHECK(reading("3-5-8个") == fault(ReadingFault::two_figures));
}

TEST_CASE("too many digits are told, never wrapped") {
  CHECK(reading("9999999999999999999999999999999999999") == "9999999999999999999999999999999999999");
  CHECK(reading("99999999999999999999999999999999999999") == fault(ReadingFault::too_large));
  CHECK(reading("9999999999999999999999999999999999999亿元") == fault(ReadingFault::too_large));
  CHECK(reading("9999999999999999999999999999999999999元") == fault(ReadingFault::too_large));
  CHECK(reading(std::string(200, '1')) == fault(ReadingFault::too_long));
}

TEST_CASE("bytes that are no text, and characters that nobody sees") {
  CHECK(reading("5\xFF") == fault(ReadingFault::not_utf8));
  CHECK(reading("5\xE2\x80\x8B亿元") == fault(ReadingFault::hidden_character));
  CHECK(reading("5\xE2\x80\xAE亿元") == fault(ReadingFault::hidden_character));
}

TEST_CASE("a reading says how its author counts") {
  CHECK(read_quantity("1亿5000万元").unit_text == "亿元");
  CHECK(read_quantity("US$3000万").unit_text == "万美元");
  CHECK(read_quantity("200-500亿元").unit_text == "亿元");
  CHECK(read_quantity("百分之三十").unit_text == "%");
  CHECK(read_quantity("150万元／亩").unit_text == "万元/亩");
  CHECK(read_quantity("12.5").bare);
  CHECK(read_quantity("5亿").bare);
  CHECK(read_quantity("1/3").bare);
  CHECK_FALSE(read_quantity("5个").bare);
  CHECK_FALSE(read_quantity("30%").bare);
}
