#include "script/environment.h"

#include "base/nearest_name.h"
#include "script/arguments.h"
#include "script/reserved_names.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

// The environment is an empty table with a metatable; upvalue 1 holds the words, upvalue 2 what the file defined.
bool look_up(lua_State* state, int table) {
  lua_pushvalue(state, 2);
  lua_rawget(state, lua_upvalueindex(table));
  if (!lua_isnil(state, -1)) return true;
  lua_pop(state, 1);
  return false;
}

// A function provision sees the words and the locals around it, which are set back before each call; what else the file
// defined could carry something from one subject to the next.
int read_in_function(lua_State* state, const std::string& name) {
  if (look_up(state, 1)) return 1;
  if (!look_up(state, 2)) return luaL_error(state, "the name '%s' is not defined", name.c_str());
  if (lua_istable(state, -1) || lua_isfunction(state, -1)) return luaL_error(state, "inside compute '%s' must be a local", name.c_str());
  return 1;
}

int read_global(lua_State* state, Builder& builder) {
  const std::string name = is_text(state, 2) ? text_at(state, 2) : "?";
  if (builder.in_function) return read_in_function(state, name);
  if (look_up(state, 1) || look_up(state, 2)) return 1;
  std::vector<std::string> known = words_of_the_language();
  for (const EntitySchema& entity : builder.book.schema.entities) known.push_back(entity.name);
  const auto close = nearest(name, known);
  const Message remedy = close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"}
                               : Message{"检查拼写；本文件的名字用 local 定义", "check the spelling; define names of this file with local"};
  builder.report(state, "undefined-name", {"名字“" + name + "”没有定义", "the name `" + name + "` is not defined"}, remedy);
  return poisoned(state, builder);
}

int write_global(lua_State* state, Builder& builder) {
  const std::string name = is_text(state, 2) ? text_at(state, 2) : "?";
  if (builder.in_function) return luaL_error(state, "a function provision cannot set the global '%s'", name.c_str());
  if (look_up(state, 1) || look_up(state, 2)) {
    builder.report(state, "defined-twice", {"名字“" + name + "”已有定义", "the name `" + name + "` is already defined"}, {"换个名字", "choose another name"});
    return 0;
  }
  lua_pushvalue(state, 2);
  lua_pushvalue(state, 3);
  lua_rawset(state, lua_upvalueindex(2));
  return 0;
}

void put_words(lua_State* state, const std::vector<NamedWord>& words) {
  for (const NamedWord& word : words) {
    lua_pushlstring(state, word.name.data(), word.name.size());
    lua_pushcfunction(state, word.function);
    lua_rawset(state, -3);
  }
}

void put(lua_State* state, const std::string& name) {  // the value is on top, the table below it
  lua_pushlstring(state, name.data(), name.size());
  lua_insert(state, -2);
  lua_rawset(state, -3);
}

void push_words(lua_State* state, Builder& builder) {
  lua_newtable(state);
  for (const auto* words : global_words()) put_words(state, *words);
  for (std::size_t i = 0; i < builder.book.schema.entities.size(); ++i) {
    push(state, HandleKind::entity, static_cast<std::uint32_t>(i));
    put(state, builder.book.schema.entities[i].name);
  }
  for (const auto& [name, kind] : {std::pair{"parameter", HandleKind::parameter_space}, {"discretion", HandleKind::discretion_space},
                                   {"approval", HandleKind::approval_space}, {"series", HandleKind::series_space}, {"list", HandleKind::list_space}, {"not_stated", HandleKind::not_stated}}) {
    push(state, kind, 0);
    put(state, name);
  }
  push(state, builder.put(state, "always", "", {}, builder.compose.truth(true)));
  put(state, "always");
  push(state, builder.put(state, "this_year", "", {}, builder.compose.leaf(graph::Operation::this_year, quantity_type({}), graph::no_scope, 0)));
  put(state, "this_year");
  push(state, builder.put(state, "this_day", "", {}, builder.compose.leaf(graph::Operation::this_day, {TypeKind::date, {}, {}, false, {}}, graph::no_scope, 0)));
  put(state, "this_day");
}

}  // namespace

void push_environment(lua_State* state, Builder& builder) {
  lua_newtable(state);  // the environment: always empty, so that every access asks
  lua_newtable(state);  // its metatable
  push_words(state, builder);
  lua_newtable(state);  // what the file defines
  lua_pushvalue(state, -2);
  lua_pushvalue(state, -2);
  lua_pushcclosure(state, lua_word<read_global, true>, 2);
  lua_setfield(state, -4, "__index");
  lua_pushcclosure(state, lua_word<write_global, true>, 2);
  lua_setfield(state, -2, "__newindex");
  lua_setmetatable(state, -2);
}

}  // namespace duixian::script
