// provision "13-1" { ... }, decision "10-3" and compute(function).
#include "script/arguments.h"
#include "script/provision_reader.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

int provision(lua_State* state, Builder& builder) {
  const std::string id = is_text(state, 1) ? text_at(state, 1) : "";
  if (id.empty() || id.find('/') != std::string::npos) {
    wrong_argument(state, builder, "provision", "编号，写成文字，其中没有斜线", "its id, as a text without a slash", "provision \"13-1\" { ... }");
    return poisoned(state, builder);
  }
  builder.provision = id;
  builder.started.push_back({builder.provision, builder.file, current_line(state)});
  push(state, HandleKind::provision, static_cast<std::uint32_t>(builder.started.size() - 1));
  return 1;
}

int decision(lua_State* state, Builder& builder) {
  if (!is_text(state, 1)) {
    wrong_argument(state, builder, "decision", "条款编号，写成文字", "a provision's id, as a text", "decision \"10-3\".amount");
    return poisoned(state, builder);
  }
  // The provision may come later: its name is kept, and looked up when all scripts have run.
  builder.book.named_lists.push_back({text_at(state, 1)});
  push(state, HandleKind::decision, static_cast<std::uint32_t>(builder.book.named_lists.size() - 1));
  return 1;
}

int compute(lua_State* state, Builder& builder) {
  if (!lua_isfunction(state, 1)) {
    wrong_argument(state, builder, "compute", "一个函数", "a function", "compute(function(e) return e.cost * \"50%\" end)");
    return poisoned(state, builder);
  }
  lua_pushvalue(state, 1);
  builder.functions.push_back({luaL_ref(state, LUA_REGISTRYINDEX), builder.file});
  push(state, HandleKind::compute, static_cast<std::uint32_t>(builder.functions.size() - 1));
  return 1;
}

}  // namespace

int finish_provision(lua_State* state, Builder& builder, std::uint32_t number) {
  builder.provision = builder.started[number].id;
  builder.started[number].finished = true;
  if (lua_istable(state, 2)) {
    ProvisionReader(state, builder).read();
  } else {
    wrong_argument(state, builder, "provision", "花括号里的各项", "its keys in braces", "provision \"13-1\" { ... }");
  }
  builder.provision.clear();
  builder.blamed_line = 0;
  return 0;
}

const std::vector<NamedWord>& provision_words() {
  static const std::vector<NamedWord> words{
      {"provision", lua_word<provision>}, {"decision", lua_word<decision>}, {"compute", lua_word<compute>}};
  return words;
}

}  // namespace duixian::script
