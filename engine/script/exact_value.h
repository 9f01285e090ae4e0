// The exact values that a function provision computes with: money, rates, numbers and dates, with the rules of the graph.
#pragma once

#include <optional>
#include <vector>

#include "duixian/words/schema.h"
#include "graph/cell.h"
#include "lua.h"

namespace duixian::script {

// What Lua holds; the unit is an index into ExactUnits.
struct ExactValue {
  TypeKind kind;
  std::uint32_t unit;
  Rational value;
};

// The units met during one call; cleared before the next.
struct ExactUnits {
  std::vector<Unit> units;
  std::uint32_t index(const Unit& unit);
};

inline constexpr const char* exact_type = "duixian.exact";

// The metatable of exact values: arithmetic, comparison and the methods whole_steps, growth_over, capped, not_below,
// rounded, year, is, at_least, more_than, at_most, less_than.
void open_exact_values(lua_State* state);

void push_exact(lua_State* state, ExactUnits& units, const Type& type, const Rational& value);
// The exact value at an index: one of ours, a whole number, or a text that is a quantity.
[[nodiscard]] std::optional<std::pair<Type, Rational>> exact_at(lua_State* state, const ExactUnits& units, int index);

}  // namespace duixian::script
