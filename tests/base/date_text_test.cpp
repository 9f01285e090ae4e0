#include <catch2/catch.hpp>

#include "quantity_reading.h"

using namespace duixian;

TEST_CASE("a day is read in every form that people write") {
  for (const char* text : {"2006-01-15", "2006-1-15", "2006/1/15", "2006.1.15", "2006年1月15日", "2006 年 1 月 15 日",
                           "２００６年１月１５日", "二〇〇六年一月十五日", "二○○六年一月十五日", "二零零六年一月十五日",
                           "二OO六年一月十五日", "二00六年一月十五日", "2006年一月15日", "2006年1月15号", " 2006-01-15 "}) {
    CAPTURE(text);
    CHECK(reading(text) == "day 2006-01-15");
  }
  CHECK(reading("二〇一〇年十二月三十一日") == "day 2010-12-31");
  CHECK(reading("二〇一〇年二月二十日") == "day 2010-02-20");
}

TEST_CASE("a time of day is passed over, a time zone is not") {
  CHECK(reading("2006-01-15 00:00:00") == "day 2006-01-15");
  CHECK(reading("2006-01-15T13:45:02.500") == "day 2006-01-15");
  CHECK(reading("2006/1/15 9:30") == "day 2006-01-15");
  CHECK(reading("2006-01-15T23:30:00Z") == fault(ReadingFault::time_zone));
  CHECK(reading("2006-01-15 23:30:00+08:00") == fault(ReadingFault::time_zone));
  CHECK(reading("2006-01-15 25:00") == fault(ReadingFault::words_after));
  CHECK(reading("2006-01-15 3") == fault(ReadingFault::words_after));
}

TEST_CASE("a day that the calendar does not have is refused") {
  for (const char* text : {"2006-02-30", "2006年13月1日", "2006/0/1", "2006-04-31", "二〇〇六年二月三十日", "0000-01-01"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::no_such_day));
  }
}

TEST_CASE("a year or a month is no day, and no period either") {
  for (const char* text : {"2006年", "２００６年", "二〇〇六年", "2006年5%", "2006年度"}) {
    CAPTURE(text);
    CHECK(reading(text) == fault(ReadingFault::calendar_year));
  }
  CHECK(reading("2006年1月") == fault(ReadingFault::month_without_day));
  CHECK(reading("2006年1月至3月") == fault(ReadingFault::month_without_day));
}

TEST_CASE("what is not quite a day is whatever else it says") {
  CHECK(reading("20060115") == "20060115");
  CHECK(reading("2006/3") == "2006/3");
  CHECK(reading("2006-2010") == "2006 .. 2010");
  CHECK(reading("2006-01") == fault(ReadingFault::backwards));
  CHECK(reading("2006-01/15") != "day 2006-01-15");
  CHECK(reading("06-01-15").find("day") == std::string::npos);
  CHECK(reading("2006-01-15-3").find("day") == std::string::npos);
}
