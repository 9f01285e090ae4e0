// Days of the proleptic Gregorian calendar, through the calendar types of the standard library.
#include "duixian/words/date.h"

#include <algorithm>
#include <chrono>

namespace duixian {
namespace {

using std::chrono::last;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kFirstMonth = 12 * std::int64_t{Date::kFirstYear};
constexpr std::int64_t kLastMonth = 12 * std::int64_t{Date::kLastYear} + 11;

year_month_day calendar_day(Date date) { return sys_days{std::chrono::days{date.days}}; }

Date date_of(year_month_day calendar) {
  return Date{static_cast<std::int32_t>(sys_days{calendar}.time_since_epoch().count())};
}

void append_padded(std::string& text, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  text.append(width - std::min(width, digits.size()), '0');
  text += digits;
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  // The calendar types keep a byte for each, so what would wrap is refused first.
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day calendar{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                std::chrono::day{static_cast<unsigned>(day)}};
  if (!calendar.ok()) return std::nullopt;
  return date_of(calendar);
}

int Date::year() const { return static_cast<int>(calendar_day(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(calendar_day(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(calendar_day(*this).day())); }

Date plus_months(Date date, std::int64_t months) {
  const std::int64_t start = 12 * std::int64_t{date.year()} + date.month() - 1;
  std::int64_t target = 0;
  if (__builtin_add_overflow(start, months, &target)) target = months < 0 ? kFirstMonth : kLastMonth;
  target = std::clamp(target, kFirstMonth, kLastMonth);
  const std::chrono::year year{static_cast<int>(target / 12)};
  const std::chrono::month month{static_cast<unsigned>(target % 12 + 1)};
  const year_month_day end{year / month / last};
  return date_of({year, month, std::min(calendar_day(date).day(), end.day())});
}

std::string to_text(Date date) {
  std::string text;
  append_padded(text, date.year(), 4);
  text += '-';
  append_padded(text, date.month(), 2);
  text += '-';
  append_padded(text, date.day(), 2);
  return text;
}

}  // namespace duixian
