// A quantity by a rate: times, net_of, to.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Node;
using graph::NodeId;
using graph::Operation;

// A multiplier that no row of its table gives is one.
OutlineId one_where_none(lua_State* state, Builder& builder, OutlineId factor) {
  const graph::OutlineEntry entry = builder.book.outline[factor];
  Node node = builder.book.graph[entry.node];
  const NodeId one = builder.compose.quantity({Rational(1), {}});
  if (node.operation == Operation::tiers && node.detail != 1) {
    node.constant = Rational(1);
    node.detail = 1;
    if (!node.table.empty() && node.table.back().gives.sign() == 0) node.table.back().gives = Rational(1);  // above the last row's end
  } else if ((node.operation == Operation::first_row || node.operation == Operation::first_row_by) && node.detail != 1) {
    if (node.operation == Operation::first_row) node.inputs.push_back(one);
    else node.constant = Rational(1);
    node.detail = 1;
  } else {
    return factor;
  }
  builder.moved.push_back(factor);  // what is put now stands for it
  return builder.put(state, entry.word, entry.name, entry.parts, builder.book.graph.add(std::move(node)), entry.part_names);
}

// x:times(factor): x by a percentage or multiplier.
int times(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const OutlineId given = value_at(state, builder, 2);
  if (builder.poisoned({x, given})) return poisoned(state, builder);
  const OutlineId factor = one_where_none(state, builder, given);
  if (!(builder.type(factor) == quantity_type({}))) {
    wrong_argument(state, builder, "times", "比率或倍数", "a rate or a multiplier", "amount:times \"120%\"");
    return poisoned(state, builder);
  }
  return push(state, builder.put(state, "multiply", "", {x, factor}, builder.compose.multiply(builder.node(x), builder.node(factor)))), 1;
}

// gross:net_of(rate): what a sum is without the tax that it contains.
int net_of(lua_State* state, Builder& builder) {
  const OutlineId gross = value_at(state, builder, 1), rate = value_at(state, builder, 2);
  if (builder.poisoned({gross, rate})) return poisoned(state, builder);
  if (!(builder.type(rate) == quantity_type({}))) {
    wrong_argument(state, builder, "net_of", "税率", "a tax rate", "enterprise.purchase:net_of \"13%\"");
    return poisoned(state, builder);
  }
  Built net = builder.compose.add(builder.compose.quantity({Rational(1), {}}), builder.node(rate));
  if (const auto* factor = std::get_if<NodeId>(&net)) net = builder.compose.divide(builder.node(gross), *factor);
  return push(state, builder.put(state, "net_of", "", {gross, rate}, net)), 1;
}

// money:to("CNY", rate): a sum in another currency.
int to(lua_State* state, Builder& builder) {
  const OutlineId sum = value_at(state, builder, 1);
  const std::string currency = is_text(state, 2) ? text_at(state, 2) : "";
  const OutlineId rate = value_at(state, builder, 3);
  if (builder.poisoned({sum, rate})) return poisoned(state, builder);
  const Built product = builder.compose.multiply(builder.node(sum), builder.node(rate));
  if (const auto* node = std::get_if<NodeId>(&product); node && !(builder.book.graph[*node].type.unit == unit_of(currency))) {
    wrong_argument(state, builder, "to", "目标币种，以及从原币种折到它的汇率", "a currency, and a rate that leads to it", "enterprise.exports:to(\"CNY\", series.usd_cny:on(this_day))");
    return poisoned(state, builder);
  }
  return push(state, builder.put(state, "multiply", "", {sum, rate}, product)), 1;
}

}  // namespace

const std::vector<NamedWord>& rate_methods() {
  static const std::vector<NamedWord> words{{"times", lua_word<times>}, {"net_of", lua_word<net_of>}, {"to", lua_word<to>}};
  return words;
}

}  // namespace duixian::script
