#include "evaluate/program_check.h"

#include <algorithm>
#include <set>

#include "graph/provision_roots.h"

namespace duixian::evaluate {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;

// How many inputs an operation needs at least.
std::size_t least_inputs(const Node& node) {
  using enum Operation;
  switch (node.operation) {
    case negation: case one_of: case negate: case year_of: case series_on: case series_average: case tiers: case slices: case all: case any:
    case least: case greatest: case which: case choose_by: case day_of_year: case highest_before: case ever_before: return 1;
    case days_between: case full_months: case year_number: case first_row: case elected: case capped_if_known: return 2;
    case in_group: return 1;
    case overlap: case groups: return 4;
    case agree: case at_least: case more_than: case equals: case add: case subtract: case multiply: case divide:
    case whole_steps: case growth: case rounded: case plus_months: case given_or_computed: case equal_parts: case first_that:
    case list_sum: case list_count_surely: case list_count_possibly: case list_any: case list_every: case list_highest:
    case list_values: case list_split: return 2;
    case average_growth: return 3;
    case choose: case reading: return node.names.size() + (node.operation == choose ? 1 : 0);
    case split_part: return node.index < 0 || node.index > 1'000'000 ? SIZE_MAX : 2 + static_cast<std::size_t>(node.index);
    default: return 0;
  }
}

class Check {
 public:
  explicit Check(const Document& document) : of_(document) {}

  std::optional<std::string> first() {
    schema();
    for (std::size_t i = 0; i < of_.rule_nodes.size(); ++i) node(of_.rule_nodes[i], i, "rule_nodes " + std::to_string(i), false);
    for (std::size_t i = 0; i < of_.nodes.size(); ++i) node(of_.nodes[i], i, "nodes " + std::to_string(i), true);
    outline();
    bound();
    return wrong_;
  }

 private:
  void expect(bool holds, const std::string& place) {
    if (!holds && !wrong_) wrong_ = place;
  }
  static bool below(std::int64_t number, std::size_t size) { return number >= 0 && static_cast<std::size_t>(number) < size; }

  void schema() {
    for (std::size_t i = 0; i < of_.schema.size(); ++i) {
      expect(!of_.schema[i].owner || *of_.schema[i].owner < i, "schema " + std::to_string(i) + " owner");
    }
    for (const AbsentName& one : of_.absent_names) expect(fact(one.entity, one.fact), "absent_names");
    for (const ComputedFact& one : of_.computed_facts) expect(fact(one.entity, one.fact) && one.rule.index < of_.outline.size(), "computed_facts");
  }
  [[nodiscard]] bool fact(std::size_t entity, std::size_t number) const { return entity < of_.schema.size() && number < of_.schema[entity].facts.size(); }

  void node(const Node& node, std::size_t own, const std::string& place, bool is_bound) {
    for (const NodeId input : node.inputs) expect(input.index < own, place + " inputs");
    const bool pairs = node.operation != Operation::first_that || node.inputs.size() % 2 == 0;
    const bool named = node.operation != Operation::which || node.names.size() == node.inputs.size();
    expect(node.inputs.size() >= least_inputs(node) && pairs && named, place + " inputs");
    expect(node.scope == graph::no_scope || below(node.scope, of_.schema.size()), place + " scope");
    expect(leaf(node, is_bound), place + " index");
    expect(!graph::walks_members(node.operation) || list(node, is_bound), place + " index");
    expect(node.operation != Operation::compute, place + " operation");
  }

  [[nodiscard]] bool leaf(const Node& node, bool is_bound) const {
    switch (node.operation) {
      case Operation::fact: return node.index >= 0 && node.detail >= 0 && fact(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail));
      case Operation::discretion: return below(node.index, of_.declarations.discretions.size()) && node.detail < static_cast<std::int64_t>(of_.provisions.size());
      case Operation::paid_before: return !is_bound || node.detail < static_cast<std::int64_t>(of_.provisions.size());
      case Operation::approval: return below(node.index, of_.declarations.approvals.size()) && node.detail < static_cast<std::int64_t>(of_.provisions.size());
      case Operation::parameter: return below(node.index, of_.parameters.size());
      case Operation::reading: return below(node.index, of_.declarations.readings.size());
      case Operation::series_average:
      case Operation::series_on: return below(node.index, of_.declarations.series.size());
      default: return true;
    }
  }

