#include "script/functions.h"

#include <string>
#include <string_view>

#include "lauxlib.h"
#include "lua.h"
#include "script/arguments.h"
#include "script/limits.h"
#include "script/stopped_script.h"

namespace duixian::script {

namespace {

constexpr const char* reads_type = "duixian.reads";

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

Message refused(const std::string& why) { return {"函数条款没有给出结果：" + why, "the function gave no result: " + why}; }

}  // namespace

void open_functions(lua_State* state) {
  open_exact_values(state);
  luaL_newmetatable(state, reads_type);
  lua_pushcfunction(state, read_input);
  lua_setfield(state, -2, "__index");
  lua_pop(state, 1);
}

LuaFunctions::LuaFunctions(std::unique_ptr<LuaState> state, std::unique_ptr<Builder> builder)
    : state_(std::move(state)), builder_(std::move(builder)) {
  builder_->calls = this;
}

LuaFunctions::~LuaFunctions() = default;

LuaFunctions& LuaFunctions::of(lua_State* state) { return *static_cast<Builder*>(LuaState::of(state).owner())->calls; }

void LuaFunctions::freeze(Diagnostics& diagnostics) {
  lua_State* lua = state_->get();
  lua_settop(lua, 0);
  state_->set_budget(load_budget);
  lua_pushcfunction(lua, keep_all);
  const int status = lua_pcall(lua, 0, 0, 0);
  if (status != LUA_OK) found_.push_back(stopped_script(*state_, status, {}, builder_->book.files[static_cast<std::size_t>(builder_->functions[0].file)]));
  lua_settop(lua, 0);
  lua_gc(lua, LUA_GCCOLLECT);
  diagnostics.insert(diagnostics.end(), found_.begin(), found_.end());
}

int LuaFunctions::keep_all(lua_State* state) {
  LuaFunctions& functions = of(state);
  std::set<const void*> seen;
  for (const Function& function : functions.builder_->functions) {
    std::vector<int> open{function.reference};
    while (!open.empty()) {
      const int next = open.back();
      open.pop_back();
      functions.keep(next, function.file, open, seen);
    }
  }
  return 0;
}

// Keeps every local around a function; the functions among them are `open` for the same.
void LuaFunctions::keep(int function, int file, std::vector<int>& open, std::set<const void*>& seen) {
  lua_State* lua = state_->get();
  lua_settop(lua, 0);
  lua_rawgeti(lua, LUA_REGISTRYINDEX, function);
  if (lua_iscfunction(lua, 1) || !seen.insert(lua_topointer(lua, 1)).second) return;
  for (int upvalue = 1; const char* name = lua_getupvalue(lua, 1, upvalue); ++upvalue) {
    if (std::string_view(name) == "_ENV") {  // no script can put another in its place
      lua_settop(lua, 1);
      continue;
    }
    if (lua_istable(lua, -1)) shared_table(file, name);
    const bool inner = lua_isfunction(lua, -1);
    const int value = luaL_ref(lua, LUA_REGISTRYINDEX);
    kept_.push_back({function, upvalue, value});
    if (inner) open.push_back(value);
  }
}

void LuaFunctions::shared_table(int file, const char* name) {
  lua_State* lua = state_->get();
  lua_Debug about;
  lua_pushvalue(lua, 1);
  lua_getinfo(lua, ">S", &about);
  const std::string table = name;
  found_.push_back({Severity::error, "shared-table", builder_->book.files[static_cast<std::size_t>(file)], about.linedefined, "", "",
                    {"compute 的函数用到外面的表“" + table + "”，它会从一个主体带到下一个", "the function of compute reaches the table `" + table + "` outside it, which could carry something from one subject to the next"},
                    {"把表写进函数里面", "write the table inside the function"}});
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

// The function and its one argument, in a protected call.
int LuaFunctions::run_one(lua_State* state) {
  const FailedLine failed(state);
  LuaFunctions& functions = of(state);
  functions.restore();
  lua_rawgeti(state, LUA_REGISTRYINDEX, functions.function(*functions.running.node).reference);
  lua_newuserdatauv(state, 0, 0);
  luaL_setmetatable(state, reads_type);
  lua_call(state, 1, 1);
  return 1;
}

graph::CallResult LuaFunctions::call(const graph::Node& node, std::span<const graph::Cell> inputs, std::span<const Type* const> types,
                                     const columns::Names& names) {
  const std::lock_guard lock(one_at_a_time_);
  lua_State* lua = state_->get();
  running = {&node, inputs, types, &names, -1};
  units.units.clear();
  builder_->in_function = true;
  lua_settop(lua, 0);
  lua_gc(lua, LUA_GCCOLLECT);  // every call starts from the same memory,
  lua_gc(lua, LUA_GCSTOP);     // and asks for more at the same steps
  state_->set_budget(call_budget);
  lua_pushcfunction(lua, run_one);
  const int status = lua_pcall(lua, 0, 1, 0);
  graph::CallResult outcome = status == LUA_OK ? result(node) : failure(status);
  lua_settop(lua, 0);
  lua_gc(lua, LUA_GCRESTART);
  builder_->in_function = false;
  return outcome;
}

graph::CallResult LuaFunctions::failure(int status) {
  graph::CallResult outcome;
  outcome.missing = running.missing;
  const bool missing = running.missing >= 0;
  outcome.cell = graph::unknown(missing ? graph::Undefined::no : graph::Undefined::function_refused);
  if (missing) return outcome;
  lua_State* lua = state_->get();
  const std::string said = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "error";
  const std::string& file = builder_->book.files[static_cast<std::size_t>(function(*running.node).file)];
  const Diagnostic why = stopped_script(*state_, status, lua_message(said), file);
  const std::string place = file + ":" + std::to_string(why.line) + ": ";
  outcome.refusal = {"函数条款没有给出结果：" + place + why.what.zh, "the function gave no result: " + place + why.what.en};
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
