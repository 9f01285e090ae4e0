// What follows a dot or a colon: facts, lists, parameters, the parts of a split, and the methods of values.
#include <algorithm>

#include "base/nearest_name.h"
#include "script/arguments.h"
#include "script/reserved_names.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Operation;

// The nearest known name, or what there is.
Message suggestion(const std::string& name, const std::vector<std::string>& known) {
  if (const auto close = nearest(name, known)) return {"是否为 " + *close + "？", "did you mean `" + *close + "`?"};
  std::string some;
  for (std::size_t i = 0; i < known.size() && i < 12; ++i) some += (i ? ", " : "") + known[i];
  if (known.empty()) return {"先在 pack.toml 中声明", "declare it in pack.toml first"};
  return {"可用：" + some + (known.size() > 12 ? "……" : ""), "there are: " + some + (known.size() > 12 ? ", ..." : "")};
}

int unknown(lua_State* state, Builder& builder, const char* code, const std::string& owner, const std::string& name, const std::vector<std::string>& known) {
  builder.report(state, code, {owner + " 没有“" + name + "”", "`" + owner + "` has no `" + name + "`"}, suggestion(name, known));
  return poisoned(state, builder);
}

int member_of_entity(lua_State* state, Builder& builder, std::size_t entity, const std::string& name) {
  const EntitySchema& schema = builder.book.schema.entities[entity];
  LuaState::of(state).charge(static_cast<std::int64_t>(schema.facts.size()) / 8);
  if (const auto fact = builder.book.schema.fact(entity, name)) {
    const FactSchema& declared = schema.facts[*fact];
    const auto node = builder.compose.leaf(Operation::fact, declared.type, static_cast<int>(entity), static_cast<std::int64_t>(entity), static_cast<std::int64_t>(*fact));
    return push(state, builder.put(state, "fact", name, {}, node)), 1;
  }
  std::vector<std::string> known;
  for (const FactSchema& fact : schema.facts) known.push_back(fact.name);
  for (std::size_t i = 0; i < builder.book.schema.entities.size(); ++i) {
    const EntitySchema& child = builder.book.schema.entities[i];
    if (child.owner != entity || child.list.empty()) continue;
    known.push_back(child.list);
    if (child.list != name) continue;
    graph::OutlineEntry entry;
    entry.word = "list";
    entry.name = child.list;
    entry.node = builder.compose.truth(true);
    entry.list_handle = true;
    entry.file = builder.file;
    entry.line = current_line(state);
    builder.lists.push_back({i, std::nullopt, -1, builder.book.outline.add(std::move(entry))});
    return push(state, HandleKind::list, static_cast<std::uint32_t>(builder.lists.size() - 1)), 1;
  }
  return unknown(state, builder, "unknown-fact", schema.name, name, known);
}

// The declaration of that name; all names where there is none. Looking through many is work.
template <class Declared>
std::optional<std::size_t> find(lua_State* state, const std::vector<Declared>& declared, const std::string& name, std::vector<std::string>& known) {
  LuaState::of(state).charge(static_cast<std::int64_t>(declared.size()) / 8);
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (declared[i].name == name) return i;
  }
  for (const Declared& one : declared) known.push_back(one.name);
  return std::nullopt;
}

int parameter(lua_State* state, Builder& builder, const std::string& name) {
  std::vector<std::string> known;
  const auto& parameters = builder.book.declarations.parameters;
  const auto at = find(state, parameters, name, known);
  if (!at) return unknown(state, builder, "unknown-parameter", "parameter", name, known);
  if (parameters[*at].form != graph::ParameterForm::value) return push(state, HandleKind::parameter_table, static_cast<std::uint32_t>(*at)), 1;
  const auto node = builder.compose.leaf(Operation::parameter, parameters[*at].type, graph::no_scope, static_cast<std::int64_t>(*at));
  return push(state, builder.put(state, "parameter", name, {}, node)), 1;
}

// list.NAME: a dated list of names.
int list_named(lua_State* state, Builder& builder, const std::string& name) {
  std::vector<std::string> known;
  const auto& parameters = builder.book.declarations.parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].form != graph::ParameterForm::list) continue;
    if (parameters[i].name == name) return push(state, HandleKind::parameter_table, static_cast<std::uint32_t>(i)), 1;
    known.push_back(parameters[i].name);
  }
  return unknown(state, builder, "unknown-list", "list", name, known);
}

