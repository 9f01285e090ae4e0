// Other years and parts of a year: what a fact was, whether something holds for the first time, and what was paid before.
#include <string_view>

#include "script/limits.h"
#include "script/table_argument.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Node;
using graph::NodeId;
using graph::Operation;

int last_year(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  const OutlineId then = builder.shifted(state, x, 1);
  if (then == builder.poison()) return poisoned(state, builder);
  return push(state, builder.put(state, "last_year", "", {then}, builder.node(then))), 1;
}

// The average growth over the last n years.
int compound_growth(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const auto years = count_at(state, builder, 2, "compound_growth", maximum_earlier_years);
  if (!years || builder.poisoned({x})) return poisoned(state, builder);
  const OutlineId then = builder.shifted(state, x, *years);
  if (then == builder.poison()) return poisoned(state, builder);
  const NodeId count = builder.compose.quantity({Rational(*years), {}});
  const OutlineId n = builder.put(state, "constant", std::to_string(*years), {}, count);
  return push(state, builder.put(state, "average_growth", "", {x, then, n}, builder.compose.average_growth(builder.node(x), builder.node(then), count))), 1;
}

// More than in the year before, for n years running.
int rising_for(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const auto years = count_at(state, builder, 2, "rising_for", 50);
  if (!years || builder.poisoned({x})) return poisoned(state, builder);
  std::vector<OutlineId> parts;
  std::vector<NodeId> nodes;
  OutlineId later = x;
  for (std::int64_t back = 1; back <= *years; ++back) {
    const OutlineId earlier = builder.shifted(state, x, back);
    if (builder.poisoned({earlier})) return poisoned(state, builder);
    const Built more = builder.compose.compare(Operation::more_than, builder.node(later), builder.node(earlier));
    parts.push_back(builder.put(state, "more_than", "", {later, earlier}, more));
    if (builder.poisoned({parts.back()})) return poisoned(state, builder);
    nodes.push_back(builder.node(parts.back()));
    later = earlier;
  }
  return push(state, builder.put(state, "all", "", parts, builder.compose.all_of(nodes))), 1;
}

// How many years before this one the records of x hold without a gap; nothing where the pack does not say.
std::optional<NodeId> complete_years(Builder& builder, NodeId x) {
  const int scope = builder.book.graph[x].scope;
  if (scope == graph::no_scope) return std::nullopt;
  const EntitySchema& entity = builder.book.schema.entities[static_cast<std::size_t>(scope)];
  if (entity.complete_since.empty()) return std::nullopt;
  const NodeId now = builder.compose.leaf(Operation::this_year, quantity_type({}), graph::no_scope, 0);
  const auto fact = builder.book.schema.fact(static_cast<std::size_t>(scope), entity.complete_since);
  if (!fact) return std::get<NodeId>(builder.compose.subtract(now, builder.compose.quantity({Rational(std::stoi(entity.complete_since)), {}})));
  const Type& type = entity.facts[*fact].type;
  NodeId since = builder.compose.leaf(Operation::fact, type, scope, scope, static_cast<std::int64_t>(*fact));
  if (type.kind == TypeKind::date) since = std::get<NodeId>(builder.compose.apply(Operation::year_of, {since}, "year"));
  return std::get<NodeId>(builder.compose.subtract(now, since));
}

// Over what `of` makes of each earlier year's node.
template <class Of>
std::optional<Built> over_earlier_years(lua_State* state, Builder& builder, Operation operation, OutlineId x, const Type& type, Of of) {
  Node node;
  node.operation = operation;
  node.type = type;
  const auto complete = complete_years(builder, builder.node(x));
  node.detail = complete ? 1 : 0;
  if (complete) node.inputs.push_back(*complete);
  for (std::int64_t back = 1; back <= maximum_earlier_years; ++back) {
    const OutlineId then = builder.shifted(state, x, back);
    if (then == builder.poison()) return std::nullopt;
    builder.moved.push_back(then);  // read by its node, not as a part
    if (builder.node(then) == builder.node(x)) {
      return graph::Mistake{"not-yearly", {"这里没有按年的事实，各年都一样，无所谓以前年度", "nothing here is a yearly fact: it is the same in every year, and has no earlier ones"},
                            {"给事实声明 yearly = true", "declare the fact with yearly = true"}};
    }
    const Built made = of(builder.node(then));
    if (std::holds_alternative<graph::Mistake>(made)) return made;
    node.inputs.push_back(std::get<NodeId>(made));
  }
  return Built(builder.book.graph.add(std::move(node)));
}

