// Runs clauses.lua with the Lua that the engine was built with: columns in Lua tables, made at load, results in Lua tables.
//
//   plain_lua --data FOLDER --script clauses.lua [--results fresh|reused] [--rows N]
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdexcept>

#include "contest/contestant.h"
#include "contest/raw_columns.h"

namespace {

constexpr int provisions = 30;

// Pushes a table of that column: integers, true and false, or names; nil where unknown.
void push_column(lua_State* lua, const speed::RawColumn& column) {
  lua_createtable(lua, static_cast<int>(column.values.size()), 0);
  for (std::size_t row = 0; row < column.values.size(); ++row) {
    if (!speed::is_known(column.known, row)) continue;
    const std::int64_t value = column.values[row];
    if (column.kind == "truth") lua_pushboolean(lua, value != 0);
    else if (column.kind == "choice") lua_pushstring(lua, column.names[static_cast<std::size_t>(value)].c_str());
    else lua_pushinteger(lua, value);
    lua_rawseti(lua, -2, static_cast<lua_Integer>(row) + 1);
  }
}

void push_columns(lua_State* lua, const speed::RawColumns& raw, const std::string& entity) {
  lua_newtable(lua);
  for (const auto& column : raw.columns) {
    if (column.entity != entity) continue;
    push_column(lua, column);
    lua_setfield(lua, -2, (column.fact + (column.year != 0 ? "_" + std::to_string(column.year) : "")).c_str());
  }
}

void push_first_projects(lua_State* lua, const speed::RawColumns& raw) {
  lua_createtable(lua, static_cast<int>(raw.enterprises) + 1, 0);
  std::size_t project = 0;
  for (std::size_t row = 0; row <= raw.enterprises; ++row) {
    while (project < raw.projects && raw.owners[project] < row) ++project;
    lua_pushinteger(lua, static_cast<lua_Integer>(project) + 1);
    lua_rawseti(lua, -2, static_cast<lua_Integer>(row) + 1);
  }
}

// A table of results a provision, made empty and as long as the rows.
void set_results(lua_State* lua, const char* name, std::size_t rows) {
  lua_createtable(lua, provisions, 0);
  for (int i = 1; i <= provisions; ++i) {
    lua_createtable(lua, static_cast<int>(rows), 0);
    lua_rawseti(lua, -2, i);
  }
  lua_setglobal(lua, name);
}

class Lua {
 public:
  Lua(const speed::RawColumns& raw, const std::string& script) : state_(luaL_newstate()), rows_(raw.enterprises) {
    luaL_requiref(state_, "math", luaopen_math, 1);
    if (luaL_loadfilex(state_, script.c_str(), nullptr) != LUA_OK || lua_pcall(state_, 0, 1, 0) != LUA_OK) fail();
    lua_setglobal(state_, "decide");
    push_columns(state_, raw, "enterprise"), lua_setglobal(state_, "facts");
    push_columns(state_, raw, "project"), lua_setglobal(state_, "projects");
    push_first_projects(state_, raw), lua_setglobal(state_, "first");
    make_results();
    lua_gc(state_, LUA_GCCOLLECT);
  }
  ~Lua() { lua_close(state_); }
  Lua(const Lua&) = delete;
  Lua& operator=(const Lua&) = delete;

  void make_results() { set_results(state_, "outcomes", rows_), set_results(state_, "amounts", rows_); }

  void decide() {
    lua_getglobal(state_, "decide");
    for (const char* name : {"facts", "projects", "first"}) lua_getglobal(state_, name);
    lua_pushinteger(state_, static_cast<lua_Integer>(rows_));
    for (const char* name : {"outcomes", "amounts"}) lua_getglobal(state_, name);
    if (lua_pcall(state_, 6, 0, 0) != LUA_OK) fail();
  }

  template <class T>
  void read(const char* name, int provision, std::vector<T>& into) {
    lua_getglobal(state_, name);
    lua_rawgeti(state_, -1, provision);
    for (std::size_t row = 0; row < into.size(); ++row) {
      lua_rawgeti(state_, -1, static_cast<lua_Integer>(row) + 1);
      into[row] = static_cast<T>(lua_tointeger(state_, -1));
      lua_pop(state_, 1);
    }
    lua_pop(state_, 2);
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  [[noreturn]] void fail() { throw std::runtime_error(lua_tostring(state_, -1)); }

  lua_State* state_;
  std::size_t rows_;
};

std::string save(Lua& lua, const std::string& folder) {
  speed::ResultFiles files(folder);
  std::vector<std::uint8_t> outcomes(lua.rows());
  std::vector<std::int64_t> amounts(lua.rows());
  for (int i = 1; i <= provisions; ++i) {
    lua.read("outcomes", i, outcomes), lua.read("amounts", i, amounts);
    files.add(outcomes, amounts);
  }
  return speed::told("saved", provisions);
}

}  // namespace

int main(int count, char** words) {
  const auto raw = speed::read_raw_columns(speed::option(count, words, "--data"), std::stoul(speed::option(count, words, "--rows", "0")), 1);
  Lua lua(raw, speed::option(count, words, "--script"));
  const bool reused = speed::option(count, words, "--results", "reused") == "reused";
  const auto run = [&](const std::string&) {
    return speed::told("seconds", speed::seconds_of([&] {
      if (!reused) lua.make_results();
      lua.decide();
    }));
  };
  const std::string ready = "{\"rows\": " + std::to_string(lua.rows()) + ", \"version\": \"" LUA_RELEASE "\"}";
  return speed::serve(ready, {{"run", run}, {"save", [&](const std::string& folder) { return save(lua, folder); }}});
}
