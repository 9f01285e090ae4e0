// Tables of tiers and slices, choices by a name or a condition, readings, and divisions among parties.
#include <algorithm>

#include "base/nearest_name.h"
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::NodeId;
using graph::Operation;
using graph::ParameterForm;

const graph::Parameter* table_parameter(lua_State* state, Builder& builder, int index, ParameterForm form, std::uint32_t& number) {
  const Handle* handle = handle_at(state, index);
  if (!handle || handle->kind != HandleKind::parameter_table) return nullptr;
  number = handle->index;
  const auto& parameter = builder.book.declarations.parameters[handle->index];
  return parameter.form == form ? &parameter : nullptr;
}

// One row { at_least = "5亿元", gives = "50万元" } written in the script.
bool literal_row(lua_State* state, Builder& builder, int table, graph::TierRow& row, Type& bound, Type& gives) {
  const auto field = [&](const char* name) {
    lua_getfield(state, table, name);
    const bool there = !lua_isnil(state, -1);
    const OutlineId value = there ? value_at(state, builder, lua_gettop(state)) : builder.poison();
    lua_pop(state, 1);
    return value;
  };
  const OutlineId at_least = field("at_least"), more_than = field("more_than"), amount = field("gives");
  const OutlineId line = at_least == builder.poison() ? more_than : at_least;
  if (builder.poisoned({line, amount})) return false;
  const graph::Node& a = builder.book.graph[builder.node(line)];
  const graph::Node& b = builder.book.graph[builder.node(amount)];
  if (a.operation != Operation::constant || b.operation != Operation::constant) return false;
  row = {a.constant, line == more_than, b.constant, b.names.empty() ? "" : b.names[0], 0};
  bound = a.type;
  gives = b.type;
  return true;
}

int tabled(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const OutlineId x = value_at(state, builder, 1);
  std::uint32_t number = 0;
  if (const auto* parameter = table_parameter(state, builder, 2, ParameterForm::tiers, number)) {
    if (builder.poisoned({x})) return push(state, builder.poison()), 1;
    push(state, builder.put(state, word, parameter->name, {x},
                            builder.compose.table(operation, builder.node(x), parameter->bound, parameter->type, {}, number)));
    return 1;
  }
  const auto members = lua_istable(state, 2) ? members_of(state, builder, 2, word) : std::nullopt;
  std::vector<graph::TierRow> rows;
  Type bound, gives;
  for (std::size_t i = 0; members && !members->by_name && i < members->size; ++i) {
    push_member(state, 2, *members, i);
    graph::TierRow row;
    if (lua_istable(state, -1) && literal_row(state, builder, lua_gettop(state), row, bound, gives)) rows.push_back(row);
    lua_pop(state, 1);
  }
  if (rows.empty() || rows.size() != members->size) {
    wrong_argument(state, builder, word, "一个 tiers 参数或写明 at_least 与 gives 的分档表", "a parameter of type tiers, or rows with at_least and gives",
                   "tiers(x, parameter.award)");
    return push(state, builder.poison()), 1;
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i - 1].bound < rows[i].bound) continue;
    builder.report(state, "tier-order", {"分档线没有逐级升高", "the lines of the tiers do not rise from row to row"},
                   {"从低到高排列，每条线只写一次", "order them from low to high, each line once"});
    return push(state, builder.poison()), 1;
  }
  if (builder.poisoned({x})) return push(state, builder.poison()), 1;
  push(state, builder.put(state, word, "", {x}, builder.compose.table(operation, builder.node(x), bound, gives, rows, -1)));
  return 1;
}

int tiers(lua_State* s, Builder& b) { return tabled(s, b, "tiers", Operation::tiers); }
int slices(lua_State* s, Builder& b) { return tabled(s, b, "slices", Operation::slices); }

