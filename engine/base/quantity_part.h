// One figure with its unit and the words around it: all of a plain quantity, or one end of a range.
#pragma once

#include "base/figure.h"
#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "base/unit_text.h"
#include "duixian/words/quantity.h"

namespace duixian {

struct QuantityPart {
  ReadingFault fault = ReadingFault::none;
  Figure figure;
  UnitReading unit;
  bool is_about = false;
};

[[nodiscard]] QuantityPart read_quantity_part(TextCursor& cursor, Origin origin);

}  // namespace duixian
