#include "script/builder.h"

#include <algorithm>

#include "lauxlib.h"
#include "lua.h"
#include "script/limits.h"

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
  if (diagnostics_.size() >= maximum_diagnostics) return;
  Diagnostic diagnostic{Severity::error, std::move(code), book.files[static_cast<std::size_t>(file)], current_line(state), "", provision,
                        std::move(what), std::move(remedy)};
  if (std::find(diagnostics_.begin(), diagnostics_.end(), diagnostic) == diagnostics_.end()) {
    diagnostics_.push_back(std::move(diagnostic));
  }
}

void Builder::warn(int at_file, int line, std::string code, Message what, Message remedy) {
  if (diagnostics_.size() >= maximum_diagnostics) return;
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
  report(state, "too-deep", {"一条规则嵌套过深或过长", "a rule is nested too deeply or grows too long"},
         {"把它拆成几个事实或几条规定", "split it into several facts or provisions"});
  return poison();
}

NodeId Builder::shifted_node(NodeId id, std::int64_t years) {
  Node node = book.graph[id];
  if (node.operation == Operation::fact) {
    const auto& fact = book.schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)];
    if (fact.yearly) node.years_ago += years;
  }
  if (node.operation == Operation::this_year) node.years_ago += years;
  for (NodeId& input : node.inputs) input = shifted_node(input, years);
  return book.graph.add(std::move(node));
}

OutlineId Builder::shifted(lua_State* state, OutlineId id, std::int64_t years) {
  OutlineEntry entry = book.outline[id];
  for (OutlineId& part : entry.parts) part = shifted(state, part, years);
  if (!entry.list_handle) entry.node = shifted_node(entry.node, years);
  return book.outline.add(std::move(entry));
}

int current_line(lua_State* state) {
  lua_Debug frame;
  for (int level = 0; lua_getstack(state, level, &frame); ++level) {
    lua_getinfo(state, "Sl", &frame);
    if (frame.currentline > 0) return frame.currentline;
  }
  return 0;
}

}  // namespace duixian::script
