// Members that go together by a key, looked at group by group.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "evaluate/program.h"

namespace duixian::evaluate {

// For every node `groups` what has to be evaluated anew for each group: what asks for the group's members, inputs first.
[[nodiscard]] std::map<graph::NodeId, std::vector<graph::NodeId>> group_orders(const graph::Graph& graph);

}  // namespace duixian::evaluate
