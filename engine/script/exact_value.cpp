#include "script/exact_value.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "duixian/words/quantity.h"
#include "graph/compose.h"
#include "lauxlib.h"
#include "script/functions.h"
#include "script/limits.h"
#include "script/lua_state.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Composer;
using graph::NodeId;
using graph::Operation;

const char* reason(graph::Undefined why) {
  switch (why) {
    case graph::Undefined::division_by_zero: return "division by zero";
    case graph::Undefined::no_base: return "growth over zero or less";
    case graph::Undefined::no_step: return "a step of zero or less";
    case graph::Undefined::overflow: return "the number is too large";
    default: return "the result is undefined";
  }
}

// Every operation is the graph's own, on a graph of constants: one set of rules for both kinds of provisions.
class Step {
 public:
  explicit Step(lua_State* state) : state_(state), units_(LuaFunctions::of(state).units), compose_(graph_, schema_) {
    LuaState::of(state).charge(word_cost);
  }

  NodeId argument(int index) {
    const auto value = exact_at(state_, units_, index);
    if (!value) luaL_error(state_, "an exact value, a whole number or a quantity as text belongs here");
    if (value->first.kind == TypeKind::date) return compose_.date(day(value->second));
    return compose_.quantity({value->second, value->first.unit});
  }

  Composer& compose() { return compose_; }

  int result(const Built& built) {
    if (const auto* mistake = std::get_if<graph::Mistake>(&built)) luaL_error(state_, "%s", mistake->what.en.c_str());
    const graph::Node& node = graph_[std::get<NodeId>(built)];
    const graph::Cell cell = value(std::get<NodeId>(built));
    if (!cell.known) luaL_error(state_, "%s", reason(cell.why));
    if (node.type.kind == TypeKind::truth) {
      lua_pushboolean(state_, cell.value.sign() != 0);
    } else {
      push_exact(state_, units_, node.type, cell.value);
    }
    return 1;
  }

 private:
  // Dates may have been moved by part of a day, or out of all calendars.
  Date day(const Rational& days) {
    const auto whole = days.as_int64();
    if (!whole || *whole < Date::of(1, 1, 1)->days || *whole > Date::of(9999, 12, 31)->days) luaL_error(state_, "this is no day of the calendar");
    return Date{static_cast<std::int32_t>(*whole)};
  }

  graph::Cell value(NodeId id) {
    const graph::Node& node = graph_[id];
    if (node.operation == Operation::constant) return graph::known(node.constant);
    std::vector<graph::Cell> inputs;
    for (NodeId input : node.inputs) inputs.push_back(value(input));
    return graph::scalar_value(node, inputs);
  }

  lua_State* state_;
  ExactUnits& units_;
  graph::Graph graph_;
  Schema schema_;
  Composer compose_;
};

template <int (*body)(lua_State*)>
int guarded(lua_State* state) {
  try {
    return body(state);
  } catch (const std::exception&) {
  }
  return luaL_error(state, "out of memory");
}

template <Built (Composer::*operation)(NodeId, NodeId)>
int binary(lua_State* state) {
  Step step(state);
  const NodeId a = step.argument(1), b = step.argument(2);
  return step.result((step.compose().*operation)(a, b));
}

template <Operation operation, bool swapped>
int comparison(lua_State* state) {
  Step step(state);
  const NodeId a = step.argument(swapped ? 2 : 1), b = step.argument(swapped ? 1 : 2);
  return step.result(step.compose().compare(operation, a, b));
}

template <Operation operation>
int bounded(lua_State* state) {
  Step step(state);
  const NodeId a = step.argument(1), b = step.argument(2);
  return step.result(step.compose().extreme(operation, {a, b}));
}

int negate(lua_State* state) {
  Step step(state);
  return step.result(step.compose().negate(step.argument(1)));
}

int rounded(lua_State* state) {
  Step step(state);
  const NodeId x = step.argument(1), unit = step.argument(2);
  const std::string_view rule = luaL_optstring(state, 3, "half up");
  if (rule != "half up" && rule != "down" && rule != "up") luaL_error(state, "the rule of rounding is \"half up\", \"down\" or \"up\"");
  return step.result(step.compose().rounded(x, unit, rule == "up" ? Rounding::up : rule == "down" ? Rounding::down : Rounding::half_up));
}

