// Sums of several parts, elections, and what another provision comes to.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::NodeId;
using graph::Operation;

// One part of sum_of: an amount, or { when = c, pays = a, at_most = y }.
OutlineId part_at_top(lua_State* state, Builder& builder) {
  const int part = lua_gettop(state);
  if (!lua_istable(state, part)) return value_at(state, builder, part);
  only_names(state, builder, part, {"when", "pays", "at_most"}, "sum_of");
  const auto pays = value_at_key(state, builder, part, "pays"), when = value_at_key(state, builder, part, "when");
  if (!pays || builder.poisoned({*pays})) {
    if (!pays) wrong_argument(state, builder, "sum_of", "每部分一个金额，或 { when = 条件, pays = 金额, at_most = 上限 }", "for each part an amount, or { when = condition, pays = amount, at_most = ceiling }", "sum_of { base = a, extra = { when = c, pays = b } }");
    return builder.poison();
  }
  OutlineId amount = *pays;
  const Type type = builder.type(amount);
  if (const auto ceiling = value_at_key(state, builder, part, "at_most", &type)) {
    if (builder.poisoned({*ceiling})) return builder.poison();
    amount = builder.put(state, "capped", "", {amount, *ceiling}, builder.compose.extreme(Operation::least, {builder.node(amount), builder.node(*ceiling)}));
  }
  if (!when || builder.poisoned({*when, amount})) return when ? builder.poison() : amount;
  const NodeId nothing = builder.compose.quantity({Rational(0), type.unit});
  const OutlineId none = builder.put(state, "constant", "0", {}, nothing);
  const Built chosen = builder.compose.choose(builder.node(*when), {"no", "yes"}, {nothing, builder.node(amount)}, false);
  return builder.put(state, "choose", "", {*when, none, amount}, chosen, {"selector", "no", "yes"});
}

// sum_of { base = a, extra = { when = c, pays = b, at_most = y } }: parts that are added, each shown by its name.
int sum_of(lua_State* state, Builder& builder) {
  const auto members = members_of(state, builder, 1, "sum_of");
  if (!members || !members->by_name) {
    if (members) wrong_argument(state, builder, "sum_of", "按名字写的各部分", "parts by name", "sum_of { base = a, extra = b }");
    return poisoned(state, builder);
  }
  std::vector<OutlineId> parts;
  for (std::size_t i = 0; i < members->size; ++i) {
    push_member(state, 1, *members, i);
    parts.push_back(part_at_top(state, builder));
    lua_pop(state, 1);
  }
  if (builder.poisoned(parts)) return poisoned(state, builder);
  Built sum = builder.node(parts[0]);
  for (std::size_t i = 1; i < parts.size() && std::holds_alternative<NodeId>(sum); ++i) sum = builder.compose.add(std::get<NodeId>(sum), builder.node(parts[i]));
  return push(state, builder.put(state, "sum_of", "", parts, sum, members->names)), 1;
}

// best_of { a = ..., b = ..., elected = fact }: the part that was elected, or else the highest.
int best_of(lua_State* state, Builder& builder) {
  auto members = members_of(state, builder, 1, "best_of");
  const auto at = members ? std::find(members->names.begin(), members->names.end(), "elected") : std::vector<std::string>::iterator();
  const bool election = members && at != members->names.end();
  if (election) members->names.erase(at), --members->size;
  if (!members || !members->by_name || members->size == 0) {
    if (members) wrong_argument(state, builder, "best_of", "按名字写的各项，可另有 elected", "parts by name, with or without `elected`", "best_of { rent = a, purchase = b, elected = enterprise.elected }");
    return poisoned(state, builder);
  }
  auto parts = *values_of(state, builder, 1, *members);
  if (builder.poisoned(parts)) return poisoned(state, builder);
  std::vector<NodeId> nodes;
  for (const OutlineId part : parts) nodes.push_back(builder.node(part));
  if (!election) return push(state, builder.put(state, "highest", "", parts, builder.compose.extreme(Operation::greatest, nodes), members->names)), 1;
  const OutlineId who = *value_at_key(state, builder, 1, "elected");
  if (builder.poisoned({who})) return poisoned(state, builder);
  parts.insert(parts.begin(), who);
  std::vector<std::string> labels{"elected"};
  labels.insert(labels.end(), members->names.begin(), members->names.end());
  return push(state, builder.put(state, "elected", "", parts, builder.compose.elected(builder.node(who), members->names, nodes), labels)), 1;
}

int amount_of(lua_State* state, Builder& builder) {
  if (!is_text(state, 1)) {
    wrong_argument(state, builder, "amount_of", "条款编号，写成文字", "a provision's id, as a text", "amount_of \"10-3\"");
    return poisoned(state, builder);
  }
  return push(state, asked_of_decision(state, builder, Operation::decision_amount, text_at(state, 1), "")), 1;
}

}  // namespace

const std::vector<NamedWord>& sum_words() {
  static const std::vector<NamedWord> words{{"sum_of", lua_word<sum_of>}, {"best_of", lua_word<best_of>}, {"amount_of", lua_word<amount_of>}};
  return words;
}

}  // namespace duixian::script
