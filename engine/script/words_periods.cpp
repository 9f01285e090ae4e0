// Days and months between two days, windows, and the number of a year counted from a day.
#include <string_view>

#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Node;
using graph::NodeId;
using graph::Operation;

const Unit days_unit = unit_of("day");
const Unit months_unit = unit_of("month");

OutlineId this_day(lua_State* state, Builder& builder) {
  return builder.put(state, "this_day", "", {}, builder.compose.leaf(Operation::this_day, {TypeKind::date, {}, {}, false, {}}, graph::no_scope, 0));
}

bool are_days(lua_State* state, Builder& builder, const std::vector<OutlineId>& values, const char* word) {
  if (builder.poisoned(values)) return false;
  for (const OutlineId value : values) {
    if (builder.type(value).kind == TypeKind::date) continue;
    wrong_argument(state, builder, word, "日期", "days", word == std::string_view("within") ? "enterprise.registered:within(this_year)" : (std::string(word) + "(loan.from, loan.to)").c_str());
    return false;
  }
  return true;
}

OutlineId made(lua_State* state, Builder& builder, const char* word, const char* name, Operation operation, const Unit& unit, std::int64_t index, const std::vector<OutlineId>& parts) {
  Node node;
  node.operation = operation;
  node.type = quantity_type(unit);
  node.index = index;
  for (const OutlineId part : parts) node.inputs.push_back(builder.node(part));
  return builder.put(state, word, name, parts, builder.compose.finish(std::move(node)));
}

// days(a, b) and full_months(a, b): b left out is the run's day; "both ends" counts the last day too.
int between(lua_State* state, Builder& builder, const char* word, Operation operation, const Unit& unit) {
  const OutlineId from = value_at(state, builder, 1);
  const bool open = lua_isnoneornil(state, 2);
  const OutlineId to = open ? this_day(state, builder) : value_at(state, builder, 2);
  const std::string ends = is_text(state, 3) ? text_at(state, 3) : lua_isnoneornil(state, 3) ? "" : "?";
  if (!ends.empty() && ends != "both ends") {
    wrong_argument(state, builder, word, "\"both ends\"（两端都算）或不写", "\"both ends\", or nothing more", "days(loan.from, loan.to, \"both ends\")");
    return poisoned(state, builder);
  }
  if (!are_days(state, builder, {from, to}, word)) return poisoned(state, builder);
  return push(state, made(state, builder, word, ends.c_str(), operation, unit, ends.empty() ? 0 : 1, {from, to})), 1;
}

int days(lua_State* s, Builder& b) { return between(s, b, "days", Operation::days_between, days_unit); }
int full_months(lua_State* s, Builder& b) { return between(s, b, "full_months", Operation::full_months, months_unit); }

OutlineId day_of(lua_State* state, Builder& builder, OutlineId year, bool last) {
  Node node;
  node.operation = Operation::day_of_year;
  node.type = {TypeKind::date, {}, {}, false, {}};
  node.index = last ? 1 : 0;
  node.inputs = {builder.node(year)};
  return builder.put(state, last ? "last_day" : "first_day", "", {year}, builder.compose.finish(std::move(node)));
}

bool is_year(lua_State* state, Builder& builder, OutlineId year, const char* word) {
  if (builder.poisoned({year})) return false;
  if (builder.type(year) == quantity_type({})) return true;
  wrong_argument(state, builder, word, "一个年份", "a year", "first_day(this_year)");
  return false;
}

int year_end(lua_State* state, Builder& builder, const char* word, bool last) {
  const OutlineId year = value_at(state, builder, 1);
  if (!is_year(state, builder, year, word)) return poisoned(state, builder);
  return push(state, day_of(state, builder, year, last)), 1;
}

int first_day(lua_State* s, Builder& b) { return year_end(s, b, "first_day", false); }
int last_day(lua_State* s, Builder& b) { return year_end(s, b, "last_day", true); }

