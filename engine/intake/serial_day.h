// Days as workbooks count them.
#pragma once

#include <optional>

#include "duixian/words/date.h"
#include "duixian/words/rational.h"

namespace duixian::intake {

// The day of a serial number, whose fraction is the time of day; nothing where there is no such day.
[[nodiscard]] std::optional<Date> day_of_serial(const Rational& serial, bool days_from_1904);

}  // namespace duixian::intake