int highest_before(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  if (builder.type(x).kind != TypeKind::quantity) {
    wrong_argument(state, builder, "highest_before", "一个量", "a quantity", "enterprise.output:highest_before()");
    return poisoned(state, builder);
  }
  const auto built = over_earlier_years(state, builder, Operation::highest_before, x, builder.type(x), [](NodeId year) { return Built(year); });
  return push(state, built ? builder.put(state, "highest_before", "", {x}, *built) : builder.poison()), 1;
}

int is_condition(lua_State* state, Builder& builder, OutlineId c, const char* word) {
  if (builder.poisoned({c})) return 0;
  if (builder.type(c).kind == TypeKind::truth) return 1;
  wrong_argument(state, builder, word, "一个条件", "a condition", "enterprise.output:at_least(\"10亿元\"):first_time()");
  return 0;
}

std::optional<Built> ever(lua_State* state, Builder& builder, OutlineId c) {
  return over_earlier_years(state, builder, Operation::ever_before, c, truth_type(), [](NodeId year) { return Built(year); });
}

int ever_before(lua_State* state, Builder& builder) {
  const OutlineId c = value_at(state, builder, 1);
  if (!is_condition(state, builder, c, "ever_before")) return poisoned(state, builder);
  const auto built = ever(state, builder, c);
  return push(state, built ? builder.put(state, "ever_before", "", {c}, *built) : builder.poison()), 1;
}

// It holds now and never did before.
int first_time(lua_State* state, Builder& builder) {
  const OutlineId c = value_at(state, builder, 1);
  if (!is_condition(state, builder, c, "first_time")) return poisoned(state, builder);
  const auto built = ever(state, builder, c);
  if (!built) return poisoned(state, builder);
  const OutlineId before = builder.put(state, "ever_before", "", {c}, *built);
  const Built not_before = builder.compose.negation(builder.node(before));
  const OutlineId never = builder.put(state, "none", "", {before}, not_before);
  if (builder.poisoned({never})) return poisoned(state, builder);
  return push(state, builder.put(state, "all", "", {c, never}, builder.compose.all_of({builder.node(c), builder.node(never)}))), 1;
}

// What the table gives for x, where no earlier year reached that row.
int newly_reached(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  const auto table = table_at(state, builder, 2, "newly_reached");
  if (!table || builder.poisoned({x})) return poisoned(state, builder);
  const OutlineId now = builder.put(state, "tiers", table->name, {x}, tabled(builder, Operation::tiers, builder.node(x), *table));
  if (builder.poisoned({now})) return poisoned(state, builder);
  if (builder.type(now).kind != TypeKind::quantity) {
    wrong_argument(state, builder, "newly_reached", "给出数量的分档表", "a table that gives quantities", "newly_reached(x, parameter.award)");
    return poisoned(state, builder);
  }
  const auto before = over_earlier_years(state, builder, Operation::ever_before, x, truth_type(), [&](NodeId year) -> Built {
    const Built then = tabled(builder, Operation::tiers, year, *table);
    return std::holds_alternative<graph::Mistake>(then) ? then : builder.compose.compare(Operation::at_least, std::get<NodeId>(then), builder.node(now));
  });
  if (!before) return poisoned(state, builder);
  const OutlineId reached = builder.put(state, "reached_before", table->name, {x}, *before);
  if (builder.poisoned({reached})) return poisoned(state, builder);
  const NodeId nothing = builder.compose.quantity({Rational(0), builder.type(now).unit});
  const Built chosen = builder.compose.choose(builder.node(reached), {"no", "yes"}, {builder.node(now), nothing}, false);
  const OutlineId none = builder.put(state, "constant", "0", {}, nothing);
  return push(state, builder.put(state, "choose", "", {reached, now, none}, chosen, {"selector", "no", "yes"})), 1;
}

// The provisions named in the argument: one id, several, or none for the one that asks.
std::optional<std::vector<std::string>> provisions_at(lua_State* state, Builder& builder, int index, const char* word) {
  if (lua_isnoneornil(state, index)) return std::vector<std::string>();
  if (is_text(state, index)) return std::vector<std::string>{text_at(state, index)};
  if (lua_istable(state, index)) {
    const auto list = names_of(state, builder, index, word);
    return list ? std::optional(list->names) : std::nullopt;
  }
  wrong_argument(state, builder, word, "条款编号，一个或一列", "the id of a provision, or a list of them", word == std::string_view("top_up") ? "top_up(target, { \"3-1\", \"3-2\" })" : "paid_before { \"3-1\", \"3-2\" }");
  return std::nullopt;
}