int discretion(lua_State* state, Builder& builder, const std::string& name) {
  std::vector<std::string> known;
  const auto& discretions = builder.book.declarations.discretions;
  const auto at = find(state, discretions, name, known);
  if (!at) return unknown(state, builder, "unknown-discretion", "discretion", name, known);
  const auto node = builder.compose.leaf(Operation::discretion, discretions[*at].type, graph::no_scope, static_cast<std::int64_t>(*at));
  return push(state, builder.put(state, "discretion", name, {}, node)), 1;
}

int approval(lua_State* state, Builder& builder, const std::string& name) {
  std::vector<std::string> known;
  const auto at = find(state, builder.book.declarations.approvals, name, known);
  if (!at) return unknown(state, builder, "unknown-approval", "approval", name, known);
  const auto node = builder.compose.leaf(Operation::approval, truth_type(), graph::no_scope, static_cast<std::int64_t>(*at));
  return push(state, builder.put(state, "approval", name, {}, node)), 1;
}

int series_named(lua_State* state, Builder& builder, const std::string& name) {
  std::vector<std::string> known;
  const auto at = find(state, builder.book.declarations.series, name, known);
  if (!at) return unknown(state, builder, "unknown-series", "series", name, known);
  return push(state, HandleKind::series, static_cast<std::uint32_t>(*at)), 1;
}

// series.NAME:on(date) and series.NAME:average(from, to); a last argument names the key of a series kept by one.
template <int days>
int series_at(lua_State* state, Builder& builder) {
  constexpr const char* word = days == 1 ? "on" : "average";
  const Handle* handle = handle_at(state, 1);
  std::vector<OutlineId> parts;
  for (int i = 0; i < days; ++i) parts.push_back(value_at(state, builder, 2 + i));
  if (!handle || handle->kind != HandleKind::series || builder.poisoned(parts)) return poisoned(state, builder);
  const graph::SeriesDeclaration declared = builder.book.declarations.series[handle->index];
  const int key = 2 + days;
  const bool keyed = !lua_isnoneornil(state, key);
  if (keyed) parts.push_back(value_at(state, builder, key));
  if (builder.poisoned(parts)) return poisoned(state, builder);
  bool fits = !keyed || is_name(builder.type(parts.back()));
  for (int i = 0; i < days; ++i) fits = fits && builder.type(parts[static_cast<std::size_t>(i)]).kind == TypeKind::date;
  if (!fits) {
    if (days == 1) wrong_argument(state, builder, word, "一个日期，另可有一个名称", "a date, and for a series kept by a key its name", "series.usd_cny:on(project.approved_on)");
    else wrong_argument(state, builder, word, "两个日期，另可有一个名称", "two dates, and for a series kept by a key its name", "series.guide_price:average(first_day(this_year), last_day(this_year))");
    return poisoned(state, builder);
  }
  graph::Node node;
  node.operation = days == 1 ? Operation::series_on : Operation::series_average;
  node.type = declared.type;
  for (const OutlineId part : parts) node.inputs.push_back(builder.node(part));
  node.index = handle->index;
  return push(state, builder.put(state, days == 1 ? "series" : "series_average", declared.name, parts, builder.compose.finish(std::move(node)))), 1;
}

// decision "10-3":paid_by "city"
int paid_by(lua_State* state, Builder& builder) {
  const Handle* handle = handle_at(state, 1);
  const std::string party = is_text(state, 2) ? text_at(state, 2) : "";
  const auto& parties = builder.book.declarations.parties;
  if (!handle || handle->kind != HandleKind::decision || std::find(parties.begin(), parties.end(), party) == parties.end()) {
    builder.report(state, "unknown-party", {"paid_by 需要本政策声明的一方", "`paid_by` takes a party of this pack"}, suggestion(party, parties));
    return poisoned(state, builder);
  }
  return push(state, asked_of_decision(state, builder, Operation::decision_paid_by, builder.book.named_lists[handle->index][0], party)), 1;
}