int choose_by(lua_State* state, Builder& builder, OutlineId selector, const graph::Parameter& parameter, std::uint32_t number) {
  graph::Node node;
  node.operation = Operation::choose_by;
  node.type = parameter.type;
  node.inputs = {builder.node(selector)};
  node.index = number;
  Built built = builder.book.graph.add(std::move(node));
  for (const auto& value : parameter.values) {
    std::vector<std::string> names;
    for (const auto& [name, amount] : value.by) names.push_back(name);
    for (const auto& [name, text] : value.named) names.push_back(name);
    std::erase(names, "otherwise");
    if (builder.type(selector).kind == TypeKind::truth) continue;
    const Built checked = builder.compose.one_of(builder.node(selector), names);
    if (std::holds_alternative<Mistake>(checked)) built = checked;
  }
  return push(state, builder.put(state, "choose", parameter.name, {selector}, built)), 1;
}

int choose(lua_State* state, Builder& builder) {
  const OutlineId selector = value_at(state, builder, 1);
  std::uint32_t number = 0;
  if (const auto* parameter = table_parameter(state, builder, 2, ParameterForm::choose, number)) {
    if (builder.poisoned({selector})) return push(state, builder.poison()), 1;
    return choose_by(state, builder, selector, *parameter, number);
  }
  auto members = members_of(state, builder, 2, "choose");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "choose", "按名字写的各支，或 choose 参数", "branches by name, or a parameter of type choose", "choose(x.level, { national = \"3万元\" })");
    return push(state, builder.poison()), 1;
  }
  const auto other = std::find(members->names.begin(), members->names.end(), "otherwise");
  const bool otherwise = other != members->names.end();
  if (otherwise) std::rotate(other, other + 1, members->names.end());  // last
  const auto values = values_of(state, builder, 2, *members);
  std::vector<OutlineId> parts{selector};
  parts.insert(parts.end(), values->begin(), values->end());
  if (builder.poisoned(parts)) return push(state, builder.poison()), 1;
  std::vector<NodeId> nodes;
  for (OutlineId value : *values) nodes.push_back(builder.node(value));
  std::vector<std::string> names = members->names;
  if (otherwise) names.pop_back();
  std::vector<std::string> labels{"selector"};
  labels.insert(labels.end(), members->names.begin(), members->names.end());
  push(state, builder.put(state, "choose", "", parts, builder.compose.choose(builder.node(selector), names, nodes, otherwise), labels));
  return 1;
}

int reading(lua_State* state, Builder& builder) {
  const std::string id = is_text(state, 1) ? text_at(state, 1) : "";
  const auto& readings = builder.book.declarations.readings;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (readings[i].id == id) return push(state, HandleKind::reading, static_cast<std::uint32_t>(i)), 1;
  }
  std::vector<std::string> known;
  for (const auto& declared : readings) known.push_back(declared.id);
  const auto close = nearest(id, known);
  builder.report(state, "unknown-reading", {"没有声明读法“" + id + "”", "no reading \"" + id + "\" is declared"},
                 close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"}
                       : Message{"在 pack.toml 的 [reading] 中声明它", "declare it under [reading] in pack.toml"});
  push(state, builder.poison());
  return 1;
}

