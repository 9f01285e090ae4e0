#include "bureau.h"
#include "intake/cell.h"
#include "intake/decimal.h"
#include "intake/plain_decimal.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

// What the cell of one column says, read from a CSV file.
std::string read_cell(const std::string& heading, std::size_t fact_index, const std::string& cell, int year = 0) {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc\t" + heading + "\n1\t" + cell + "\n");
  REQUIRE(bureau.read());
  return bureau.value(enterprises, "1", fact_index, year);
}

std::string money(const std::string& cell) { return read_cell("年产值(万元)", output, cell, 2006); }

}  // namespace

TEST_CASE("numbers as bureaus type them are exact") {
  CHECK(money("12.5") == "12500000");
  CHECK(money("0") == "0");
  CHECK(money("0.000001") == "1");
  CHECK(money("0.0000005") == "0.5");
  CHECK(money("１２．５") == "12500000");
  CHECK(money("\"1,234.56\"") == "1234560000");
  CHECK(money(" 12.5 ") == "12500000");
  CHECK(money("5亿元") == "50000000000");
  CHECK(money("300元") == "30000");
  CHECK(money("100000000000") == "100000000000000000");
}

TEST_CASE("a blank, a dash, a slash and their like are not given, zero is zero") {
  for (const char* blank : {"", " ", "-", "—", "——", "/", "／", "N/A", "#N/A", "n/a", "　", "无", "NULL"}) {
    CAPTURE(blank);
    CHECK(money(blank) == "?");
  }
  CHECK(money("0") == "0");
}

TEST_CASE("what cannot be read makes the fact unknown and is listed with its cell and reason") {
  for (const char* text : {"约12", "12万亩", "十几万", "2-3万元", "#REF!", "1.2E+7", "(5.00)", "12.3.4", "12abc"}) {
    CAPTURE(text);
    CHECK(money(text) == std::string("? ") + text);
  }
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,年产值(万元)\n1,-5\n2,12亩\n");
  REQUIRE(bureau.read());
  REQUIRE(bureau.records->flaws.size() == 2);
  CHECK(bureau.records->flaws[0].why.en.starts_with("outside its range"));
  CHECK(bureau.records->flaws[0].place == Place{bureau.path("enterprise.csv").string(), "", 2, 2});
  CHECK(bureau.records->place(enterprises, output, 2006, 1).row == 3);
}

TEST_CASE("a value outside its range is unknown") {
  CHECK(money("-0.01") == "? -0.01");
  CHECK(money("99999999999999") == "? 99999999999999");
}

TEST_CASE("rates stand as decimals, as percentages, or under a heading in percent") {
  CHECK(read_cell("税率", tax_rate, "0.12") == "0.12");
  CHECK(read_cell("税率", tax_rate, "12%") == "0.12");
  CHECK(read_cell("税率(%)", tax_rate, "12") == "0.12");
  CHECK(read_cell("税率(%)", tax_rate, "12%") == "0.12");
  CHECK(read_cell("税率(‰)", tax_rate, "12") == "0.012");
  CHECK(read_cell("税率", tax_rate, "1/3") == "1/3");
}

TEST_CASE("counts may name what they count") {
  CHECK(read_cell("职工人数(人)", staff, "12") == "12");
  CHECK(read_cell("职工人数(万人)", staff, "1.2") == "12000");
  CHECK(read_cell("职工人数", staff, "12人") == "12");
  CHECK(read_cell("职工人数", staff, "12万元") == "? 12万元");
}

TEST_CASE("a rate has the mark of a rate or none, and a count counts things: any other unit is a flaw") {
  CHECK(read_cell("税率", tax_rate, "5个百分点") == "0.05");
  CHECK(read_cell("税率", tax_rate, "5‰") == "0.005");
  CHECK(read_cell("税率", tax_rate, "百分之五") == "0.05");
  CHECK(read_cell("税率", tax_rate, "五成") == "0.5");
  for (const char* heading : {"税率", "税率(%)"}) {
    for (const char* text : {"5个点", "5点", "5厘", "5分", "5pct", "5%%", "5%‰", "5%元", "50bp", "5人", "5家", "5个", "5 percent", "第5"}) {
      CAPTURE(heading, text);
      CHECK(read_cell(heading, tax_rate, text) == std::string("? ") + text);
    }
  }
  for (const char* text : {"5点", "5pct", "50bp", "5%%", "5%元", "第5", "前5名"}) {
    CAPTURE(text);
    CHECK(read_cell("职工人数", staff, text) == std::string("? ") + text);
  }
  CHECK(read_cell("职工人数", staff, "12个") == "12");
  CHECK(read_cell("职工人数", staff, "1.2万人") == "12000");
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,税率(人)\n1,5\n");
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("unit-mismatch") != "");
}

TEST_CASE("areas convert into square metres") {
  CHECK(read_cell("土地面积(亩)", land, "3") == "2000");
  CHECK(read_cell("土地面积（㎡）", land, "3.5") == "3.5");
  CHECK(read_cell("土地面积", land, "1公顷") == "10000");
  CHECK(read_cell("土地面积(亩)", land, "1") == "2000/3");
}