int part_of_decision(lua_State* state, Builder& builder, std::uint32_t index, const std::string& name) {
  const std::string id = builder.book.named_lists[index][0];
  if (name == "paid_by") {
    lua_pushcfunction(state, lua_word<paid_by>);
    return 1;
  }
  if (name != "amount" && name != "qualifies") return unknown(state, builder, "unknown-part", "decision", name, {"amount", "qualifies", "paid_by"});
  return push(state, asked_of_decision(state, builder, name == "amount" ? Operation::decision_amount : Operation::decision_qualifies, id, "")), 1;
}

lua_CFunction method(std::initializer_list<const std::vector<NamedWord>*> tables, const std::string& name, std::vector<std::string>& known) {
  for (const auto* table : tables) {
    for (const NamedWord& word : *table) {
      if (word.name == name) return word.function;
      known.emplace_back(word.name);
    }
  }
  return nullptr;
}

int method_of(lua_State* state, Builder& builder, const std::string& owner, std::initializer_list<const std::vector<NamedWord>*> tables, const std::string& name) {
  std::vector<std::string> known;
  if (const lua_CFunction function = method(tables, name, known)) {
    lua_pushcfunction(state, function);
    return 1;
  }
  return unknown(state, builder, "unknown-method", owner, name, known);
}

int part_of_split(lua_State* state, Builder& builder, std::uint32_t index, const std::string& name) {
  const SplitView& split = builder.splits[index];
  const auto at = std::find(split.parties.begin(), split.parties.end(), name);
  if (at == split.parties.end()) return unknown(state, builder, "unknown-party", "split", name, split.parties);
  return push(state, split.parts[static_cast<std::size_t>(at - split.parties.begin())]), 1;
}

}  // namespace

OutlineId asked_of_decision(lua_State* state, Builder& builder, Operation operation, const std::string& id, const std::string& party) {
  graph::Node node;
  node.operation = operation;
  node.type = operation == Operation::decision_qualifies ? truth_type() : quantity_type(unit_of(builder.book.declarations.currency));
  node.names = {id};
  if (!party.empty()) node.names.push_back(party);
  node.index = builder.file;          // where it was asked for, to tell of an unknown id
  node.detail = current_line(state);
  // A decision has its subject's scope, which is known only when all scripts have run: the provision that reads it must
  // have the same subject, and that is checked when the pack is linked.
  const char* word = operation == Operation::decision_qualifies ? "decision_qualifies" : party.empty() ? "decision_amount" : "decision_paid_by";
  return builder.put(state, word, id, {}, builder.book.graph.add(std::move(node)), party.empty() ? std::vector<std::string>{} : std::vector<std::string>{party});
}

int index_handle(lua_State* state, Builder& builder) {
  const Handle handle = *handle_at(state, 1);
  if (!is_text(state, 2)) {
    builder.report(state, "not-a-name", {"点号或方括号里需要名字", "a name belongs after the dot or in the brackets"}, {"列表按方法读取，不按序号", "lists are read by their methods, not by number"});
    return poisoned(state, builder);
  }
  const std::string name = text_at(state, 2);
  switch (handle.kind) {
    case HandleKind::entity: return member_of_entity(state, builder, handle.index, name);
    case HandleKind::parameter_space: return parameter(state, builder, name);
    case HandleKind::discretion_space: return discretion(state, builder, name);
    case HandleKind::approval_space: return approval(state, builder, name);
    case HandleKind::series_space: return series_named(state, builder, name);
    case HandleKind::list_space: return list_named(state, builder, name);
    case HandleKind::decision: return part_of_decision(state, builder, handle.index, name);
    case HandleKind::split: return part_of_split(state, builder, handle.index, name);
    case HandleKind::groups:
      if (name == "members") return members_of_group(state, builder, handle.index);
      return method_of(state, builder, "groups", {&group_methods()}, name);
    case HandleKind::list: return method_of(state, builder, "list", {&list_methods()}, name);
    case HandleKind::series:
      if (name == "on" || name == "average") {
        lua_pushcfunction(state, name == "on" ? lua_word<series_at<1>> : lua_word<series_at<2>>);
        return 1;
      }
      return unknown(state, builder, "unknown-method", "series", name, {"average", "on"});
    case HandleKind::expression:
      if (handle.index == 0) return poisoned(state, builder);
      return method_of(state, builder, "value", {&condition_methods(), &quantity_methods(), &history_methods(), &period_methods(), &rate_methods(), &table_methods()}, name);
    default: return unknown(state, builder, "unknown-part", "value", name, {});
  }
}

