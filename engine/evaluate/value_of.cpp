#include "evaluate/value_of.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/compose.h"

namespace duixian::evaluate {

namespace {

constexpr std::array<std::string_view, 4> magnitudes{"亿", "万", "千", "百"};

}  // namespace

Message label_of(const Type& type, const std::string& name) {
  for (std::size_t i = 0; i < type.labels.size(); ++i) {
    if (type.names[i] == name) return type.labels[i];
  }
  return {};
}

std::string shown_in(const Unit& unit, const std::string& written) {
  const bool money = std::any_of(unit.dimensions.begin(), unit.dimensions.end(), [](const Dimension& one) { return is_currency(one.name); });
  if (written.empty() || !money) return written;
  const bool counted = std::any_of(magnitudes.begin(), magnitudes.end(), [&](std::string_view one) { return written.find(one) != std::string::npos; });
  return counted ? written : std::string();
}

Value value_of(const graph::Cell& cell, const Type& type, const columns::Names& names, const std::string& written) {
  Value value;
  value.written = shown_in(type.unit, written);
  if (!cell.known) return value;
  switch (type.kind) {
    case TypeKind::truth: value.is = cell.value.sign() != 0; break;
    case TypeKind::choice:
    case TypeKind::text:
      if (cell.value.sign() < 0) break;  // a name that nothing gives
      value.is = names.name(*cell.value.as_int64());
      value.label = label_of(type, std::get<std::string>(value.is));
      break;
    case TypeKind::date: value.is = Date{static_cast<std::int32_t>(cell.value.as_int64().value_or(0))}; break;
    case TypeKind::quantity: value.is = Quantity{cell.value, type.unit}; break;
    case TypeKind::root: break;  // shown through its comparison; it has no exact value of its own
    case TypeKind::list: {
      const Type member = graph::member_of(type);
      if (cell.list->labels.empty()) {
        ValueList list;
        for (const graph::Cell& one : cell.list->members) list.push_back(value_of(one, member, names, written));
        value.is = std::move(list);
      } else {
        ValueMap map;
        for (std::size_t i = 0; i < cell.list->members.size(); ++i) map.emplace_back(cell.list->labels[i], value_of(cell.list->members[i], member, names, written));
        value.is = std::move(map);
      }
    }
  }
  return value;
}

std::optional<Money> money_of(const graph::Cell& cell, const Type& type) {
  if (!cell.known || !type.unit.is_money()) return std::nullopt;
  return duixian::money_of(cell.value, type.unit.currency(), Rounding::half_up);
}

}  // namespace duixian::evaluate