TEST_CASE("truths have many spellings and no others") {
  for (const char* yes : {"是", "true", "YES", "1", "√", "有", "Y", "ＴＲＵＥ"}) CHECK(read_cell("是否上市", listed, yes) == "1");
  for (const char* no : {"否", "false", "No", "0", "×", "无", "n"}) CHECK(read_cell("是否上市", listed, no) == "0");
  CHECK(read_cell("是否上市", listed, "-") == "?");
  CHECK(read_cell("是否上市", listed, "2") == "? 2");
}

TEST_CASE("a choice is one of its names, and another is unreadable unless it is open") {
  CHECK(read_cell("类别", kind, "core") == "core");
  CHECK(read_cell("类别", kind, " ｃｏｒｅ　") == "core");
  CHECK(read_cell("类别", kind, "配套 企业") == "? 配套 企业");
  CHECK(read_cell("类别", kind, "配套企业") == "supplier");
  CHECK(read_cell("类别", kind, "main") == "? main");
  CHECK(read_cell("类别", kind, "") == "?");
  CHECK(read_cell("所在区", district, "岳麓区") == "岳麓区");
  CHECK(read_cell("所在区", district, "望城县") == "望城县");
}

TEST_CASE("days have many spellings, a year or a month is none") {
  for (const char* day : {"2006-01-05", "2006/1/5", "2006.1.5", "2006年1月5日", "20060105", "38722", "二〇〇六年一月五日", "2006-01-05 00:00:00"}) {
    CAPTURE(day);
    CHECK(read_cell("成立日期", founded, day) == "2006-01-05");
  }
  for (const char* no_day : {"2006", "2006年", "2006-01", "2006-02-30", "20061305", "昨天"}) {
    CAPTURE(no_day);
    CHECK(read_cell("成立日期", founded, no_day) == std::string("? ") + no_day);
  }
}

TEST_CASE("texts are kept as they stand, without the spaces around them") {
  CHECK(read_cell("企业名称", name, "长沙（中国）机械 有限公司　") == "长沙（中国）机械 有限公司");
  CHECK(read_cell("企业名称", name, "007") == "007");
}

TEST_CASE("a workbook's numbers are taken at the fifteen digits that it shows") {
  CHECK(read_workbook_number("0.30000000000000004") == Rational::of(3, 10));
  CHECK(read_workbook_number("12345.670000000001") == Rational::of(1234567, 100));
  CHECK(read_workbook_number("1.2E+7") == Rational(12000000));
  CHECK(read_workbook_number("1.2345E-2") == Rational::of(12345, 1000000));
  CHECK(read_workbook_number("-5") == Rational(-5));
  CHECK(read_workbook_number("1E-7") == Rational::of(1, 10000000));
  CHECK(read_workbook_number("0.99999999999999989") == Rational(1));
  CHECK(read_workbook_number("1.4444444444444449") == Rational::of(144444444444444, 100000000000000));
  CHECK(read_workbook_number("12345678901234567") == Rational(std::int64_t{12345678901234567}));
  for (const char* no_number : {"", "-", ".", "1e", "1e5x", "0x10", "1,000", "1E+99", "nan"}) CHECK_FALSE(read_workbook_number(no_number));
}

namespace {

bool read_plain(const std::string& text, unsigned most, PlainDecimal& number) {
  const std::string padded = std::string(room_before, '7') + text;
  return read_plain_decimal(std::string_view(padded).substr(room_before), most, number);
}

}  // namespace

TEST_CASE("plain decimals of every length, with the point anywhere, are what their digits say") {
  const std::string digits = "9071352468019283";
  for (std::size_t length = 1; length <= 16; ++length) {
    for (std::size_t point = 0; point <= length; ++point) {
      std::string text = digits.substr(0, length);
      if (point < length) text.insert(point, ".");
      CAPTURE(text);
      PlainDecimal number;
      REQUIRE(read_plain(text, 16, number) == (point != 0 && text.size() <= 16 && length - point <= 7));
      if (point == 0 || text.size() > 16 || length - point > 7) continue;
      CHECK(number.digits == std::stoll(digits.substr(0, length)));
      CHECK(number.places == length - point);
      REQUIRE(read_plain("-" + text, 16, number));
      CHECK(number.digits == -std::stoll(digits.substr(0, length)));
      CHECK_FALSE(read_plain(text, static_cast<unsigned>(length - 1), number));
    }
  }
}

TEST_CASE("a plain decimal holds digits and one point, and no other byte anywhere") {
  PlainDecimal number;
  for (const std::size_t length : {1, 3, 4, 7, 8, 9, 16}) {
    for (std::size_t at = 0; at < length; ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(length, '5');
        text[at] = static_cast<char>(byte);
        const bool inner_point = byte == '.' && at != 0 && at + 1 != length && length - at <= 8;
        const bool sign = byte == '-' && at == 0 && length > 1;
        CAPTURE(text);
        CHECK(read_plain(text, 16, number) == ((byte >= '0' && byte <= '9') || inner_point || sign));
      }
    }
  }
  for (const char* other : {"", "-", "1.2.3", "1..2", "12345.6789.1", "1,000", " 1", "1 ", "+1", "1e5", "--1", "１"}) {
    CAPTURE(other);
    CHECK_FALSE(read_plain(other, 16, number));
  }
}
