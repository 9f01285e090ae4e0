#include <algorithm>
#include <set>

#include "evaluate/binder.h"
#include "graph/provision_roots.h"

namespace duixian::evaluate {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::ParameterValue;

// What the subject's own row needs, and for every list operation what each member's row needs.
void Binder::order(BoundProvision& bound, const std::vector<NodeId>& roots) {
  const graph::Graph& graph = program_.graph;
  std::set<int> own{graph::no_scope};
  for (std::optional<std::size_t> entity = book_.provisions[bound.provision].subject; entity; entity = book_.schema.entities[*entity].owner) {
    own.insert(static_cast<int>(*entity));
  }
  // What the outline names is evaluated even where folding made it superfluous: the explanation shows it.
  std::vector<NodeId> named = roots;
  for (const auto& [draft, made] : bound.nodes) named.push_back(made);
  for (NodeId id : graph::reachable(graph, named)) {
    if (own.contains(graph[id].scope)) bound.order.push_back(id);
    if (graph::walks_members(graph[id].operation)) member_order(id);
  }
  std::set<OwnedDiscretion> discretions;
  for (NodeId id : graph::reachable(graph, roots)) {
    const Node& node = graph[id];
    if (node.operation != Operation::discretion) continue;
    discretions.insert({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
  }
  bound.discretions.assign(discretions.begin(), discretions.end());
  readings(bound);
}

void Binder::member_order(NodeId list) {
  const Node& node = program_.graph[list];
  std::vector<NodeId>& members = program_.member_orders[list];
  members.clear();
  for (NodeId member : graph::reachable(program_.graph, {node.inputs[0], node.inputs[1]})) {
    if (program_.graph[member].scope == static_cast<int>(node.index)) members.push_back(member);
  }
}

// Those of the computed facts that it reads too: the explanation shows them.
void Binder::readings(BoundProvision& bound) {
  std::set<std::int64_t> seen;
  for (const auto& [id, made] : bound.nodes) {
    const Node& draft = book_.graph[NodeId{id}];
    if (draft.operation != Operation::reading || !seen.insert(draft.index).second) continue;
    const auto& declared = book_.declarations.readings[static_cast<std::size_t>(draft.index)];
    bound.readings.emplace_back(declared.id, chosen(declared));
  }
  std::sort(bound.readings.begin(), bound.readings.end());
}

}  // namespace duixian::evaluate
