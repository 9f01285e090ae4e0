#include "graph/graph.h"

#include <algorithm>
#include <set>

namespace duixian::graph {

namespace {

void put(std::string& key, std::int64_t number) { key.append(reinterpret_cast<const char*>(&number), sizeof number); }
void put(std::string& key, const std::string& text) {
  put(key, static_cast<std::int64_t>(text.size()));
  key += text;
}
void put(std::string& key, const Rational& value) {
  const Int128 parts[2] = {value.numerator(), value.denominator()};
  key.append(reinterpret_cast<const char*>(parts), sizeof parts);
}

// Everything that makes two nodes differ, byte for byte.
std::string key_of(const Node& node) {
  std::string key;
  put(key, static_cast<std::int64_t>(node.operation));
  put(key, static_cast<std::int64_t>(node.type.kind));
  for (const Dimension& dimension : node.type.unit.dimensions) {
    put(key, dimension.name);
    put(key, dimension.power);
  }
  put(key, node.scope);
  for (NodeId input : node.inputs) put(key, input.index);
  put(key, std::int64_t{-1});
  put(key, node.constant);
  put(key, node.index);
  put(key, node.detail);
  put(key, node.years_ago);
  for (const std::string& name : node.names) put(key, name);
  put(key, std::int64_t{-1});
  for (const TierRow& row : node.table) {
    put(key, row.bound);
    put(key, row.strict);
    put(key, row.gives);
    put(key, row.name);
  }
  return key;
}

}  // namespace

NodeId Graph::add(Node node) {
  if (!is_leaf(node.operation) && !walks_members(node.operation)) {
    for (NodeId input : node.inputs) node.scope = std::max(node.scope, nodes_[input.index].scope);
  }
  const NodeId next{static_cast<std::uint32_t>(nodes_.size())};
  const auto [at, fresh] = ids_.try_emplace(key_of(node), next);
  if (fresh) nodes_.push_back(std::move(node));
  return at->second;
}

std::optional<Node> folded(const Graph& graph, const Node& node) {
  const OperationRow& row = row_of(node.operation);
  const bool foldable = row.unknown_rule == UnknownRule::strict && node.operation != Operation::compute &&
                        node.operation != Operation::series_on && node.operation != Operation::series_average &&
                        (node.type.kind == TypeKind::quantity || node.type.kind == TypeKind::truth);
  if (!foldable || node.inputs.empty()) return std::nullopt;
  std::vector<Cell> cells;
  for (NodeId input : node.inputs) {
    const Node& constant = graph[input];
    if (constant.operation != Operation::constant || !constant.names.empty()) return std::nullopt;
    cells.push_back(known(constant.constant));
  }
  const Cell result = scalar_value(node, cells);
  if (!result.known || result.list) return std::nullopt;
  Node constant;
  constant.type = node.type;
  constant.constant = result.value;
  return constant;
}

std::vector<NodeId> reachable(const Graph& graph, const std::vector<NodeId>& roots) {
  std::set<NodeId> seen;
  std::vector<NodeId> open(roots);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    for (NodeId input : graph[id].inputs) open.push_back(input);
  }
  return {seen.begin(), seen.end()};
}

}  // namespace duixian::graph
