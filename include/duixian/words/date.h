// A day of the calendar, without time or time zone: days since 1970-01-01, in the years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace duixian {

struct Date {
  static constexpr int kFirstYear = 1;
  static constexpr int kLastYear = 9999;

  std::int32_t days = 0;
  [[nodiscard]] static std::optional<Date> of(int year, int month, int day);  // nothing for the 30th of February
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  friend auto operator<=>(const Date&, const Date&) = default;
};

// The same day `months` later (or earlier), or that month's last day: 2008-02-29 + 12 months is 2009-02-28. What would
// leave the calendar stays in its first or last month, which still compares rightly with every date on file.
[[nodiscard]] Date plus_months(Date date, std::int64_t months);
[[nodiscard]] std::string to_text(Date date);  // "2006-01-15"

}  // namespace duixian
