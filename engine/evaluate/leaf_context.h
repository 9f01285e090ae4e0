// What the columns have to be told of leaves: the year, declared absences, ends of discretions, dated series.
#pragma once

#include "columns/records.h"
#include "evaluate/program.h"
#include "graph/lowering.h"

namespace duixian::evaluate {

// Both outlive it.
[[nodiscard]] graph::LeafContext leaf_context(const Program& program, const columns::Records& records);

}  // namespace duixian::evaluate
