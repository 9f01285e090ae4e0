// A decimal number in digits, with the separators that people and typesetters put into it: 1,234,567.89, １ ００, 38.5.
#pragma once

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "duixian/words/quantity.h"
#include "duixian/words/rational.h"

namespace duixian {

struct DecimalDigits {
  UInt128 digits = 0;  // all of them, without the point
  int places = 0;      // how many stand behind the point
  int count = 0;       // how many there are
};

struct DecimalReading {
  ReadingFault fault = ReadingFault::none;
  DecimalDigits decimal;
};

[[nodiscard]] bool is_decimal_ahead(const TextCursor& cursor);
// Reads the digits ahead. Commas must set off groups of three. Spaces may too; elsewhere a space joins digits that were
// typeset in full width or stand in a document, where broken lines and columns leave spaces, and is a fault in a record.
[[nodiscard]] DecimalReading read_decimal(TextCursor& cursor, Origin origin);

}  // namespace duixian
