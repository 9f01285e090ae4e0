// One name in a unit: 万元, 亩, km2, 载重吨. unit_text.h makes products of them.
#pragma once

#include <string_view>

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "duixian/words/quantity.h"

namespace duixian {

[[nodiscard]] bool is_unit_letter(char32_t character);
// Whether what is ahead is behind a unit and no part of its name: 以上, 左右, 至1亿元, 每, 整.
[[nodiscard]] bool is_unit_over(const TextCursor& cursor);
// Takes the letters ahead that can belong to one name; in km2 and m3 the power does too.
std::u32string_view take_unit_name(TextCursor& cursor);

struct UnitFactor {
  ReadingFault fault = ReadingFault::none;
  WrittenUnit unit;
};

// The unit of that name: a known one, a magnitude of it, or one of its own.
[[nodiscard]] UnitFactor unit_factor(std::u32string_view name);

}  // namespace duixian
