// Sums of several parts, the first row that holds, elections, ceilings "up to", and other words that build on plain ones.
#include "script/table_argument.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::ParameterForm;

int poisoned(lua_State* state, Builder& builder) { return push(state, builder.poison()), 1; }

// The value under a key of the table at an index; nothing where it is absent.
std::optional<OutlineId> at_key(lua_State* state, Builder& builder, int table, const char* key, const Type* beside = nullptr) {
  lua_getfield(state, table, key);
  std::optional<OutlineId> found;
  if (!lua_isnil(state, -1)) found = value_at(state, builder, lua_gettop(state), beside);
  lua_pop(state, 1);
  return found;
}

// first_that(parameter.NAME, { column = x, ... }): a table of rows in several quantities.
int first_row_by(lua_State* state, Builder& builder, const graph::Parameter& parameter, std::uint32_t number) {
  if (!lua_istable(state, 2)) {
    wrong_argument(state, builder, "first_that", "各栏按什么查，按名字写", "what each column is about, by name", "first_that(parameter.award, { output = enterprise.output, level = enterprise.level })");
    return poisoned(state, builder);
  }
  const auto members = members_of(state, builder, 2, "first_that");
  if (!members) return poisoned(state, builder);
  only_names(state, builder, 2, parameter.columns, "first_that");
  Node node;
  node.operation = Operation::first_row_by;
  node.type = parameter.type;
  node.index = number;
  std::vector<OutlineId> parts;
  for (const std::string& column : parameter.columns) {
    const auto value = members->by_name ? at_key(state, builder, 2, column.c_str()) : std::nullopt;
    if (!value) {
      builder.report(state, "missing-column", {"参数“" + parameter.name + "”要按“" + column + "”查，这里没有给", "the table `" + parameter.name + "` asks for `" + column + "`, which is not given here"},
                     {"写成 first_that(parameter." + parameter.name + ", { " + column + " = … })", "write first_that(parameter." + parameter.name + ", { " + column + " = ... })"});
      return poisoned(state, builder);
    }
    if (builder.poisoned({*value})) return poisoned(state, builder);
    parts.push_back(*value);
    node.inputs.push_back(builder.node(*value));
    node.names.push_back(column);
  }
  for (const auto& value : parameter.values) {
    for (const graph::ConditionedRow& row : value.conditioned) {
      for (const graph::RowCondition& cell : row.conditions) {
        const auto at = std::find(node.names.begin(), node.names.end(), cell.column);
        const NodeId asked = node.inputs[static_cast<std::size_t>(at - node.names.begin())];
        Built fits = asked;
        if (cell.word == "one_of") fits = builder.compose.one_of(asked, cell.names);
        else if (cell.word == "is") fits = builder.compose.all_of({asked});
        else if (builder.book.graph[asked].type.kind == TypeKind::date) fits = builder.compose.compare(Operation::at_least, asked, builder.compose.date(Date{static_cast<std::int32_t>(cell.line.as_int64().value_or(0))}));
        else fits = builder.compose.compare(Operation::at_least, asked, builder.compose.quantity({cell.line, cell.type.unit}));
        if (std::holds_alternative<Mistake>(fits)) return push(state, builder.put(state, "first_row", parameter.name, {}, fits)), 1;
      }
    }
  }
  return push(state, builder.put(state, "first_row", parameter.name, parts, builder.compose.finish(std::move(node)), parameter.columns)), 1;
}

