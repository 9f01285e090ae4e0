// What a person calls a subject, and which facts hold it.
#pragma once

#include <string>

#include "columns/records.h"
#include "duixian/words/schema.h"

namespace duixian::evaluate {

// A text called name, or such as park_name; the first of them that is known counts.
[[nodiscard]] inline bool is_name(const FactSchema& fact) {
  return fact.type.kind == TypeKind::text && !fact.yearly && (fact.name == "name" || fact.name.ends_with("_name"));
}

[[nodiscard]] inline std::string subject_name(const columns::Records& records, std::size_t entity, columns::Row row) {
  const EntitySchema& schema = records.schema().entities[entity];
  for (std::size_t fact = 0; fact < schema.facts.size(); ++fact) {
    if (!is_name(schema.facts[fact])) continue;
    if (const auto code = records.value(entity, fact, 0, row)) return records.names().name(*code->as_int64());
  }
  return {};
}

}  // namespace duixian::evaluate
