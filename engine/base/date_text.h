// Days as people write them: 2006-01-15, 2006/1/5, 2006.1.5, 2006年1月15日, 二○○九年三月十九日.
#pragma once

#include <optional>

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "duixian/words/date.h"

namespace duixian {

struct DateReading {
  bool is_there = false;  // the text is a date, or wants to be one; else the cursor stays where it was
  ReadingFault fault = ReadingFault::none;
  Date date;
};

// Eight bare digits are a number and no date. A time of day behind the day is passed over; one with a time zone may
// belong to another day and is a fault. A year alone, or one with a month, is a fault too.
[[nodiscard]] DateReading read_date(TextCursor& cursor);

}  // namespace duixian
