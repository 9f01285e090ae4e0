// Units as people write them: 万元, 元/平方米·月, 万人民币, km2, 载重吨.
#pragma once

#include <optional>
#include <string>

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "base/unit_names.h"
#include "duixian/words/quantity.h"

namespace duixian {

struct UnitReading {
  ReadingFault fault = ReadingFault::none;
  bool is_there = false;
  WrittenUnit unit;
  std::string text;  // as written, in plain width and without spaces
};

// The unit ahead, up to its end or to a word such as 以上. `currency` is what stood before the figure (￥, US$), if it
// did: the unit may repeat it or leave it out. In a document a unit may run into the noun that it counts (家企业).
[[nodiscard]] UnitReading read_unit_at(TextCursor& cursor, Origin origin, const std::optional<UnitName>& currency);

}  // namespace duixian
