#include "script/builder.h"

#include <algorithm>

#include "lauxlib.h"
#include "lua.h"
#include "script/limits.h"
#include "script/lua_state.h"

namespace duixian::script {

using graph::Built;
using graph::Mistake;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::OutlineEntry;

Builder::Builder(graph::Rulebook& rulebook, Diagnostics& diagnostics)
    : book(rulebook), compose(rulebook.graph, rulebook.schema), diagnostics_(diagnostics) {
  OutlineEntry poison_entry;
  poison_entry.word = "poison";
  poison_entry.node = compose.truth(true);
  book.outline.add(std::move(poison_entry));
}

bool Builder::poisoned(const std::vector<OutlineId>& parts) const {
  return std::any_of(parts.begin(), parts.end(), [&](OutlineId part) { return part == poison(); });
}

void Builder::report(lua_State* state, const Mistake& mistake) { report(state, mistake.code, mistake.what, mistake.remedy); }

void Builder::report(lua_State* state, std::string code, Message what, Message remedy) {
  if (in_function) luaL_error(state, "%s", what.en.c_str());
  LuaState::of(state).charge(mistake_cost);
  const int line = blamed_line > 0 ? blamed_line : current_line(state);
  Diagnostic diagnostic{Severity::error, std::move(code), book.files[static_cast<std::size_t>(file)], line, "", provision, std::move(what), std::move(remedy)};
  if (std::find(diagnostics_.begin(), diagnostics_.end(), diagnostic) == diagnostics_.end()) {
    diagnostics_.push_back(std::move(diagnostic));
  }
}

void Builder::tell_unfinished() {
  for (const Started& one : started) {
    if (one.finished) continue;
    diagnostics_.push_back({Severity::error, "no-keys", book.files[static_cast<std::size_t>(one.file)], one.line, "", one.id,
                            {"条款只有编号，没有内容", "the provision has an id and nothing else"},
                            {"紧接着写花括号里的各项：provision \"编号\" { … }", "write its keys in braces after it: provision \"ID\" { ... }"}});
  }
}

void Builder::warn(int at_file, int line, std::string code, Message what, Message remedy) {
  diagnostics_.push_back({Severity::warning, std::move(code), book.files[static_cast<std::size_t>(at_file)], line, "", "",
                          std::move(what), std::move(remedy)});
}

OutlineId Builder::put(lua_State* state, std::string word, std::string name, std::vector<OutlineId> parts, Built built,
                       std::vector<std::string> part_names) {
  if (poisoned(parts)) return poison();
  if (const auto* mistake = std::get_if<Mistake>(&built)) {
    report(state, *mistake);
    return poison();
  }
  OutlineEntry entry;
  entry.word = std::move(word);
  entry.name = std::move(name);
  entry.node = std::get<NodeId>(built);
  entry.parts = std::move(parts);
  entry.part_names = std::move(part_names);
  entry.file = file;
  entry.line = current_line(state);
  const OutlineId id = book.outline.add(std::move(entry));
  const OutlineEntry& made = book.outline[id];
  if (made.depth <= graph::maximum_depth && made.weight <= maximum_weight) return id;
  return too_long(state);
}

OutlineId Builder::too_long(lua_State* state) {
  report(state, "too-deep", {"一条规则嵌套过深或过长", "a rule is nested too deeply or grows too long"},
         {"把它拆成几个事实或几条规定", "split it into several facts or provisions"});
  return poison();
}

std::int64_t Builder::grouping(const ListView& list, OutlineId key) const {
  const auto filter_of = [&](const ListView& one) { return one.filter ? std::optional(node(*one.filter)) : std::nullopt; };
  for (const GroupView& one : groups) {
    if (one.list.entity == list.entity && filter_of(one.list) == filter_of(list) && node(one.key) == node(key)) return one.number;
  }
  return static_cast<std::int64_t>(groups.size());
}

// Nodes are shared, so that one may be reached in many ways: each is shifted once.
NodeId Builder::shifted_node(NodeId id, std::int64_t years, std::map<NodeId, NodeId>& done) {
  if (const auto at = done.find(id); at != done.end()) return at->second;
  Node node = book.graph[id];
  if (node.operation == Operation::fact) {
    const auto& fact = book.schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)];
    if (fact.yearly) node.years_ago += years;
  }
  if (node.operation == Operation::this_year || node.operation == Operation::this_day) node.years_ago += years;
  for (NodeId& input : node.inputs) input = shifted_node(input, years, done);
  return done[id] = book.graph.add(std::move(node));
}

// A decision is one of the run's year; what it was in another nobody has computed.
bool Builder::reads_decision(NodeId id) const {
  const std::vector<NodeId> all = graph::reachable(book.graph, {id});
  return std::any_of(all.begin(), all.end(), [&](NodeId below) {
    const Operation operation = book.graph[below].operation;
    return operation == Operation::decision_amount || operation == Operation::decision_qualifies || operation == Operation::decision_paid_by ||
           operation == Operation::paid_before;
  });
}

OutlineId Builder::shifted(lua_State* state, OutlineId id, std::int64_t years) {
  if (years != 0 && !book.outline[id].list_handle && reads_decision(book.outline[id].node)) {
    report(state, "decision-of-another-year", {"决定和已兑现的金额只有本年的，不能取往年的", "a decision, and what was paid before, is this year's, and is not known for earlier years"},
           {"往年兑现的金额请声明为历史事实（history）", "declare what was paid in earlier years as a fact with `history`"});
    return poison();
  }
  std::map<NodeId, NodeId> done;
  moved.push_back(id);
  return shifted(state, id, years, done);
}

OutlineId Builder::shifted(lua_State* state, OutlineId id, std::int64_t years, std::map<NodeId, NodeId>& done) {
  LuaState::of(state).charge(word_cost);
  OutlineEntry entry = book.outline[id];
  for (OutlineId& part : entry.parts) part = shifted(state, part, years, done);
  if (!entry.list_handle) entry.node = shifted_node(entry.node, years, done);
  return book.outline.add(std::move(entry));
}

}  // namespace duixian::script