// first_that { { when = c, gives = a }, ..., otherwise = b }
int first_that(lua_State* state, Builder& builder) {
  std::uint32_t number = 0;
  if (const auto* parameter = table_parameter(state, builder, 1, ParameterForm::rows, number)) return first_row_by(state, builder, *parameter, number);
  std::vector<OutlineId> conditions, values;
  const auto rows = lua_istable(state, 1) ? static_cast<lua_Integer>(lua_rawlen(state, 1)) : 0;
  bool fine = rows > 0;
  for (lua_Integer i = 1; i <= rows && fine; ++i) {
    LuaState::of(state).charge(member_cost);
    lua_rawgeti(state, 1, i);
    const int row = lua_gettop(state);
    const auto when = lua_istable(state, row) ? at_key(state, builder, row, "when") : std::nullopt;
    const auto gives = lua_istable(state, row) ? at_key(state, builder, row, "gives") : std::nullopt;
    fine = when && gives;
    if (fine) only_names(state, builder, row, {"when", "gives"}, "first_that");
    if (fine) conditions.push_back(*when), values.push_back(*gives);
    lua_settop(state, row - 1);
  }
  if (!fine) {
    wrong_argument(state, builder, "first_that", "各行 { when = 条件, gives = 值 }，可另有 otherwise，或 rows 参数", "rows { when = condition, gives = value }, with or without `otherwise`, or a parameter of type rows",
                   "first_that { { when = c, gives = \"50万元\" }, otherwise = \"10万元\" }");
    return poisoned(state, builder);
  }
  only_names(state, builder, 1, {"otherwise"}, "first_that");
  const auto otherwise = at_key(state, builder, 1, "otherwise");
  if (otherwise) values.push_back(*otherwise);
  std::vector<OutlineId> parts = conditions;
  parts.insert(parts.end(), values.begin(), values.end());
  if (builder.poisoned(parts)) return poisoned(state, builder);
  std::vector<NodeId> tests, given;
  for (const OutlineId one : conditions) tests.push_back(builder.node(one));
  for (const OutlineId one : values) given.push_back(builder.node(one));
  std::vector<std::string> labels(conditions.size(), "when");
  labels.insert(labels.end(), conditions.size(), "gives");
  if (otherwise) labels.emplace_back("otherwise");
  return push(state, builder.put(state, "first_row", "", parts, builder.compose.first_row(tests, given), labels)), 1;
}

// One part of sum_of: an amount, or { when = c, pays = a, at_most = y }.
OutlineId part_at_top(lua_State* state, Builder& builder) {
  const int part = lua_gettop(state);
  if (!lua_istable(state, part)) return value_at(state, builder, part);
  only_names(state, builder, part, {"when", "pays", "at_most"}, "sum_of");
  const auto pays = at_key(state, builder, part, "pays"), when = at_key(state, builder, part, "when");
  if (!pays || builder.poisoned({*pays})) {
    if (!pays) wrong_argument(state, builder, "sum_of", "每部分一个金额，或 { when = 条件, pays = 金额, at_most = 上限 }", "for each part an amount, or { when = condition, pays = amount, at_most = ceiling }", "sum_of { base = a, extra = { when = c, pays = b } }");
    return builder.poison();
  }
  OutlineId amount = *pays;
  const Type type = builder.type(amount);
  if (const auto ceiling = at_key(state, builder, part, "at_most", &type)) {
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
  const OutlineId who = *at_key(state, builder, 1, "elected");
  if (builder.poisoned({who})) return poisoned(state, builder);
  parts.insert(parts.begin(), who);
  std::vector<std::string> labels{"elected"};
  labels.insert(labels.end(), members->names.begin(), members->names.end());
  return push(state, builder.put(state, "elected", "", parts, builder.compose.elected(builder.node(who), members->names, nodes), labels)), 1;
}

// The pack's own way to read "up to": declared under [reading] up_to, or in full.
std::size_t reading_of_up_to(lua_State* state, Builder& builder) {
  auto& declared = builder.book.declarations;
  for (std::size_t i = 0; i < declared.readings.size(); ++i) {
    if (declared.readings[i].id == "up_to") return i;
  }
  builder.warn(builder.file, current_line(state), "up-to-unread",
               {"条文写“最高”“不超过”，没有声明是给足还是由主管部门裁量，现按给足计算", "the text grants \"up to\" a sum; whether in full or at discretion is not declared, and it is taken in full"},
               {"在 [reading] 声明 up_to，choices 为 full 和 discretion", "declare up_to under [reading], with the choices full and discretion"});
  graph::ReadingDeclaration reading;
  reading.id = "up_to";
  reading.issue = {"“最高给予”“不超过”是给足还是由主管部门裁量", "whether \"up to\" is paid in full or at discretion"};
  reading.choices = {{"full", {"给足", "in full"}}, {"discretion", {"由主管部门裁量", "at the authority's discretion"}}};
  reading.chosen = "full";
  reading.why = {"没有声明时按给足", "in full where the pack does not say"};
  declared.readings.push_back(std::move(reading));
  return declared.readings.size() - 1;
}

std::int64_t discretion_of_up_to(Builder& builder) {
  auto& declared = builder.book.declarations.discretions;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (declared[i].name == "up_to") return static_cast<std::int64_t>(i);
  }
  declared.push_back({"up_to", {"核定比例", "share granted"}, quantity_type({}), Rational(0), Rational(1), "%"});
  return static_cast<std::int64_t>(declared.size()) - 1;
}

