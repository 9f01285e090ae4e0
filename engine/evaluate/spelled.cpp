#include <string_view>

#include "duixian/words/decision.h"
#include "evaluate/written_fields.h"

namespace duixian::evaluate {

const std::vector<const char*>& spelled(graph::Operation) {
  static const std::vector<const char*> names = [] {
    std::vector<const char*> all;
    for (std::size_t i = 0; i < graph::operation_count; ++i) all.push_back(graph::row_of(static_cast<graph::Operation>(i)).name);
    return all;
  }();
  return names;
}

const std::vector<const char*>& spelled(TypeKind) {
  static const std::vector<const char*> names{"truth", "choice", "text", "date", "quantity", "root", "list"};
  return names;
}

const std::vector<const char*>& spelled(ProvisionKind) {
  static const std::vector<const char*> names = [] {
    std::vector<const char*> all;
    for (int i = 0; i <= static_cast<int>(ProvisionKind::duty); ++i) all.push_back(duixian::to_text(static_cast<ProvisionKind>(i)));
    return all;
  }();
  return names;
}

const std::vector<const char*>& spelled(graph::ParameterForm) {
  static const std::vector<const char*> names{"value", "tiers", "choose", "list", "rows"};
  return names;
}

const std::vector<const char*>& spelled(graph::Once) {
  static const std::vector<const char*> names{"no", "ever", "per_tier"};
  return names;
}

// "2006-01-15", as to_text writes a day.
std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0, part = 0; i < text.size(); ++i) {
    if (text[i] == '-') ++part;
    else if (text[i] < '0' || text[i] > '9') return std::nullopt;
    else parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  return Date::of(parts[0], parts[1], parts[2]);
}

}  // namespace duixian::evaluate
