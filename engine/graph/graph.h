// One append-only array of interned nodes. Inputs precede their users, so running the graph is one loop; an equal node is
// the same node, so that work shared by provisions is done once.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/node.h"

namespace duixian::graph {

class Graph {
 public:
  // The id of an equal node, or of this one, appended. The scope is set here from the inputs (leaves bring their own).
  NodeId add(Node node);
  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id.index]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<Node> nodes_;
  std::unordered_map<std::string, NodeId> ids_;
};

// A constant for folding: a strict operation on constants only, with a result that exists.
[[nodiscard]] std::optional<Node> folded(const Graph& graph, const Node& node);

// Every node that `roots` need, themselves included, in order.
[[nodiscard]] std::vector<NodeId> reachable(const Graph& graph, const std::vector<NodeId>& roots);

}  // namespace duixian::graph
