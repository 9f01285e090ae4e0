// The little of Lua's own library that a policy needs, each with a cost bounded by its arguments.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

int next_of_list(lua_State* state) {
  LuaState::of(state).charge(1);
  if (!lua_istable(state, 1)) return luaL_error(state, "only the list given to ipairs can be gone through");  // a script may call it itself
  const lua_Integer i = lua_tointeger(state, 2) + 1;
  lua_pushinteger(state, i);
  lua_rawgeti(state, 1, i);
  return lua_isnil(state, -1) ? 1 : 2;
}

int ipairs(lua_State* state, Builder& builder) {
  if (!lua_istable(state, 1)) {
    wrong_argument(state, builder, "ipairs", "一个花括号列表", "a list in braces", "for i, x in ipairs { a, b } do … end");
    lua_settop(state, 0);
    lua_newtable(state);
  }
  lua_settop(state, 1);
  lua_pushcfunction(state, next_of_list);
  lua_insert(state, 1);
  lua_pushinteger(state, 0);
  return 3;
}

int type(lua_State* state, Builder&) {
  lua_pushstring(state, handle_at(state, 1) ? "value" : lua_typename(state, lua_type(state, 1)));
  return 1;
}

int error(lua_State* state, Builder&) { return luaL_error(state, "%s", is_text(state, 1) ? lua_tostring(state, 1) : "error"); }

int assert_(lua_State* state, Builder&) {
  if (lua_toboolean(state, 1)) {
    lua_settop(state, 1);
    return 1;
  }
  return luaL_error(state, "%s", is_text(state, 2) ? lua_tostring(state, 2) : "assertion failed");
}

// append(list, value): the list, one longer.
int append(lua_State* state, Builder& builder) {
  if (!lua_istable(state, 1) || lua_isnoneornil(state, 2)) {
    wrong_argument(state, builder, "append", "一个列表和一个值", "a list and a value", "append(list, x)");
    return 0;
  }
  lua_settop(state, 2);
  lua_rawseti(state, 1, static_cast<lua_Integer>(lua_rawlen(state, 1)) + 1);
  return 1;
}

}  // namespace

const std::vector<NamedWord>& plain_words() {
  static const std::vector<NamedWord> words{{"ipairs", lua_word<ipairs, true>}, {"type", lua_word<type, true>}, {"error", lua_word<error, true>},
                                            {"assert", lua_word<assert_, true>}, {"append", lua_word<append, true>}};
  return words;
}

}  // namespace duixian::script
