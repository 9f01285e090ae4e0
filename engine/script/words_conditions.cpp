// Conditions: comparing, naming, and joining them.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::NodeId;
using graph::Operation;

// A comparison of a count that lies between two bounds holds where both bounds agree on it.
Built compare(Builder& builder, Operation operation, NodeId a, NodeId b) {
  const graph::Node& left = builder.book.graph[a];
  const graph::Node& right = builder.book.graph[b];
  const bool left_bounds = left.operation == Operation::agree, right_bounds = right.operation == Operation::agree;
  if (!left_bounds && !right_bounds) return builder.compose.compare(operation, a, b);
  const std::vector<NodeId> lefts = left_bounds ? left.inputs : std::vector<NodeId>{a, a};
  const std::vector<NodeId> rights = right_bounds ? right.inputs : std::vector<NodeId>{b, b};
  std::vector<NodeId> both;
  for (std::size_t bound = 0; bound < 2; ++bound) {
    const Built one = builder.compose.compare(operation, lefts[bound], rights[right_bounds && left_bounds ? 1 - bound : bound]);
    if (std::holds_alternative<Mistake>(one)) return one;
    both.push_back(std::get<NodeId>(one));
  }
  graph::Node agree;
  agree.operation = Operation::agree;
  agree.type = truth_type();
  agree.inputs = both;
  return builder.book.graph.add(std::move(agree));
}

int comparison(lua_State* state, Builder& builder, const char* word, Operation operation, bool swapped) {
  const auto [a, b] = sides(state, builder, 1, 2);
  if (builder.poisoned({a, b})) return poisoned(state, builder);
  const NodeId x = builder.node(swapped ? b : a), y = builder.node(swapped ? a : b);
  push(state, builder.put(state, word, "", {a, b}, compare(builder, operation, x, y)));
  return 1;
}

int at_least(lua_State* s, Builder& b) { return comparison(s, b, "at_least", Operation::at_least, false); }
int more_than(lua_State* s, Builder& b) { return comparison(s, b, "more_than", Operation::more_than, false); }
int at_most(lua_State* s, Builder& b) { return comparison(s, b, "at_most", Operation::at_least, true); }
int less_than(lua_State* s, Builder& b) { return comparison(s, b, "less_than", Operation::more_than, true); }

int between(lua_State* state, Builder& builder) {
  const auto [x, low] = sides(state, builder, 1, 2);
  const OutlineId high = sides(state, builder, 1, 3).second;
  if (builder.poisoned({x, low, high})) return poisoned(state, builder);
  const Built above = compare(builder, Operation::at_least, builder.node(x), builder.node(low));
  const Built below = compare(builder, Operation::at_least, builder.node(high), builder.node(x));
  Built both = above;
  if (std::holds_alternative<Mistake>(below)) both = below;
  if (std::holds_alternative<NodeId>(both)) both = builder.compose.all_of({std::get<NodeId>(above), std::get<NodeId>(below)});
  push(state, builder.put(state, "between", "", {x, low, high}, both));
  return 1;
}

Built equality(Builder& builder, OutlineId a, OutlineId b) {
  const graph::Node& x = builder.book.graph[builder.node(a)];
  const bool bounds = x.operation == Operation::agree;
  if (!bounds) return builder.compose.is(builder.node(a), builder.node(b));
  const Built above = compare(builder, Operation::at_least, builder.node(a), builder.node(b));
  const Built below = compare(builder, Operation::at_least, builder.node(b), builder.node(a));
  if (std::holds_alternative<Mistake>(above)) return above;
  if (std::holds_alternative<Mistake>(below)) return below;
  return builder.compose.all_of({std::get<NodeId>(above), std::get<NodeId>(below)});
}

int is(lua_State* state, Builder& builder) {
  const auto [a, b] = sides(state, builder, 1, 2);
  if (builder.poisoned({a, b})) return poisoned(state, builder);
  push(state, builder.put(state, "is", "", {a, b}, equality(builder, a, b)));
  return 1;
}

int is_not(lua_State* state, Builder& builder) {
  const auto [a, b] = sides(state, builder, 1, 2);
  if (builder.poisoned({a, b})) return poisoned(state, builder);
  Built equal = equality(builder, a, b);
  if (std::holds_alternative<NodeId>(equal)) equal = builder.compose.negation(std::get<NodeId>(equal));
  push(state, builder.put(state, "is_not", "", {a, b}, equal));
  return 1;
}

