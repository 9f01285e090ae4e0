#include "intake/serial_day.h"

namespace duixian::intake {

namespace {

// Excel counts a 29th of February 1900 that never was: days before it lie one off.
constexpr std::int64_t epoch_1900 = 25569, phantom_day = 60, epoch_1904 = 24107;
constexpr std::int64_t largest_serial = 3000000;  // more than any day has

}  // namespace

std::optional<Date> day_of_serial(const Rational& serial, bool days_from_1904) {
  const Int128 whole = floor(serial);
  if (whole < 0 || whole > largest_serial) return std::nullopt;
  const auto day = static_cast<std::int64_t>(whole);
  if (!days_from_1904 && (day < 1 || day == phantom_day)) return std::nullopt;
  const std::int64_t since_1970 = days_from_1904 ? day - epoch_1904 : day - epoch_1900 + (day < phantom_day ? 1 : 0);
  const Date found{static_cast<std::int32_t>(since_1970)};
  return found <= *Date::of(Date::kLastYear, 12, 31) ? std::optional(found) : std::nullopt;
}

}  // namespace duixian::intake