// up_to(x): x in full, or a share of it that an authority decides, as the pack reads it.
int up_to(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  const std::size_t number = reading_of_up_to(state, builder);
  const auto& declared = builder.book.declarations.readings[number];
  std::vector<std::string> names;
  for (const auto& choice : declared.choices) names.push_back(choice.name);
  std::sort(names.begin(), names.end());
  if (names != std::vector<std::string>{"discretion", "full"}) {
    builder.report(state, "reading-branch", {"读法 up_to 的选项应为 full 和 discretion", "the choices of the reading up_to are full and discretion"}, {"改正 [reading] up_to", "correct [reading] up_to"});
    return poisoned(state, builder);
  }
  const std::int64_t decided = discretion_of_up_to(builder);
  const OutlineId share = builder.put(state, "discretion", "up_to", {}, builder.compose.leaf(Operation::discretion, quantity_type({}), graph::no_scope, decided));
  const OutlineId part = builder.put(state, "multiply", "", {x, share}, builder.compose.multiply(builder.node(x), builder.node(share)));
  if (builder.poisoned({part})) return poisoned(state, builder);
  Node node;
  node.operation = Operation::reading;
  node.type = builder.type(x);
  node.index = static_cast<std::int64_t>(number);
  std::vector<OutlineId> parts;
  for (const auto& choice : builder.book.declarations.readings[number].choices) {
    parts.push_back(choice.name == "full" ? x : part);
    node.names.push_back(choice.name);
    node.inputs.push_back(builder.node(parts.back()));
  }
  const std::vector<std::string> labels = node.names;
  return push(state, builder.put(state, "reading", "up_to", parts, builder.book.graph.add(std::move(node)), labels)), 1;
}

int amount_of(lua_State* state, Builder& builder) {
  if (!is_text(state, 1)) {
    wrong_argument(state, builder, "amount_of", "条款编号，写成文字", "a provision's id, as a text", "amount_of \"10-3\"");
    return poisoned(state, builder);
  }
  return push(state, asked_of_decision(state, builder, Operation::decision_amount, text_at(state, 1), "")), 1;
}

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

// x:on(list.NAME): whether a name stands in a dated list.
int on_list(lua_State* state, Builder& builder) {
  const Handle* handle = handle_at(state, 2);
  const bool list = handle && handle->kind == HandleKind::parameter_table && builder.book.declarations.parameters[handle->index].form == ParameterForm::list;
  if (!list) {
    wrong_argument(state, builder, "on", "一份名单（list.名称）", "a list of names (list.NAME)", "enterprise.trade:on(list.key_trades)");
    return poisoned(state, builder);
  }
  return one_of(state, builder);
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

const std::vector<NamedWord>& part_methods() {
  static const std::vector<NamedWord> words{{"times", lua_word<times>}, {"net_of", lua_word<net_of>}, {"on", lua_word<on_list>},
                                            {"to", lua_word<to>}, {"quarter", lua_word<quarter>}, {"month", lua_word<month>}};
  return words;
}

const std::vector<NamedWord>& part_words() {
  static const std::vector<NamedWord> words{{"first_that", lua_word<first_that>}, {"sum_of", lua_word<sum_of>}, {"best_of", lua_word<best_of>},
                                            {"up_to", lua_word<up_to>}, {"amount_of", lua_word<amount_of>}};
  return words;
}

}  // namespace duixian::script
