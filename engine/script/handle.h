// What a script holds: a small number that names something the builder made. Lua sees neither nodes nor addresses.
#pragma once

#include <cstdint>
#include <exception>

#include "lauxlib.h"
#include "lua.h"
#include "script/builder.h"
#include "script/limits.h"
#include "script/lua_state.h"

namespace duixian::script {

enum class HandleKind : std::uint8_t {
  expression, list, groups, split,
  entity,            // park: its facts and lists by name
  parameter_space, discretion_space, approval_space, series_space, list_space,
  parameter_table,   // a parameter that is no single value: tiers, choose, list
  series, decision, reading, provision, compute, not_stated,
};

struct Handle {
  HandleKind kind;
  std::uint32_t index;
};

void push(lua_State* state, HandleKind kind, std::uint32_t index);
inline void push(lua_State* state, OutlineId id) { push(state, HandleKind::expression, id.index); }
// What a word gives back after a mistake that was noted.
inline int poisoned(lua_State* state, Builder& builder) { return push(state, builder.poison()), 1; }
// The handle at a stack index, or null where something else stands there.
[[nodiscard]] const Handle* handle_at(lua_State* state, int index);

using Word = int (*)(lua_State* state, Builder& builder);

// Stops a word of the rule language that a function provision calls while it runs.
void refuse_in_function(lua_State* state, const Builder& builder);

// A word of the vocabulary as a C function for Lua: charged, and safe against C++ exceptions. A plain word may be used
// while a function provision runs, the others only while the rules are built.
template <Word word, bool plain = false>
int lua_word(lua_State* state) {
  char failure[200];
  try {
    LuaState& sandbox = LuaState::of(state);
    sandbox.charge(word_cost);
    auto& builder = *static_cast<Builder*>(sandbox.owner());
    if (!plain) refuse_in_function(state, builder);
    return word(state, builder);
  } catch (const std::exception& error) {
    lua_pushstring(state, error.what());
    const char* text = lua_tostring(state, -1);
    std::size_t length = 0;
    for (; text[length] != '\0' && length + 1 < sizeof failure; ++length) failure[length] = text[length];
    failure[length] = '\0';
  }
  return luaL_error(state, "%s", failure);
}

// The metatable that all handles share.
void open_handles(lua_State* state);
inline constexpr const char* handle_type = "duixian";

}  // namespace duixian::script
