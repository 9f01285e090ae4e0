// Arithmetic, growth, steps, ceilings, rounding and dates.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::NodeId;
using graph::Operation;

using Binary = Built (graph::Composer::*)(NodeId, NodeId);

int binary(lua_State* state, Builder& builder, const char* word, Binary build) {
  const auto [a, b] = sides(state, builder, 1, 2);
  if (builder.poisoned({a, b})) return poisoned(state, builder);
  push(state, builder.put(state, word, "", {a, b}, (builder.compose.*build)(builder.node(a), builder.node(b))));
  return 1;
}

int add(lua_State* s, Builder& b) { return binary(s, b, "add", &graph::Composer::add); }
int subtract(lua_State* s, Builder& b) { return binary(s, b, "subtract", &graph::Composer::subtract); }
int multiply(lua_State* s, Builder& b) { return binary(s, b, "multiply", &graph::Composer::multiply); }
int divide(lua_State* s, Builder& b) { return binary(s, b, "divide", &graph::Composer::divide); }

int negate(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  push(state, builder.put(state, "negate", "", {x}, builder.compose.negate(builder.node(x))));
  return 1;
}

int not_arithmetic(lua_State* state, Builder& builder) {
  builder.report(state, "lua-logic", {"规则里没有这个运算符", "a rule has no such operator"},
                 {"可用 + - * /；比较用 :at_least、:is 等方法", "use + - * /, and methods such as :at_least and :is to compare"});
  return poisoned(state, builder);
}

// now:growth_over(before, { new_entrant = "100%" }): a base of zero or less is a newcomer's.
int growth_or_newcomer(lua_State* state, Builder& builder, OutlineId now, OutlineId before) {
  only_names(state, builder, 3, {"new_entrant"}, "growth_over");
  lua_getfield(state, 3, "new_entrant");
  if (lua_isnil(state, -1)) {
    wrong_argument(state, builder, "growth_over", "新企业按多少计（new_entrant）", "what a newcomer counts as (new_entrant)", "now:growth_over(before, { new_entrant = \"100%\" })");
    return poisoned(state, builder);
  }
  const OutlineId newcomer = value_at(state, builder, lua_gettop(state));
  lua_pop(state, 1);
  if (builder.poisoned({now, before, newcomer})) return poisoned(state, builder);
  const OutlineId growth = builder.put(state, "growth_over", "", {now, before}, builder.compose.growth(builder.node(now), builder.node(before)));
  if (builder.poisoned({growth})) return poisoned(state, builder);
  const NodeId nothing = builder.compose.quantity({Rational(0), builder.type(before).unit});
  const Built has_base = builder.compose.compare(Operation::more_than, builder.node(before), nothing);
  const OutlineId zero = builder.put(state, "constant", "0", {}, nothing);
  const OutlineId base = builder.put(state, "more_than", "", {before, zero}, has_base);
  const Built chosen = builder.compose.choose(builder.node(base), {"no", "yes"}, {builder.node(newcomer), builder.node(growth)}, false);
  return push(state, builder.put(state, "choose", "", {base, newcomer, growth}, chosen, {"selector", "no", "yes"})), 1;
}

int growth_over(lua_State* state, Builder& builder) {
  const auto [now, before] = sides(state, builder, 1, 2);
  if (lua_istable(state, 3)) return growth_or_newcomer(state, builder, now, before);
  if (lua_isnoneornil(state, 3)) {
    if (builder.poisoned({now, before})) return poisoned(state, builder);
    push(state, builder.put(state, "growth_over", "", {now, before}, builder.compose.growth(builder.node(now), builder.node(before))));
    return 1;
  }
  const OutlineId years = value_at(state, builder, 3);
  if (builder.poisoned({now, before, years})) return poisoned(state, builder);
  push(state, builder.put(state, "average_growth", "", {now, before, years},
                          builder.compose.average_growth(builder.node(now), builder.node(before), builder.node(years))));
  return 1;
}

int years_ago(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const auto years = count_at(state, builder, 2, "years_ago", 100);
  if (!years || builder.poisoned({x})) return poisoned(state, builder);
  const OutlineId then = builder.shifted(state, x, *years);
  push(state, builder.put(state, "years_ago", std::to_string(*years), {then}, builder.node(then)));
  return 1;
}

int extreme(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const auto members = members_of(state, builder, 1, word);
  if (!members) return poisoned(state, builder);
  const auto values = values_of(state, builder, 1, *members);
  if (members->size == 0) {
    wrong_argument(state, builder, word, "至少一个值", "at least one value", "highest { a, b }");
    return poisoned(state, builder);
  }
  if (builder.poisoned(*values)) return poisoned(state, builder);
  std::vector<NodeId> nodes;
  for (OutlineId value : *values) nodes.push_back(builder.node(value));
  push(state, builder.put(state, word, "", *values, builder.compose.extreme(operation, nodes), members->names));
  return 1;
}

