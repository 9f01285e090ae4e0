#include "evaluate/groups.h"

namespace duixian::evaluate {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;

// Whether a node depends on which group is looked at. Nodes come after their inputs.
std::set<NodeId> depending(const graph::Graph& graph, const std::vector<NodeId>& nodes, const Rational& number) {
  std::set<NodeId> found;
  for (const NodeId id : nodes) {
    const Node& node = graph[id];
    bool depends = node.operation == Operation::in_group && node.constant == number;
    for (const NodeId input : node.inputs) depends = depends || found.contains(input);
    if (depends) found.insert(id);
  }
  return found;
}

}  // namespace

std::map<NodeId, std::vector<NodeId>> group_orders(const graph::Graph& graph) {
  std::map<NodeId, std::vector<NodeId>> orders;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const Node& node = graph[NodeId{i}];
    if (node.operation != Operation::groups) continue;
    const std::vector<NodeId> below = graph::reachable(graph, {node.inputs[2], node.inputs[3]});
    std::vector<NodeId>& order = orders[NodeId{i}];
    for (const NodeId id : depending(graph, below, node.constant)) {
      if (graph[id].scope != static_cast<int>(node.index)) order.push_back(id);  // those of a member are asked member by member
    }
  }
  return orders;
}

}  // namespace duixian::evaluate