// What the table of operations types and names.
template <Operation operation>
int applied(lua_State* state) {
  Step step(state);
  const graph::Signature& signature = graph::row_of(operation).signature;
  std::vector<NodeId> inputs;
  for (int i = 1; i <= static_cast<int>(std::strlen(signature.inputs)); ++i) inputs.push_back(step.argument(i));
  return step.result(step.compose().apply(operation, inputs, signature.word));
}

template <std::size_t... at>
lua_CFunction table_method(std::string_view name, std::index_sequence<at...>) {
  const std::array<lua_CFunction, sizeof...(at)> functions{guarded<applied<static_cast<Operation>(at)>>...};
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const char* word = graph::row_of(static_cast<Operation>(i)).signature.word;
    if (word && name == word) return functions[i];
  }
  return nullptr;
}

constexpr luaL_Reg methods[] = {{"growth_over", guarded<binary<&Composer::growth>>},
                                {"capped", guarded<bounded<Operation::least>>},
                                {"not_below", guarded<bounded<Operation::greatest>>},
                                {"rounded", guarded<rounded>},
                                {"is", guarded<binary<&Composer::is>>},
                                {"at_least", guarded<comparison<Operation::at_least, false>>},
                                {"more_than", guarded<comparison<Operation::more_than, false>>},
                                {"at_most", guarded<comparison<Operation::at_least, true>>},
                                {"less_than", guarded<comparison<Operation::more_than, true>>}};

int method(lua_State* state) {
  const std::string_view name = luaL_checkstring(state, 2);
  for (const luaL_Reg& one : methods) {
    if (name == one.name) {
      lua_pushcfunction(state, one.func);
      return 1;
    }
  }
  if (const lua_CFunction function = table_method(name, std::make_index_sequence<graph::operation_count>())) {
    lua_pushcfunction(state, function);
    return 1;
  }
  return luaL_error(state, "an exact value has no method '%s'", lua_tostring(state, 2));
}

constexpr luaL_Reg metamethods[] = {{"__add", guarded<binary<&Composer::add>>},
                                    {"__sub", guarded<binary<&Composer::subtract>>},
                                    {"__mul", guarded<binary<&Composer::multiply>>},
                                    {"__div", guarded<binary<&Composer::divide>>},
                                    {"__unm", guarded<negate>},
                                    {"__eq", guarded<binary<&Composer::is>>},
                                    {"__lt", guarded<comparison<Operation::more_than, true>>},
                                    {"__le", guarded<comparison<Operation::at_least, true>>},
                                    {"__index", guarded<method>}};

}  // namespace

std::uint32_t ExactUnits::index(const Unit& unit) {
  const auto index = static_cast<std::size_t>(std::find(units.begin(), units.end(), unit) - units.begin());
  if (index == units.size()) units.push_back(unit);
  return static_cast<std::uint32_t>(index);
}

void open_exact_values(lua_State* state) {
  luaL_newmetatable(state, exact_type);
  for (const luaL_Reg& one : metamethods) {
    lua_pushcfunction(state, one.func);
    lua_setfield(state, -2, one.name);
  }
  lua_pop(state, 1);
}

void push_exact(lua_State* state, ExactUnits& units, const Type& type, const Rational& value) {
  auto* exact = static_cast<ExactValue*>(lua_newuserdatauv(state, sizeof(ExactValue), 0));
  *exact = {type.kind, units.index(type.unit), value};
  luaL_setmetatable(state, exact_type);
}

std::optional<std::pair<Type, Rational>> exact_at(lua_State* state, const ExactUnits& units, int index) {
  const auto* exact = static_cast<const ExactValue*>(luaL_testudata(state, index, exact_type));
  if (exact && exact->unit < units.units.size()) {
    return std::pair{Type{exact->kind, units.units[exact->unit], {}, false, {}}, exact->value};
  }
  if (lua_isinteger(state, index)) return std::pair{quantity_type({}), Rational(lua_tointeger(state, index))};
  if (lua_type(state, index) != LUA_TSTRING) return std::nullopt;
  const WrittenQuantity read = read_quantity(lua_tostring(state, index));
  if (read.reading != Reading::exact) return std::nullopt;
  if (read.date) return std::pair{Type{TypeKind::date, {}, {}, false, {}}, Rational(read.date->days)};
  return std::pair{quantity_type(read.low.unit), read.low.amount};
}

}  // namespace duixian::script