// overlap_days(a, b, year) or overlap_days(a, b, first, last): what of a period lies in a year or a window, all ends included.
int overlap(lua_State* state, Builder& builder, const char* word, const Unit& unit, std::int64_t index) {
  const OutlineId from = value_at(state, builder, 1), to = value_at(state, builder, 2), third = value_at(state, builder, 3);
  if (builder.poisoned({from, to, third})) return poisoned(state, builder);
  OutlineId first = third, last = third;
  if (builder.type(third).kind == TypeKind::date) {
    last = value_at(state, builder, 4);
  } else {
    if (!is_year(state, builder, third, word)) return poisoned(state, builder);
    first = day_of(state, builder, third, false);
    last = day_of(state, builder, third, true);
  }
  if (!are_days(state, builder, {from, to, first, last}, word)) return poisoned(state, builder);
  return push(state, made(state, builder, word, "", Operation::overlap, unit, index, {from, to, first, last})), 1;
}

int overlap_days(lua_State* s, Builder& b) { return overlap(s, b, "overlap_days", days_unit, 0); }
int overlap_months(lua_State* s, Builder& b) { return overlap(s, b, "overlap_months", months_unit, 1); }

// The first year is the one that begins on that day; on(day) left out is the run's day.
int year_number(lua_State* state, Builder& builder) {
  const OutlineId from = value_at(state, builder, 1);
  const OutlineId on = lua_isnoneornil(state, 2) ? this_day(state, builder) : value_at(state, builder, 2);
  if (!are_days(state, builder, {from, on}, "year_number")) return poisoned(state, builder);
  return push(state, made(state, builder, "year_number", "", Operation::year_number, {}, 0, {from, on})), 1;
}

// x:within(first, last), x:within { from = ..., to = ... } or x:within(year): both days belong to it.
int within(lua_State* state, Builder& builder) {
  const OutlineId day = value_at(state, builder, 1);
  OutlineId first = builder.poison(), last = builder.poison();
  if (lua_istable(state, 2)) {
    only_names(state, builder, 2, {"from", "to"}, "within");
    lua_getfield(state, 2, "from");
    first = value_at(state, builder, lua_gettop(state));
    lua_getfield(state, 2, "to");
    last = value_at(state, builder, lua_gettop(state));
    lua_pop(state, 2);
  } else {
    first = value_at(state, builder, 2);
    const bool year = lua_isnoneornil(state, 3) && !(first == builder.poison());
    if (year && !is_year(state, builder, first, "within")) return poisoned(state, builder);
    last = year ? day_of(state, builder, first, true) : value_at(state, builder, 3);
    if (year) first = day_of(state, builder, first, false);
  }
  if (!are_days(state, builder, {day, first, last}, "within")) return poisoned(state, builder);
  const Node& a = builder.book.graph[builder.node(first)];
  const Node& b = builder.book.graph[builder.node(last)];
  if (a.operation == Operation::constant && b.operation == Operation::constant && b.constant < a.constant) {
    builder.report(state, "wrong-range", {"这段时间的终止日早于起始日", "this window ends before it begins"}, {"改正日期", "correct the days"});
    return poisoned(state, builder);
  }
  const Built from = builder.compose.compare(Operation::at_least, builder.node(day), builder.node(first));
  const Built until = builder.compose.compare(Operation::at_least, builder.node(last), builder.node(day));
  for (const Built* one : {&from, &until}) {
    if (std::holds_alternative<graph::Mistake>(*one)) return push(state, builder.put(state, "between", "", {}, *one)), 1;
  }
  return push(state, builder.put(state, "between", "", {day, first, last}, builder.compose.all_of({std::get<NodeId>(from), std::get<NodeId>(until)}))), 1;
}

}  // namespace

const std::vector<NamedWord>& period_methods() {
  static const std::vector<NamedWord> words{{"within", lua_word<within>}};
  return words;
}

const std::vector<NamedWord>& period_words() {
  static const std::vector<NamedWord> words{
      {"days", lua_word<days>}, {"full_months", lua_word<full_months>}, {"first_day", lua_word<first_day>}, {"last_day", lua_word<last_day>},
      {"overlap_days", lua_word<overlap_days>}, {"overlap_months", lua_word<overlap_months>}, {"year_number", lua_word<year_number>}};
  return words;
}

}  // namespace duixian::script
