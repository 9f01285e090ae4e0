#include "intake/key_column.h"

#include <algorithm>

#include "intake/fold.h"

namespace duixian::intake {

namespace {

bool names_a_code(const std::string& name) {
  const std::string text = folded(name);
  return text.find("uscc") != std::string::npos || text.find("信用代码") != std::string::npos;
}

}  // namespace

bool holds_codes(const EntitySchema& entity, const std::string& heading) {
  return names_a_code(entity.key) || std::any_of(entity.key_columns.begin(), entity.key_columns.end(), names_a_code) || (!heading.empty() && names_a_code(heading));
}

}  // namespace duixian::intake