int assign_to_handle(lua_State* state, Builder& builder) {
  const Handle handle = *handle_at(state, 1);
  const std::string name = is_text(state, 2) ? text_at(state, 2) : "";
  if (handle.kind != HandleKind::entity) {
    if (handle.kind == HandleKind::expression && handle.index == 0) return 0;
    builder.report(state, "cannot-assign", {"这里不能赋值", "nothing can be assigned here"}, {"只能给实体的事实赋值：project.total = …", "only a fact of an entity can be given a rule: project.total = ..."});
    return 0;
  }
  const EntitySchema& schema = builder.book.schema.entities[handle.index];
  const auto fact = builder.book.schema.fact(handle.index, name);
  if (!fact) {
    std::vector<std::string> known;
    for (const FactSchema& declared : schema.facts) known.push_back(declared.name);
    unknown(state, builder, "unknown-fact", schema.name, name, known);
    return 0;
  }
  const Type& type = schema.facts[*fact].type;
  const OutlineId rule = value_at(state, builder, 3, is_name(type) ? &type : nullptr);
  if (builder.poisoned({rule})) return 0;
  const Type& computed = builder.type(rule);
  const bool fits = computed.kind == type.kind ? computed.unit == type.unit : is_name(computed) && is_name(type);
  if (!fits) {
    const Message want = graph::describe(type), have = graph::describe(computed);
    builder.report(state, "type-mismatch", {schema.name + "." + name + " 声明为" + want.zh + "，算式却是" + have.zh, "`" + schema.name + "." + name + "` is declared as " + want.en + ", and its rule gives " + have.en},
                   {"改声明或改算式", "change the declaration or the rule"});
    return 0;
  }
  if (!builder.book.computed_facts.emplace(std::pair{std::size_t{handle.index}, *fact}, rule).second) {
    builder.report(state, "defined-twice", {schema.name + "." + name + " 的算式定义了两次", "`" + schema.name + "." + name + "` is given a rule twice"}, {"只保留一个", "keep one of them"});
  }
  return 0;
}

int call_handle(lua_State* state, Builder& builder) {
  const Handle handle = *handle_at(state, 1);
  if (handle.kind == HandleKind::reading) return finish_reading(state, builder, handle.index);
  if (handle.kind == HandleKind::provision) return finish_provision(state, builder, handle.index);
  if (handle.kind == HandleKind::expression && handle.index == 0) return poisoned(state, builder);
  builder.report(state, "not-callable", {"这里的值不是词，不能带参数", "this is a value, not a word that takes arguments"}, {"检查多余的括号或花括号，或漏写的逗号", "look for stray brackets or braces, or a missing comma"});
  return poisoned(state, builder);
}

std::vector<const std::vector<NamedWord>*> global_words() {
  return {&condition_words(), &quantity_words(), &table_words(), &history_words(), &period_words(), &row_words(), &sum_words(), &up_to_words(), &provision_words(), &plain_words()};
}

std::vector<std::string> names_of_the_language() {
  std::vector<std::string> names{"parameter", "discretion", "approval", "series", "always", "not_stated", "this_year"};
  for (const auto* table : {&condition_words(), &quantity_words(), &table_words(), &provision_words(), &plain_words()}) {
    for (const NamedWord& word : *table) names.emplace_back(word.name);
  }
  return names;
}

std::vector<std::string> words_of_the_language() {
  std::vector<std::string> words = names_of_the_language();
  words.insert(words.end(), {"list", "this_day"});
  for (const auto* table : {&history_words(), &period_words(), &row_words(), &sum_words(), &up_to_words()}) {
    for (const NamedWord& word : *table) words.emplace_back(word.name);
  }
  return words;
}

}  // namespace duixian::script