int highest(lua_State* s, Builder& b) { return extreme(s, b, "highest", Operation::greatest); }
int lowest(lua_State* s, Builder& b) { return extreme(s, b, "lowest", Operation::least); }

int bounded(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const auto [x, bound] = sides(state, builder, 1, 2);
  if (builder.poisoned({x, bound})) return poisoned(state, builder);
  push(state, builder.put(state, word, "", {x, bound}, builder.compose.extreme(operation, {builder.node(x), builder.node(bound)})));
  return 1;
}

int capped(lua_State* s, Builder& b) { return bounded(s, b, "capped", Operation::least); }
int not_below(lua_State* s, Builder& b) { return bounded(s, b, "not_below", Operation::greatest); }

int rounded(lua_State* state, Builder& builder) {
  const auto [x, step] = sides(state, builder, 1, 2);
  const std::string rule = is_text(state, 3) ? text_at(state, 3) : lua_isnoneornil(state, 3) ? "half up" : "";
  if (rule != "half up" && rule != "down" && rule != "up") {
    wrong_argument(state, builder, "rounded", "舍入规则 \"half up\"、\"down\" 或 \"up\"", "a rule: \"half up\", \"down\" or \"up\"", "x:rounded(\"1万元\", \"down\")");
    return poisoned(state, builder);
  }
  if (builder.poisoned({x, step})) return poisoned(state, builder);
  const Rounding kind = rule == "half up" ? Rounding::half_up : rule == "down" ? Rounding::down : Rounding::up;
  push(state, builder.put(state, "rounded", rule, {x, step}, builder.compose.rounded(builder.node(x), builder.node(step), kind)));
  return 1;
}

// The declared ends of a discretion, or the decided value once there is one.
int end_of(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  const graph::Node node = builder.book.graph[builder.node(x)];
  if (node.operation != Operation::discretion) {
    wrong_argument(state, builder, word, "一项自由裁量（discretion.名称）", "a discretion (discretion.NAME)", "discretion.rate:lowest()");
    return poisoned(state, builder);
  }
  push(state, builder.put(state, word, "", {x}, builder.compose.leaf(operation, node.type, node.scope, node.index, node.detail)));
  return 1;
}

int lowest_end(lua_State* s, Builder& b) { return end_of(s, b, "lowest_end", Operation::discretion_lowest); }
int highest_end(lua_State* s, Builder& b) { return end_of(s, b, "highest_end", Operation::discretion_highest); }

int equal_parts(lua_State* state, Builder& builder) {
  const OutlineId sum = value_at(state, builder, 1), count = value_at(state, builder, 2);
  if (builder.poisoned({sum, count})) return poisoned(state, builder);
  push(state, builder.put(state, "equal_parts", "", {sum, count}, builder.compose.equal_parts(builder.node(sum), builder.node(count))));
  return 1;
}

}  // namespace

const std::vector<NamedWord>& quantity_methods() {
  static const std::vector<NamedWord> words{
      {"growth_over", lua_word<growth_over>}, {"years_ago", lua_word<years_ago>},
      {"capped", lua_word<capped>}, {"not_below", lua_word<not_below>}, {"rounded", lua_word<rounded>},
      {"lowest", lua_word<lowest_end>}, {"highest", lua_word<highest_end>}};
  return words;
}

const std::vector<NamedWord>& quantity_words() {
  static const std::vector<NamedWord> words{
      {"highest", lua_word<highest>}, {"lowest", lua_word<lowest>}, {"equal_parts", lua_word<equal_parts>}};
  return words;
}

const std::vector<NamedWord>& arithmetic() {
  static const std::vector<NamedWord> words{
      {"__add", lua_word<add>}, {"__sub", lua_word<subtract>}, {"__mul", lua_word<multiply>}, {"__div", lua_word<divide>},
      {"__unm", lua_word<negate>}, {"__mod", lua_word<not_arithmetic>}, {"__pow", lua_word<not_arithmetic>},
      {"__idiv", lua_word<not_arithmetic>}, {"__concat", lua_word<not_arithmetic>}, {"__len", lua_word<not_arithmetic>},
      {"__lt", lua_word<not_arithmetic>}, {"__le", lua_word<not_arithmetic>}, {"__eq", lua_word<not_arithmetic>},
      {"__band", lua_word<not_arithmetic>}, {"__bor", lua_word<not_arithmetic>}, {"__bxor", lua_word<not_arithmetic>},
      {"__bnot", lua_word<not_arithmetic>}, {"__shl", lua_word<not_arithmetic>}, {"__shr", lua_word<not_arithmetic>}};
  return words;
}

}  // namespace duixian::script
