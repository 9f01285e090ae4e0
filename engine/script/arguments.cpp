#include "script/arguments.h"

#include <algorithm>

#include "base/nearest_name.h"
#include "duixian/words/quantity.h"

namespace duixian::script {

namespace {

// '0'-'9', '０'-'９', or a minus before one of them.
bool begins_with_digit(std::string_view text) {
  const auto digit = [](std::string_view at) {
    if (at.empty()) return false;
    if (at[0] >= '0' && at[0] <= '9') return true;
    return at.size() >= 3 && at.substr(0, 2) == "\xEF\xBC" && at[2] >= '\x90' && at[2] <= '\x99';
  };
  if (!text.empty() && text[0] == '-') return digit(text.substr(1));
  return digit(text);
}

OutlineId constant(lua_State* state, Builder& builder, std::string text, graph::NodeId node) {
  return builder.put(state, "constant", std::move(text), {}, node);
}

OutlineId quantity_text(lua_State* state, Builder& builder, const std::string& text) {
  const WrittenQuantity read = read_quantity(text);
  if (read.reading == Reading::exact && read.date) return constant(state, builder, text, builder.compose.date(*read.date));
  if (read.reading == Reading::exact) return constant(state, builder, text, builder.compose.quantity(read.low));
  Message what{"读不出数量“" + text + "”", "cannot read the quantity \"" + text + "\""};
  if (!read.why.empty()) what = {what.zh + "：" + read.why.zh, what.en + ": " + read.why.en};
  builder.report(state, "unreadable-quantity", what, {"写成确切的数和单位，例如 \"5亿元\"、\"30%\"", "write an exact number with its unit, such as \"5亿元\" or \"30%\""});
  return builder.poison();
}

}  // namespace

bool is_text(lua_State* state, int index) { return lua_type(state, index) == LUA_TSTRING; }

std::string text_at(lua_State* state, int index) {
  std::size_t length = 0;
  const char* text = lua_tolstring(state, index, &length);
  return {text, length};
}

void wrong_argument(lua_State* state, Builder& builder, const char* word, const char* zh, const char* en, const char* example) {
  builder.report(state, "wrong-argument", {std::string("“") + word + "”需要" + zh, std::string("`") + word + "` takes " + en},
                 {std::string("写成例如 ") + example, std::string("write for instance ") + example});
}

OutlineId value_at(lua_State* state, Builder& builder, int index, const Type* beside) {
  switch (lua_type(state, index)) {
    case LUA_TSTRING: {
      const std::string text = text_at(state, index);
      const bool name = beside ? is_name(*beside) : !begins_with_digit(text);
      if (name) return constant(state, builder, text, builder.compose.name(text));
      return quantity_text(state, builder, text);
    }
    case LUA_TNUMBER: {
      if (lua_isinteger(state, index)) {
        const std::int64_t number = lua_tointeger(state, index);
        return constant(state, builder, std::to_string(number), builder.compose.quantity({Rational(number), {}}));
      }
      builder.report(state, "lua-float", {"这里是 Lua 浮点数，不精确", "this is a Lua float, which is not exact"},
                     {"把数写成文字，例如 \"5.5%\"、\"0.3\"、\"1/3\"", "write the number as text: \"5.5%\", \"0.3\", \"1/3\""});
      return builder.poison();
    }
    case LUA_TBOOLEAN:
      builder.report(state, "lua-truth", {"这里不能写 true 或 false", "true or false cannot stand here"},
                     {"恒成立写 always", "for a condition that always holds write always"});
      return builder.poison();
    case LUA_TUSERDATA:
      if (const Handle* handle = handle_at(state, index)) {
        if (handle->kind == HandleKind::expression) return {handle->index};
        builder.report(state, "not-a-value", {"这里需要一个值，给的却是列表、实体或参数表", "a value belongs here, and this is a list, an entity or a table"},
                       {"读取它的一个事实，或用它的方法（:sum、:count……）", "read one of its facts, or use one of its methods (:sum, :count, ...)"});
        return builder.poison();
      }
      break;
    case LUA_TNIL:
    case LUA_TNONE:
      builder.report(state, "nothing", {"这里什么也没有（nil）", "there is nothing here (nil)"},
                     {"检查名字的拼写和参数的个数", "check the spelling of the name and the number of arguments"});
      return builder.poison();
    default: break;
  }
  builder.report(state, "not-a-value", {"这里需要一个值", "a value belongs here"},
                 {"写一个事实、参数、数量文字或算式", "write a fact, a parameter, a quantity as text or an expression"});
  return builder.poison();
}

std::optional<OutlineId> value_at_key(lua_State* state, Builder& builder, int table, const char* key, const Type* beside) {
  lua_getfield(state, table, key);
  std::optional<OutlineId> found;
  if (!lua_isnil(state, -1)) found = value_at(state, builder, lua_gettop(state), beside);
  lua_pop(state, 1);
  return found;
}

std::pair<OutlineId, OutlineId> sides(lua_State* state, Builder& builder, int first, int second) {
  if (is_text(state, first) && !is_text(state, second)) {
    const OutlineId b = value_at(state, builder, second);
    const OutlineId a = value_at(state, builder, first, b == builder.poison() ? nullptr : &builder.type(b));
    return {a, b};
  }
  const OutlineId a = value_at(state, builder, first);
  const OutlineId b = value_at(state, builder, second, a == builder.poison() ? nullptr : &builder.type(a));
  return {a, b};
}

std::optional<TableMembers> members_of(lua_State* state, Builder& builder, int index, const char* word) {
  if (!lua_istable(state, index)) {
    if (lua_isnil(state, index)) {
      (void)value_at(state, builder, index);
    } else if (const Handle* handle = handle_at(state, index); !handle || handle->kind != HandleKind::expression || handle->index != 0) {
      wrong_argument(state, builder, word, "一个花括号列表", "a list in braces", "all { a, b }");
    }
    return std::nullopt;
  }
  TableMembers members;
  std::size_t numbered = 0, count = 0;
  std::int64_t largest = 0;
  lua_pushnil(state);
  while (lua_next(state, index) != 0) {
    LuaState::of(state).charge(member_cost);
    lua_pop(state, 1);
    if (++count > maximum_members) {
      lua_pop(state, 1);
      builder.report(state, "too-many-members", {"这张表的成员太多", "this table has too many members"},
                     {"大表放进 TOML 的参数", "keep a large table as a parameter in TOML"});
      return std::nullopt;
    }
    if (lua_type(state, -1) == LUA_TSTRING) {
      members.names.push_back(text_at(state, -1));
    } else if (lua_isinteger(state, -1)) {
      ++numbered;
      largest = std::max<std::int64_t>(largest, lua_tointeger(state, -1));
    } else {
      wrong_argument(state, builder, word, "以名字或顺序排列的成员", "members by name or in order", "all { a, b }, choose(x, { name = a })");
      lua_pop(state, 1);
      return std::nullopt;
    }
  }
  if (numbered > 0 && !members.names.empty()) {
    wrong_argument(state, builder, word, "全按名字或全按顺序的成员", "members all by name or all in order", "all { a, b }, choose(x, { name = a })");
    return std::nullopt;
  }
  if (largest != static_cast<std::int64_t>(numbered)) {
    builder.report(state, "hole", {"列表中间有空位（nil）", "the list has a hole (nil)"},
                   {"多半是名字写错了：检查每一项", "a name is probably misspelt: check each member"});
    return std::nullopt;
  }
  members.by_name = !members.names.empty();
  std::sort(members.names.begin(), members.names.end());
  members.size = members.by_name ? members.names.size() : numbered;
  return members;
}

void push_member(lua_State* state, int table, const TableMembers& members, std::size_t i) {
  if (members.by_name) {
    lua_pushlstring(state, members.names[i].data(), members.names[i].size());
    lua_rawget(state, table);
  } else {
    lua_rawgeti(state, table, static_cast<lua_Integer>(i) + 1);
  }
}

std::optional<std::vector<OutlineId>> values_of(lua_State* state, Builder& builder, int index, const TableMembers& members, const Type* beside) {
  std::vector<OutlineId> values;
  for (std::size_t i = 0; i < members.size; ++i) {
    push_member(state, index, members, i);
    values.push_back(value_at(state, builder, lua_gettop(state), beside));
    lua_pop(state, 1);
  }
  return values;
}

OutlineId narrowed(lua_State* state, Builder& builder, int index, const std::optional<OutlineId>& filter, const char* example) {
  const OutlineId condition = value_at(state, builder, index);
  if (builder.poisoned({condition})) return condition;
  if (builder.type(condition).kind != TypeKind::truth) {
    wrong_argument(state, builder, "where", "一个条件", "a condition", example);
    return builder.poison();
  }
  if (!filter) return condition;
  return builder.put(state, "all", "", {*filter, condition}, builder.compose.all_of({builder.node(*filter), builder.node(condition)}));
}

std::optional<NameList> names_of(lua_State* state, Builder& builder, int index, const char* word) {
  if (const Handle* handle = handle_at(state, index); handle && handle->kind == HandleKind::parameter_table) {
    const auto& parameter = builder.book.declarations.parameters[handle->index];
    if (parameter.form == graph::ParameterForm::list) return NameList{{}, handle->index};
  }
  const auto members = lua_istable(state, index) ? members_of(state, builder, index, word) : std::nullopt;
  NameList list;
  for (std::size_t i = 0; members && !members->by_name && i < members->size; ++i) {
    push_member(state, index, *members, i);
    if (is_text(state, -1)) list.names.push_back(text_at(state, -1));
    lua_pop(state, 1);
  }
  if (members && !members->by_name && list.names.size() == members->size && !list.names.empty()) return list;
  wrong_argument(state, builder, word, "一列名字，或 list 参数", "a list of names, or a parameter of type list", "x:one_of { \"a\", \"b\" }");
  return std::nullopt;
}

void only_names(lua_State* state, Builder& builder, int table, const std::vector<std::string>& known, const char* word) {
  lua_pushnil(state);
  while (lua_next(state, table) != 0) {
    LuaState::of(state).charge(1);
    lua_pop(state, 1);
    if (lua_type(state, -1) != LUA_TSTRING) continue;
    const std::string name = text_at(state, lua_gettop(state));
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto close = nearest(name, known);
    builder.report(state, "unknown-key", {std::string(word) + " 里没有“" + name + "”这一项", std::string("`") + word + "` has no key `" + name + "`"},
                   close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"删去它，见语言参考", "delete it; see the language reference"});
  }
}

std::optional<std::int64_t> count_at(lua_State* state, Builder& builder, int index, const char* word, std::int64_t most) {
  if (lua_isinteger(state, index)) {
    const std::int64_t count = lua_tointeger(state, index);
    if (count >= 1 && count <= most) return count;
  }
  builder.report(state, "wrong-argument", {std::string("“") + word + "”需要 1 到 " + std::to_string(most) + " 的整数", std::string("`") + word + "` takes a whole number from 1 to " + std::to_string(most)},
                 {"直接写一个整数", "write a whole number"});
  return std::nullopt;
}

}  // namespace duixian::script