// all, any, none and which take a list in braces; any and which also by name.
int joined(lua_State* state, Builder& builder, const char* word) {
  const auto members = members_of(state, builder, 1, word);
  if (!members) return poisoned(state, builder);
  const auto values = values_of(state, builder, 1, *members);
  if (members->size == 0) {
    wrong_argument(state, builder, word, "至少一个条件", "at least one condition", "all { a, b }");
    return poisoned(state, builder);
  }
  if (builder.poisoned(*values)) return poisoned(state, builder);
  std::vector<NodeId> nodes;
  for (OutlineId value : *values) nodes.push_back(builder.node(value));
  const std::string_view name = word;
  Built built = name == "all" ? builder.compose.all_of(nodes) : name == "which" ? builder.compose.which(members->names, nodes) : builder.compose.any_of(nodes);
  if (name == "none" && std::holds_alternative<NodeId>(built)) built = builder.compose.negation(std::get<NodeId>(built));
  push(state, builder.put(state, word, "", *values, built, members->names));
  return 1;
}

int all(lua_State* s, Builder& b) { return joined(s, b, "all"); }
int any(lua_State* s, Builder& b) { return joined(s, b, "any"); }
int none(lua_State* s, Builder& b) { return joined(s, b, "none"); }

int which(lua_State* state, Builder& builder) {
  if (lua_istable(state, 1) && lua_rawlen(state, 1) > 0) {
    wrong_argument(state, builder, "which", "按名字列出的条件", "conditions by name", "which { jobs = a, tax = b }");
    return poisoned(state, builder);
  }
  return joined(state, builder, "which");
}

int for_years(lua_State* state, Builder& builder) {
  const OutlineId condition = value_at(state, builder, 1);
  const auto years = count_at(state, builder, 2, "for_years", 50);
  if (!years || builder.poisoned({condition})) return poisoned(state, builder);
  if (builder.book.outline[condition].weight * *years > maximum_weight) return push(state, builder.too_long(state)), 1;
  std::vector<OutlineId> parts{condition};
  std::vector<NodeId> nodes{builder.node(condition)};
  for (std::int64_t back = 1; back < *years; ++back) {
    parts.push_back(builder.shifted(state, condition, back));
    nodes.push_back(builder.node(parts.back()));
  }
  push(state, builder.put(state, "for_years", std::to_string(*years), parts, builder.compose.all_of(nodes)));
  return 1;
}

int one_of(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const auto list = names_of(state, builder, 2, "one_of");
  if (!list || builder.poisoned({x})) return poisoned(state, builder);
  if (list->parameter < 0) {
    push(state, builder.put(state, "one_of", "", {x}, builder.compose.one_of(builder.node(x), list->names), list->names));
    return 1;
  }
  Built built = builder.compose.one_of(builder.node(x), {});
  const auto& parameter = builder.book.declarations.parameters[static_cast<std::size_t>(list->parameter)];
  for (const auto& value : parameter.values) {
    const Built checked = builder.compose.one_of(builder.node(x), value.names);
    if (std::holds_alternative<Mistake>(checked)) built = checked;
  }
  if (std::holds_alternative<NodeId>(built)) {
    graph::Node node = builder.book.graph[std::get<NodeId>(built)];
    node.index = list->parameter;
    built = builder.book.graph.add(std::move(node));
  }
  push(state, builder.put(state, "one_of", parameter.name, {x}, built));
  return 1;
}

// x:on(list.NAME): whether a name stands in a dated list.
int on_list(lua_State* state, Builder& builder) {
  const Handle* handle = handle_at(state, 2);
  const bool list = handle && handle->kind == HandleKind::parameter_table && builder.book.declarations.parameters[handle->index].form == graph::ParameterForm::list;
  if (!list) {
    wrong_argument(state, builder, "on", "一份名单（list.名称）", "a list of names (list.NAME)", "enterprise.trade:on(list.key_trades)");
    return poisoned(state, builder);
  }
  return one_of(state, builder);
}

}  // namespace

const std::vector<NamedWord>& condition_methods() {
  static const std::vector<NamedWord> words{
      {"at_least", lua_word<at_least>}, {"more_than", lua_word<more_than>}, {"at_most", lua_word<at_most>},
      {"less_than", lua_word<less_than>}, {"between", lua_word<between>}, {"is", lua_word<is>},
      {"is_not", lua_word<is_not>}, {"one_of", lua_word<one_of>}, {"on", lua_word<on_list>}, {"for_years", lua_word<for_years>}};
  return words;
}

const std::vector<NamedWord>& condition_words() {
  static const std::vector<NamedWord> words{
      {"all", lua_word<all>}, {"any", lua_word<any>}, {"none", lua_word<none>}, {"which", lua_word<which>}};
  return words;
}

}  // namespace duixian::script
