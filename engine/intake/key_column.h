// Whether a column of keys holds 统一社会信用代码, whose letters are capitals however they were typed.
#pragma once

#include <string>

#include "duixian/words/schema.h"

namespace duixian::intake {

// By what the entity calls its key, or by the column's own heading ("" to leave that aside).
[[nodiscard]] bool holds_codes(const EntitySchema& entity, const std::string& heading);

}  // namespace duixian::intake
