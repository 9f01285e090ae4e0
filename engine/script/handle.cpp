#include "script/handle.h"

#include "script/vocabulary.h"

namespace duixian::script {

void refuse_in_function(lua_State* state, const Builder& builder) {
  if (builder.in_function) luaL_error(state, "a word of the rule language cannot be used inside compute");
}

void push(lua_State* state, HandleKind kind, std::uint32_t index) {
  auto* handle = static_cast<Handle*>(lua_newuserdatauv(state, sizeof(Handle), 0));
  *handle = {kind, index};
  luaL_setmetatable(state, handle_type);
}

const Handle* handle_at(lua_State* state, int index) { return static_cast<const Handle*>(luaL_testudata(state, index, handle_type)); }

void open_handles(lua_State* state) {
  luaL_newmetatable(state, handle_type);
  for (const NamedWord& word : arithmetic()) {
    lua_pushcfunction(state, word.function);
    lua_setfield(state, -2, std::string(word.name).c_str());
  }
  lua_pushcfunction(state, lua_word<index_handle>);
  lua_setfield(state, -2, "__index");
  lua_pushcfunction(state, lua_word<assign_to_handle>);
  lua_setfield(state, -2, "__newindex");
  lua_pushcfunction(state, lua_word<call_handle>);
  lua_setfield(state, -2, "__call");
  lua_pop(state, 1);
}

}  // namespace duixian::script