// A split's parties in the pack's order, each with its weight.
int split(lua_State* state, Builder& builder) {
  const OutlineId sum = value_at(state, builder, 1);
  const auto members = members_of(state, builder, 2, "split");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "split", "按各方名字写的份额", "weights by party", "split(sum, { city = a, district = b })");
    return push(state, builder.poison()), 1;
  }
  SplitView view;
  view.sum = sum;
  std::vector<OutlineId> weights;
  for (const std::string& party : builder.book.declarations.parties) {
    const auto at = std::find(members->names.begin(), members->names.end(), party);
    if (at == members->names.end()) continue;
    push_member(state, 2, *members, static_cast<std::size_t>(at - members->names.begin()));
    weights.push_back(value_at(state, builder, lua_gettop(state)));
    lua_pop(state, 1);
    view.parties.push_back(party);
  }
  for (const std::string& name : members->names) {
    if (std::find(view.parties.begin(), view.parties.end(), name) != view.parties.end()) continue;
    const auto close = nearest(name, builder.book.declarations.parties);
    builder.report(state, "unknown-party", {"“" + name + "”不是本政策声明的一方", "`" + name + "` is no party of this pack"},
                   close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"在 [pack] parties 中声明它", "declare it in [pack] parties"});
    return push(state, builder.poison()), 1;
  }
  std::vector<OutlineId> parts{sum};
  parts.insert(parts.end(), weights.begin(), weights.end());
  if (builder.poisoned(parts)) return push(state, builder.poison()), 1;
  std::vector<NodeId> nodes;
  for (OutlineId weight : weights) nodes.push_back(builder.node(weight));
  std::vector<std::string> labels{"whole"};
  labels.insert(labels.end(), view.parties.begin(), view.parties.end());
  for (std::size_t i = 0; i < view.parties.size(); ++i) {
    const Built built = builder.compose.split_part(builder.node(sum), nodes, static_cast<std::int64_t>(i));
    view.parts.push_back(builder.put(state, "part", view.parties[i], parts, built, labels));
    if (view.parts.back() == builder.poison()) return push(state, builder.poison()), 1;
  }
  view.outline = builder.put(state, "split", "", parts, builder.node(sum), labels);
  builder.splits.push_back(std::move(view));
  push(state, HandleKind::split, static_cast<std::uint32_t>(builder.splits.size() - 1));
  return 1;
}

}  // namespace

// reading "10-3/A2" { R1 = ..., R2 = ... }
int finish_reading(lua_State* state, Builder& builder, std::uint32_t number) {
  const graph::ReadingDeclaration declared = builder.book.declarations.readings[number];
  auto members = members_of(state, builder, 2, "reading");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "reading", "每种读法一支", "a branch for each choice", "reading \"10-3/A2\" { R1 = a, R2 = b }");
    return push(state, builder.poison()), 1;
  }
  std::vector<std::string> names;
  for (const auto& choice : declared.choices) {
    if (std::find(members->names.begin(), members->names.end(), choice.name) == members->names.end()) {
      builder.report(state, "reading-branch", {"读法 " + declared.id + " 缺少 " + choice.name + " 一支", "reading " + declared.id + " lacks the branch " + choice.name},
                     {"为每种声明的读法写一支", "write a branch for each declared choice"});
      return push(state, builder.poison()), 1;
    }
    names.push_back(choice.name);
  }
  if (names.size() != members->size) {
    builder.report(state, "reading-branch", {"读法 " + declared.id + " 有未声明的分支", "reading " + declared.id + " has a branch that is not declared"},
                   {"分支名须与 [reading] 中的 choices 一致", "its branches are those of `choices` under [reading]"});
    return push(state, builder.poison()), 1;
  }
  members->names = names;
  const Type* beside = nullptr;
  const auto parts = values_of(state, builder, 2, *members, beside);
  if (builder.poisoned(*parts)) return push(state, builder.poison()), 1;
  std::vector<NodeId> nodes;
  for (OutlineId part : *parts) nodes.push_back(builder.node(part));
  Built built = builder.compose.same_type(nodes);
  if (std::holds_alternative<NodeId>(built)) {
    graph::Node node;
    node.operation = Operation::reading;
    node.type = builder.book.graph[nodes[0]].type;
    node.inputs = nodes;
    node.index = number;
    node.names = names;
    built = builder.book.graph.add(std::move(node));
  }
  push(state, builder.put(state, "reading", declared.id, *parts, built, names));
  return 1;
}

const std::vector<NamedWord>& table_words() {
  static const std::vector<NamedWord> words{{"tiers", lua_word<tiers>}, {"slices", lua_word<slices>}, {"choose", lua_word<choose>},
                                            {"reading", lua_word<reading>}, {"split", lua_word<split>}};
  return words;
}

}  // namespace duixian::script
