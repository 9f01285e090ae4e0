#include "duixian/words/date.h"

#include <catch2/catch.hpp>

using namespace duixian;

namespace {

Date day(int year, int month, int day_of_month) { return Date::of(year, month, day_of_month).value(); }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_of(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

TEST_CASE("days are counted from 1970 and every day follows the one before") {
  CHECK(day(1970, 1, 1).days == 0);
  std::int32_t expected = day(1895, 1, 1).days;
  for (int year = 1895; year <= 2105; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int of_month = 1; of_month <= days_of(year, month); ++of_month) {
        const Date date = day(year, month, of_month);
        const bool same = date.days == expected++ && date.year() == year && date.month() == month && date.day() == of_month;
        if (!same) FAIL(to_text(date));
      }
      CHECK_FALSE(Date::of(year, month, days_of(year, month) + 1));
    }
  }
}

TEST_CASE("a day outside the calendar is no day") {
  for (const auto& [year, month, of_month] :
       {std::tuple{2006, 2, 30}, std::tuple{2006, 13, 1}, std::tuple{2006, 0, 1}, std::tuple{2006, 1, 0},
        std::tuple{2006, 1, 32}, std::tuple{0, 1, 1}, std::tuple{10000, 1, 1}, std::tuple{2006, 257, 1},
        std::tuple{2006, 1, 257}, std::tuple{2100, 2, 29}, std::tuple{2006, -1, 1}}) {
    CAPTURE(year, month, of_month);
    CHECK_FALSE(Date::of(year, month, of_month));
  }
  CHECK(Date::of(2000, 2, 29));
}

TEST_CASE("months later is the same day, or that month's last") {
  CHECK(plus_months(day(2006, 1, 15), 36) == day(2009, 1, 15));
  CHECK(plus_months(day(2008, 2, 29), 12) == day(2009, 2, 28));
  CHECK(plus_months(day(2006, 1, 31), 1) == day(2006, 2, 28));
  CHECK(plus_months(day(2006, 10, 31), 4) == day(2007, 2, 28));
  CHECK(plus_months(day(2006, 12, 5), 1) == day(2007, 1, 5));
  CHECK(plus_months(day(2007, 1, 5), -1) == day(2006, 12, 5));
  CHECK(plus_months(day(2006, 3, 31), -13) == day(2005, 2, 28));
}

TEST_CASE("what would leave the calendar stays in its first or last month") {
  CHECK(plus_months(day(2006, 5, 7), INT64_MAX) == day(9999, 12, 7));
  CHECK(plus_months(day(2006, 5, 7), INT64_MIN) == day(1, 1, 7));
}

TEST_CASE("a day is written with four, two and two digits") {
  CHECK(to_text(day(2006, 1, 5)) == "2006-01-05");
  CHECK(to_text(day(987, 12, 31)) == "0987-12-31");
}
