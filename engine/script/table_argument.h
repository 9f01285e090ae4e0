// A table of tiers as a word takes it: a parameter, or rows written in the script.
#pragma once

#include <optional>
#include <vector>

#include "script/arguments.h"

namespace duixian::script {

struct TableArgument {
  Type bound, gives;
  std::vector<graph::TierRow> rows;  // of a written table
  std::optional<graph::TierRow> below;  // what is given below the lowest line, where the table says so
  std::int64_t parameter = -1;
  std::string name;                  // of the parameter
};

// The table at a stack index; nothing, and a mistake noted, where there is none.
[[nodiscard]] std::optional<TableArgument> table_at(lua_State* state, Builder& builder, int index, const char* word);

// The parameter of a form at a stack index, and its number; null where something else stands there.
[[nodiscard]] const graph::Parameter* table_parameter(lua_State* state, Builder& builder, int index, graph::ParameterForm form, std::uint32_t& number);

// tiers or slices of a quantity.
[[nodiscard]] graph::Built tabled(Builder& builder, graph::Operation operation, graph::NodeId x, const TableArgument& table);

}  // namespace duixian::script
