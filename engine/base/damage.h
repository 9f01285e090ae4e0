// How a text shows that a figure in it was overwritten or deleted, whatever else it says.
#pragma once

#include "base/reading_fault.h"
#include "base/text_cursor.h"
#include "duixian/words/quantity.h"

namespace duixian {

// Empty brackets or quotation marks in any text; in a document also an ASCII 20xx right before a magnitude or a unit.
// 2024年 is a year, ２０２３元 escaped the replacement, and 2,024元 and 2024.5元 are no year.
[[nodiscard]] ReadingFault find_damage(const PlainCharacters& characters, Origin origin);

}  // namespace duixian