OutlineId paid(lua_State* state, Builder& builder, const std::vector<std::string>& provisions) {
  Node node;
  node.operation = Operation::paid_before;
  node.type = quantity_type(unit_of(builder.book.declarations.currency));
  node.names = provisions;
  node.index = builder.file;            // where it was asked for, to tell of an unknown id
  node.detail = current_line(state);
  std::string name;
  for (const std::string& id : provisions) name += (name.empty() ? "" : ", ") + id;
  return builder.put(state, "paid_before", name, {}, builder.book.graph.add(std::move(node)));
}

int paid_before(lua_State* state, Builder& builder) {
  const auto provisions = provisions_at(state, builder, 1, "paid_before");
  return push(state, provisions ? paid(state, builder, *provisions) : builder.poison()), 1;
}

// What is still owed of a sum of which a part was paid before.
int top_up(lua_State* state, Builder& builder) {
  const OutlineId target = value_at(state, builder, 1);
  const auto provisions = provisions_at(state, builder, 2, "top_up");
  if (!provisions || builder.poisoned({target})) return poisoned(state, builder);
  const OutlineId before = paid(state, builder, *provisions);
  Built rest = builder.compose.subtract(builder.node(target), builder.node(before));
  if (const auto* difference = std::get_if<NodeId>(&rest)) {
    rest = builder.compose.extreme(Operation::greatest, {*difference, builder.compose.quantity({Rational(0), builder.book.graph[*difference].type.unit})});
  }
  return push(state, builder.put(state, "top_up", "", {target, before}, rest)), 1;
}

// x:quarter(2), x:month(11): that part of the year of a fact declared quarterly or monthly.
int part_of_year(lua_State* state, Builder& builder, const char* word, char letter, std::int64_t most) {
  const OutlineId x = value_at(state, builder, 1);
  const auto number = count_at(state, builder, 2, word, most);
  if (!number || builder.poisoned({x})) return poisoned(state, builder);
  const Node node = builder.book.graph[builder.node(x)];
  if (node.operation == Operation::fact) {
    const auto entity = static_cast<std::size_t>(node.index);
    const std::string name = part_of_year_name(builder.book.schema.entities[entity].facts[static_cast<std::size_t>(node.detail)].name, letter, static_cast<int>(*number));
    if (const auto fact = builder.book.schema.fact(entity, name)) {
      const FactSchema& declared = builder.book.schema.entities[entity].facts[*fact];
      const NodeId part = builder.compose.leaf(Operation::fact, declared.type, node.scope, node.index, static_cast<std::int64_t>(*fact), node.years_ago);
      return push(state, builder.put(state, "fact", name, {}, part)), 1;
    }
  }
  wrong_argument(state, builder, word, letter == 'q' ? "声明了 quarterly 的事实" : "声明了 monthly 的事实", letter == 'q' ? "a fact that is declared quarterly" : "a fact that is declared monthly",
                 letter == 'q' ? "enterprise.output:quarter(1)" : "enterprise.output:month(1)");
  return poisoned(state, builder);
}

int quarter(lua_State* s, Builder& b) { return part_of_year(s, b, "quarter", 'q', 4); }

int month(lua_State* s, Builder& b) { return part_of_year(s, b, "month", 'm', 12); }

}  // namespace

const std::vector<NamedWord>& history_methods() {
  static const std::vector<NamedWord> words{
      {"last_year", lua_word<last_year>}, {"compound_growth", lua_word<compound_growth>}, {"rising_for", lua_word<rising_for>},
      {"highest_before", lua_word<highest_before>}, {"ever_before", lua_word<ever_before>}, {"first_time", lua_word<first_time>},
      {"quarter", lua_word<quarter>}, {"month", lua_word<month>}};
  return words;
}

const std::vector<NamedWord>& history_words() {
  static const std::vector<NamedWord> words{
      {"newly_reached", lua_word<newly_reached>}, {"paid_before", lua_word<paid_before>}, {"top_up", lua_word<top_up>}};
  return words;
}

}  // namespace duixian::script
