// How the members of a list are folded into one value, with what is unknown kept apart.
#pragma once

#include <span>
#include <vector>

#include "graph/cell.h"
#include "graph/node.h"

namespace duixian::evaluate {

// A member's filter and body.
struct MemberCells {
  graph::Cell filter;
  graph::Cell body;
  std::string label;  // its name, or its key
};

// `whole` is the sum of a list_split, else unused.
[[nodiscard]] graph::Cell fold_members(const graph::Node& node, const std::vector<MemberCells>& members, const graph::Cell& whole);

}  // namespace duixian::evaluate
