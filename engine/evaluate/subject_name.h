// Which facts hold what a person calls a subject.
#pragma once

#include "duixian/words/schema.h"

namespace duixian::evaluate {

// A text called name, or such as park_name; the first of them that is known counts.
[[nodiscard]] inline bool is_name(const FactSchema& fact) {
  return fact.type.kind == TypeKind::text && !fact.yearly && (fact.name == "name" || fact.name.ends_with("_name"));
}

}  // namespace duixian::evaluate