  [[nodiscard]] bool list(const Node& node, bool is_bound) const {
    if (!below(node.index, of_.schema.size()) || !of_.schema[static_cast<std::size_t>(node.index)].owner) return false;
    if (node.detail == -1 || !is_bound) return true;
    const auto& facts = of_.schema[static_cast<std::size_t>(node.index)].facts;
    const bool named = std::any_of(facts.begin(), facts.end(), [](const FactSchema& one) { return one.name == "name"; });
    return named && below(node.detail, of_.named_lists.size());
  }

  void outline() {
    for (std::size_t i = 0; i < of_.outline.size(); ++i) {
      const std::string place = "outline " + std::to_string(i);
      expect(of_.outline[i].node.index < of_.rule_nodes.size(), place + " node");
      for (const graph::OutlineId part : of_.outline[i].parts) expect(part.index < i, place + " parts");
      expect(below(of_.outline[i].file, std::max<std::size_t>(of_.files.size(), 1)), place + " file");
    }
    for (std::size_t i = 0; i < of_.provisions.size(); ++i) {
      const std::string place = "provisions " + std::to_string(i);
      expect(of_.provisions[i].subject < of_.schema.size(), place + " subject");
      for (const graph::OutlineId root : roots_of(of_.provisions[i])) expect(root.index < of_.outline.size(), place);
    }
  }

  void bound() {
    const auto nodes = [&](const std::vector<NodeId>& all) { return std::all_of(all.begin(), all.end(), [&](NodeId id) { return id.index < of_.nodes.size(); }); };
    for (std::size_t i = 0; i < of_.bound.size(); ++i) {
      const std::string place = "bound " + std::to_string(i);
      expect(of_.bound[i].provision < of_.provisions.size(), place + " provision");
      expect(nodes(of_.bound[i].order), place + " order");
      for (const auto& [rule, made] : of_.bound[i].nodes) expect(rule < of_.rule_nodes.size() && made.index < of_.nodes.size(), place + " nodes");
      for (const auto& [discretion, provision] : of_.bound[i].discretions) expect(discretion < of_.declarations.discretions.size() && provision < of_.provisions.size(), place + " discretions");
      if (!wrong_) has_roots(of_.bound[i], place);
    }
    for (const auto& [list, order] : of_.member_orders) expect(list.index < of_.nodes.size() && nodes(order), "member_orders");
    for (std::size_t i = 0; i < of_.nodes.size(); ++i) {
      if (!graph::walks_members(of_.nodes[i].operation)) continue;
      const auto its = [&](const auto& one) { return one.first.index == i; };
      expect(std::any_of(of_.member_orders.begin(), of_.member_orders.end(), its), "member_orders " + std::to_string(i));
    }
  }

  // Every entry of the outline that the provision reaches has a node in the program.
  void has_roots(const WrittenProvision& bound, const std::string& place) {
    std::set<std::uint32_t> made;
    for (const auto& [rule, node] : bound.nodes) made.insert(rule);
    std::set<graph::OutlineId> seen;
    std::vector<graph::OutlineId> open = roots_of(of_.provisions[bound.provision]);
    while (!open.empty()) {
      const graph::OutlineId id = open.back();
      open.pop_back();
      if (!seen.insert(id).second) continue;
      const graph::OutlineEntry& entry = of_.outline[id.index];
      expect(entry.list_handle || made.contains(entry.node.index), place + " nodes");
      open.insert(open.end(), entry.parts.begin(), entry.parts.end());
    }
  }

  const Document& of_;
  std::optional<std::string> wrong_;
};

}  // namespace

std::optional<std::string> out_of_range(const Document& document) { return Check(document).first(); }

}  // namespace duixian::evaluate
