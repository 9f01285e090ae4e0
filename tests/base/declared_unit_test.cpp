#include <catch2/catch.hpp>

#include "quantity_reading.h"

using namespace duixian;

namespace {

// What `text` says in a column that is declared in `unit`.
std::string under(const char* unit, const char* text) {
  const WrittenQuantity read = with_declared_unit(read_quantity(text), read_unit(unit).value());
  if (read.reading == Reading::unreadable || read.reading == Reading::damaged) return read.why.en;
  const std::string low = to_text(read.low.amount);
  return read.reading == Reading::range ? low + " .. " + to_text(read.high.amount) : low;
}

}  // namespace

TEST_CASE("a bare figure counts in the declared unit") {
  CHECK(under("亿元", "12.5") == "125000000000");
  CHECK(under("万元", "12.5") == "12500000");
  CHECK(under("%", "12.5") == "0.125");
  CHECK(under("亩", "3") == "2000");
  CHECK(under("人", "120") == "120");
  CHECK(under("万元", "3-5") == "3000000 .. 5000000");
}

TEST_CASE("a magnitude in the text stands in place of the declared one") {
  CHECK(under("万元", "5亿") == "50000000000");
  CHECK(under("万元", "50万") == "50000000");
  CHECK(under("元", "50万") == "50000000");
  CHECK(under("万元", "5千") == "500000");
  CHECK(under("万美元", "3000万") == "3000000000");
  CHECK(under("万元", "五千") == "5000000000");
}

TEST_CASE("a text with its own unit keeps it") {
  CHECK(under("万元", "5亿元") == "50000000000");
  CHECK(under("%", "0.3") == "0.003");
  CHECK(under("%", "30%") == "0.3");
  CHECK(under("公顷", "3亩") == "2000");
}

TEST_CASE("a text with another unit is refused, and so is a day") {
  CHECK(under("万元", "5亩") == fault(ReadingFault::other_unit));
  CHECK(under("万元", "5万美元") == fault(ReadingFault::other_unit));
  CHECK(under("家", "5户") == fault(ReadingFault::other_unit));
  CHECK(under("天", "3年") == fault(ReadingFault::other_unit));
  CHECK(under("万元", "2006-01-15") == fault(ReadingFault::is_a_day));
}

TEST_CASE("what cannot be read stays so, with its reason") {
  CHECK(under("万元", "1,23") == fault(ReadingFault::wrong_commas));
  CHECK(under("亿元", "9999999999999999999999999999999999999") == fault(ReadingFault::too_large));
  CHECK(under("万元", "[]5") == message_of(ReadingFault::deleted).en);
}
