// The type of a fact, a parameter or any part of a rule.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/message.h"
#include "duixian/words/unit.h"

namespace duixian {

enum class TypeKind : unsigned char {
  truth,     // yes or no; a condition as it stands
  choice,    // one of the names it declares
  text,      // any name
  date,      // a day
  quantity,  // money, area, period, number or rate: an exact amount of `unit`
  root,      // an average growth over years: compared with rates, never extracted
  list,      // several values, shown as a figure
};

struct Type {
  TypeKind kind = TypeKind::truth;
  Unit unit;                       // quantity only
  std::vector<std::string> names;  // choice: in declared order
  bool open = false;               // choice: a name not declared is known and none of them
  std::vector<Message> labels = {};  // choice: what a person calls each name; empty where the names speak for themselves
  friend bool operator==(const Type&, const Type&) = default;
};

[[nodiscard]] inline Type truth_type() { return {TypeKind::truth, {}, {}, false, {}}; }
[[nodiscard]] inline Type quantity_type(Unit unit) { return {TypeKind::quantity, std::move(unit), {}, false, {}}; }
[[nodiscard]] inline bool is_name(const Type& type) { return type.kind == TypeKind::choice || type.kind == TypeKind::text; }

}  // namespace duixian
