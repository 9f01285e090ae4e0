// Tables of tiers and slices, choices by a name or a condition, readings, and divisions among parties.
#include <algorithm>

#include "base/nearest_name.h"
#include "script/table_argument.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::NodeId;
using graph::Operation;
using graph::ParameterForm;

int by_table(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const OutlineId x = value_at(state, builder, 1);
  const auto table = table_at(state, builder, 2, word);
  if (!table || builder.poisoned({x})) return poisoned(state, builder);
  return push(state, builder.put(state, word, table->name, {x}, tabled(builder, operation, builder.node(x), *table))), 1;
}

int tiers(lua_State* s, Builder& b) { return by_table(s, b, "tiers", Operation::tiers); }
int slices(lua_State* s, Builder& b) { return by_table(s, b, "slices", Operation::slices); }

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
    if (builder.poisoned({selector})) return poisoned(state, builder);
    return choose_by(state, builder, selector, *parameter, number);
  }
  auto members = members_of(state, builder, 2, "choose");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "choose", "按名字写的各支，或 choose 参数", "branches by name, or a parameter of type choose", "choose(x.level, { national = \"3万元\" })");
    return poisoned(state, builder);
  }
  const auto other = std::find(members->names.begin(), members->names.end(), "otherwise");
  const bool otherwise = other != members->names.end();
  if (otherwise) std::rotate(other, other + 1, members->names.end());  // last
  const auto values = values_of(state, builder, 2, *members);
  std::vector<OutlineId> parts{selector};
  parts.insert(parts.end(), values->begin(), values->end());
  if (builder.poisoned(parts)) return poisoned(state, builder);
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
  return poisoned(state, builder);
}

// A split's parties in the pack's order, each with its weight.
int split(lua_State* state, Builder& builder) {
  const OutlineId sum = value_at(state, builder, 1);
  const auto members = members_of(state, builder, 2, "split");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "split", "按各方名字写的份额", "weights by party", "split(sum, { city = a, district = b })");
    return poisoned(state, builder);
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
    return poisoned(state, builder);
  }
  std::vector<OutlineId> parts{sum};
  parts.insert(parts.end(), weights.begin(), weights.end());
  if (builder.poisoned(parts)) return poisoned(state, builder);
  std::vector<NodeId> nodes;
  for (OutlineId weight : weights) nodes.push_back(builder.node(weight));
  std::vector<std::string> labels{"whole"};
  labels.insert(labels.end(), view.parties.begin(), view.parties.end());
  for (std::size_t i = 0; i < view.parties.size(); ++i) {
    const Built built = builder.compose.split_part(builder.node(sum), nodes, static_cast<std::int64_t>(i));
    view.parts.push_back(builder.put(state, "part", view.parties[i], parts, built, labels));
    if (view.parts.back() == builder.poison()) return poisoned(state, builder);
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
    return poisoned(state, builder);
  }
  std::vector<std::string> names;
  for (const auto& choice : declared.choices) {
    if (std::find(members->names.begin(), members->names.end(), choice.name) == members->names.end()) {
      builder.report(state, "reading-branch", {"读法 " + declared.id + " 缺少 " + choice.name + " 一支", "reading " + declared.id + " lacks the branch " + choice.name},
                     {"为每种声明的读法写一支", "write a branch for each declared choice"});
      return poisoned(state, builder);
    }
    names.push_back(choice.name);
  }
  if (names.size() != members->size) {
    builder.report(state, "reading-branch", {"读法 " + declared.id + " 有未声明的分支", "reading " + declared.id + " has a branch that is not declared"},
                   {"分支名须与 [reading] 中的 choices 一致", "its branches are those of `choices` under [reading]"});
    return poisoned(state, builder);
  }
  members->names = names;
  const Type* beside = nullptr;
  const auto parts = values_of(state, builder, 2, *members, beside);
  if (builder.poisoned(*parts)) return poisoned(state, builder);
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
