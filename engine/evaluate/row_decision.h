// One decision by the row executor, without its details: what the columns leave to it.
#pragma once

#include "evaluate/column_decisions.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

[[nodiscard]] RowDecision row_decision(RowExecutor& executor, const BoundProvision& bound, Row row);

}  // namespace duixian::evaluate
