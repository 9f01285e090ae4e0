// One decision by the row executor, without its details: what the columns leave to it.
#pragma once

#include <optional>

#include "evaluate/column_decisions.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

// `regardless`: the highest sum in minor units, whatever `when` says; nothing where it is not known.
[[nodiscard]] RowDecision row_decision(RowExecutor& executor, const BoundProvision& bound, Row row, std::optional<std::int64_t>& regardless);

}  // namespace duixian::evaluate
