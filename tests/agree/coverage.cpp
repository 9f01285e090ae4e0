#include "agree/coverage.h"

#include <algorithm>
#include <set>

namespace duixian::agree {

namespace {

using graph::Node;
using graph::Operation;
using enum graph::Operation;

// Replaced when a pack is bound, so that no executor meets them. `not_stated` is a mark of the provision and never a node.
const std::set<Operation> bound_away{discretion_lowest, discretion_highest, decision_amount, decision_qualifies, decision_paid_by, choose_by, first_row_by, this_day};

// What an input is to its operation.
std::string role(const Node& node, std::size_t input) {
  switch (node.operation) {
    case choose: return input == 0 ? "selector" : "branch";
    case groups: return input == 0 ? "filter" : input == 1 ? "key" : input == 2 ? "condition" : "body";
    case first_row: return input < node.inputs.size() / 2 ? "condition" : "value";
    case elected: return input == 0 ? "election" : "part";
    case highest_before: case ever_before: return input == 0 && node.detail == 1 ? "count" : "year";
    case first_that: return input < node.inputs.size() / 2 ? "condition" : "name";
    case given_or_computed: return input == 0 ? "given" : "computed";
    case split_part: return input == 0 ? "sum" : "weight";
    case list_sum: case list_highest: case list_any: case list_every: case list_values: case list_count_surely: case list_count_possibly:
    case list_split: return input == 0 ? "filter" : input == 1 ? "body" : "sum";
    case all: case any: case which: case least: case greatest: case compute: return "input";
    default: return "input " + std::to_string(input + 1);
  }
}

// The rules that a run has to meet. Names of `gives` are constants, and so are the bodies of a count.
std::set<std::pair<Operation, std::string>> rules() {
  std::set<std::pair<Operation, std::string>> all_rules;
  const auto put = [&](Operation operation, std::initializer_list<const char*> roles) {
    for (const char* one : roles) all_rules.emplace(operation, one);
  };
  for (Operation one : {fact, parameter, reading}) put(one, {"itself"});
  for (Operation one : {all, any, which, least, greatest, compute}) put(one, {"input"});
  for (Operation one : {negation, one_of, negate, year_of, series_on, tiers, slices}) put(one, {"input 1"});
  for (Operation one : {agree, at_least, more_than, equals, add, subtract, multiply, divide, whole_steps, growth, rounded, plus_months, equal_parts, days_between, full_months, year_number, capped_if_known}) put(one, {"input 1", "input 2"});
  put(average_growth, {"input 1", "input 2", "input 3"});
  put(choose, {"selector", "branch"});
  put(first_that, {"condition"});
  put(first_row, {"condition", "value"});
  put(elected, {"election", "part"});
  for (Operation one : {highest_before, ever_before}) put(one, {"count", "year"});
  put(paid_before, {"itself"});
  put(given_or_computed, {"given", "computed"});
  put(split_part, {"sum", "weight"});
  for (Operation one : {list_sum, list_highest, list_any, list_every, list_values}) put(one, {"list", "filter", "body"});
  for (Operation one : {list_count_surely, list_count_possibly}) put(one, {"list", "filter"});
  put(list_split, {"list", "filter", "body", "sum"});
  return all_rules;
}

const char* to_text(graph::Undefined why) {
  constexpr const char* names[] = {"plain", "division by zero", "no base", "years not whole", "negative growth", "no weights", "no branch",
                                   "no step", "not whole months", "not whole days", "no series value", "bad parts", "function refused", "overflow", "end before start", "not begun", "no such year", "no beginning"};
  return names[static_cast<std::size_t>(why)];
}

}  // namespace

void Coverage::meet(const evaluate::Program& program, const evaluate::BoundProvision& bound, evaluate::RowExecutor& executor) {
  for (const graph::NodeId id : bound.order) meet(program, id, executor);
}

void Coverage::meet(const evaluate::Program& program, graph::NodeId id, evaluate::RowExecutor& executor) {
  const Node& node = program.graph[id];
  ++node_rows_;
  ++operations_[node.operation];
  const graph::Cell& cell = executor.cell(id);
  if (!cell.known && node.inputs.empty()) ++unknown_[{node.operation, "itself"}];
  if (!cell.known && cell.why != graph::Undefined::no) ++undefined_[cell.why];
  if (!graph::walks_members(node.operation)) {
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
      if (!executor.cell(node.inputs[i]).known) ++unknown_[{node.operation, role(node, i)}];
    }
    return;
  }
  const auto members = executor.members(node);
  if (!members) ++unknown_[{node.operation, "list"}];
  if (node.inputs.size() > 2 && !executor.cell(node.inputs[2]).known) ++unknown_[{node.operation, role(node, 2)}];
  if (!members) return;
  executor.for_each_member(id, *members, [&](std::size_t) {
    for (std::size_t i = 0; i < 2; ++i) {
      if (!executor.cell(node.inputs[i]).known) ++unknown_[{node.operation, role(node, i)}];
    }
    for (const graph::NodeId member : program.member_orders.at(id)) meet(program, member, executor);
  });
}

void Coverage::meet(const packs::Pack& pack) {
  for (std::uint32_t i = 0; i < pack.book->graph.size(); ++i) ++drafted_[pack.book->graph[graph::NodeId{i}].operation];
  for (const graph::Provision& provision : pack.book->provisions) drafted_[not_stated] += provision.amount_not_stated ? 1 : 0;
}

std::string Coverage::table() const {
  std::string text = "node-rows " + std::to_string(node_rows_) + "\noperation             met  with an input unknown\n";
  for (std::size_t i = 0; i < graph::operation_count; ++i) {
    const auto operation = static_cast<Operation>(i);
    const auto count = [&](const auto& map) { return map.contains(operation) ? map.at(operation) : 0; };
    std::string line = graph::row_of(operation).name;
    const bool away = bound_away.contains(operation) || operation == not_stated;
    const std::string times = std::to_string(away ? count(drafted_) : count(operations_));
    line.resize(std::max<std::size_t>(line.size() + 1, 25 - std::min<std::size_t>(times.size(), 24)), ' ');
    line += times + (away ? "  in packs; bound away" : "");
    for (const auto& [rule, met] : unknown_) {
      if (rule.first == operation) line += "  " + rule.second + " " + std::to_string(met);
    }
    text += line + "\n";
  }
  text += "undefined:";
  for (const auto& [why, met] : undefined_) text += std::string("  ") + to_text(why) + " " + std::to_string(met);
  return text + "\n" + beside();
}

std::string Coverage::beside() const {
  std::string text = "beside:";
  for (const auto& [what, met] : others_) text += "  " + what + " " + std::to_string(met);
  return text + "\n";
}

std::vector<std::string> Coverage::gaps() const {
  std::vector<std::string> never;
  for (std::size_t i = 0; i < graph::operation_count; ++i) {
    const auto operation = static_cast<Operation>(i);
    const bool away = bound_away.contains(operation) || operation == not_stated;
    const auto& met = away ? drafted_ : operations_;
    if (!met.contains(operation) || met.at(operation) == 0) never.push_back(graph::row_of(operation).name);
  }
  for (const auto& rule : rules()) {
    if (!unknown_.contains(rule)) never.push_back(std::string(graph::row_of(rule.first).name) + " with its " + rule.second + " unknown");
  }
  for (std::size_t why = 1; why <= static_cast<std::size_t>(graph::Undefined::no_beginning); ++why) {
    if (!undefined_.contains(static_cast<graph::Undefined>(why))) never.push_back(std::string("undefined: ") + to_text(static_cast<graph::Undefined>(why)));
  }
  return never;
}

}  // namespace duixian::agree
