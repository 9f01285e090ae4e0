#include "script/functions.h"

#include <string>
#include <string_view>

#include "lauxlib.h"
#include "lua.h"
#include "script/arguments.h"
#include "script/limits.h"

namespace duixian::script {

namespace {

constexpr const char* reads_type = "duixian.reads";
constexpr int maximum_closure_depth = 8;

// e.NAME: the value of what the provision reads.
int read_input(lua_State* state) {
  LuaState::of(state).charge(word_cost);
  LuaFunctions& functions = LuaFunctions::of(state);
  const auto& call = functions.running;
  const std::string_view name = lua_type(state, 2) == LUA_TSTRING ? lua_tostring(state, 2) : "";
  for (std::size_t i = 0; i < call.node->names.size(); ++i) {
    if (call.node->names[i] != name) continue;
    const graph::Cell& cell = call.inputs[i];
    if (!cell.known) {
      functions.running.missing = static_cast<int>(i);
      return luaL_error(state, "%s is not known", call.node->names[i].c_str());
    }
    const Type& type = *call.types[i];
    if (type.kind == TypeKind::truth) {
      lua_pushboolean(state, cell.value.sign() != 0);
    } else if (is_name(type)) {
      lua_pushstring(state, call.names->name(*cell.value.as_int64()).c_str());
    } else if (type.kind == TypeKind::quantity || type.kind == TypeKind::date) {
      push_exact(state, functions.units, type, cell.value);
    } else {
      return luaL_error(state, "%s cannot be read inside compute", call.node->names[i].c_str());
    }
    return 1;
  }
  return luaL_error(state, "'%s' is not among the provision's reads", std::string(name).c_str());
}

void open_reads(lua_State* state) {
  luaL_newmetatable(state, reads_type);
  lua_pushcfunction(state, read_input);
  lua_setfield(state, -2, "__index");
  lua_pop(state, 1);
}

Message refused(const std::string& why) { return {"函数条款没有给出结果：" + why, "the function gave no result: " + why}; }

}  // namespace

LuaFunctions::LuaFunctions(std::unique_ptr<LuaState> state, std::unique_ptr<Builder> builder)
    : state_(std::move(state)), builder_(std::move(builder)) {
  lua_State* lua = state_->get();
  lua_pushlightuserdata(lua, this);
  lua_setfield(lua, LUA_REGISTRYINDEX, "duixian.functions");
  open_exact_values(lua);
  open_reads(lua);
}

LuaFunctions::~LuaFunctions() = default;

LuaFunctions& LuaFunctions::of(lua_State* state) {
  lua_getfield(state, LUA_REGISTRYINDEX, "duixian.functions");
  auto* functions = static_cast<LuaFunctions*>(lua_touserdata(state, -1));
  lua_pop(state, 1);
  return *functions;
}

void LuaFunctions::freeze(Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < builder_->functions.size(); ++i) {
    keep(builder_->functions[i], 0, diagnostics, static_cast<int>(i));
  }
}

// Keeps every local around a function, and around the functions it calls.
bool LuaFunctions::keep(int function, int depth, Diagnostics& diagnostics, int number) {
  lua_State* lua = state_->get();
  lua_rawgeti(lua, LUA_REGISTRYINDEX, function);
  bool fine = depth <= maximum_closure_depth;
  for (int upvalue = 1; fine; ++upvalue) {
    const char* name = lua_getupvalue(lua, -1, upvalue);
    if (!name) break;
    const int type = lua_type(lua, -1);
    if (std::string_view(name) == "_ENV" || (type == LUA_TFUNCTION && lua_iscfunction(lua, -1))) {
      lua_pop(lua, 1);
      continue;
    }
    if (type == LUA_TTABLE) {
      const Message what{"compute 的函数用到外面的表“" + std::string(name) + "”，它会从一个主体带到下一个", "the function of compute reaches the table `" + std::string(name) + "` outside it, which could carry something from one subject to the next"};
      diagnostics.push_back({Severity::error, "shared-table", "", 0, "", "", what, {"把表写进函数里面", "write the table inside the function"}});
      fine = false;
    }
    const int value = luaL_ref(lua, LUA_REGISTRYINDEX);
    kept_.push_back({function, upvalue, value});
    if (type == LUA_TFUNCTION) fine = keep(value, depth + 1, diagnostics, number) && fine;
  }
  lua_pop(lua, 1);
  return fine;
}

void LuaFunctions::restore() {
  lua_State* lua = state_->get();
  for (const Kept& kept : kept_) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, kept.function);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, kept.value);
    lua_setupvalue(lua, -2, kept.number);
    lua_pop(lua, 1);
  }
}

graph::CallResult LuaFunctions::call(const graph::Node& node, std::span<const graph::Cell> inputs, std::span<const Type* const> types,
                                     const columns::Names& names) {
  const std::lock_guard lock(one_at_a_time_);
  lua_State* lua = state_->get();
  running = {&node, inputs, types, &names, -1};
  units.units.clear();
  builder_->in_function = true;
  lua_settop(lua, 0);
  restore();
  state_->set_budget(call_budget);
  lua_rawgeti(lua, LUA_REGISTRYINDEX, builder_->functions[static_cast<std::size_t>(node.index)]);
  lua_newuserdatauv(lua, 0, 0);
  luaL_setmetatable(lua, reads_type);
  const int status = lua_pcall(lua, 1, 1, 0);
  graph::CallResult outcome;
  if (status == LUA_OK) {
    outcome = result(node);
  } else {
    outcome.missing = running.missing;
    const bool known_missing = running.missing >= 0;
    outcome.cell = graph::unknown(known_missing ? graph::Undefined::no : graph::Undefined::function_refused);
    if (!known_missing) outcome.refusal = refused(lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "?");
  }
  lua_settop(lua, 0);
  state_->set_budget(call_budget);
  lua_gc(lua, LUA_GCCOLLECT);  // every call starts from the same memory
  builder_->in_function = false;
  return outcome;
}

graph::CallResult LuaFunctions::result(const graph::Node& node) {
  lua_State* lua = state_->get();
  const auto refuse = [](const std::string& why) { return graph::CallResult{graph::unknown(graph::Undefined::function_refused), -1, refused(why)}; };
  if (node.type.kind == TypeKind::truth) {
    if (!lua_isboolean(lua, -1)) return refuse("a condition returns true or false");
    return {graph::known(lua_toboolean(lua, -1) != 0), -1, {}};
  }
  const auto value = exact_at(lua, units, -1);
  if (!value || value->first != node.type) return refuse("an amount is money in " + node.type.unit.currency() + ", such as \"0元\" or a fact times a rate");
  if (value->second.sign() < 0) return refuse("an amount cannot be negative");
  if (!rounded(value->second, Rational(1), Rounding::half_up).value_or(Rational()).as_int64()) return refuse("the amount is too large");
  return {graph::known(value->second), -1, {}};
}

}  // namespace duixian::script
