// The first row that holds: first_that, with rows in the script or a parameter of type rows.
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
    const auto value = members->by_name ? value_at_key(state, builder, 2, column.c_str()) : std::nullopt;
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
    const auto when = lua_istable(state, row) ? value_at_key(state, builder, row, "when") : std::nullopt;
    const auto gives = lua_istable(state, row) ? value_at_key(state, builder, row, "gives") : std::nullopt;
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
  const auto otherwise = value_at_key(state, builder, 1, "otherwise");
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

}  // namespace

const std::vector<NamedWord>& row_words() {
  static const std::vector<NamedWord> words{{"first_that", lua_word<first_that>}};
  return words;
}

}  // namespace duixian::script
