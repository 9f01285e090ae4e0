#include "evaluate/same_rule.h"

#include "graph/provision_roots.h"

namespace duixian::evaluate {

using graph::Node;
using graph::NodeId;

bool SameRule::same(std::size_t bound) {
  if (before_.settings.year != after_.settings.year || before_.settings.as_of != after_.settings.as_of) return false;
  const BoundProvision &a = before_.provisions[bound], &b = after_.provisions[bound];
  if (a.discretions != b.discretions) return false;
  // Every node that the author named, for conditions are kept one by one.
  for (const auto& [draft, node] : a.nodes) {
    const auto other = b.nodes.find(draft);
    if (other == b.nodes.end() || !same(node, other->second)) return false;
  }
  return a.nodes.size() == b.nodes.size();
}

bool SameRule::same_lists(const Node& before, const Node& after) const {
  if (!graph::is_over_members(before.operation) || before.detail < 0 || after.detail < 0) return before.detail == after.detail;
  return before_.named_lists[static_cast<std::size_t>(before.detail)] == after_.named_lists[static_cast<std::size_t>(after.detail)];
}

bool SameRule::same(NodeId before, NodeId after) {
  const std::pair key{before, after};
  if (const auto at = known_.find(key); at != known_.end()) return at->second;
  const Node &a = before_.graph[before], &b = after_.graph[after];
  bool equal = a.operation == b.operation && a.type == b.type && a.scope == b.scope && a.constant == b.constant && a.index == b.index && same_lists(a, b) && a.years_ago == b.years_ago &&
               a.names == b.names && a.codes == b.codes && a.table == b.table && a.inputs.size() == b.inputs.size();
  for (std::size_t i = 0; i < a.inputs.size() && equal; ++i) equal = same(a.inputs[i], b.inputs[i]);
  return known_[key] = equal;
}

}  // namespace duixian::evaluate
