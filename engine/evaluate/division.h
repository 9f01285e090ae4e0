// Who bears a decision's sum, who receives it, and in which instalments: all parts add up to the fen.
#pragma once

#include "duixian/words/decision.h"
#include "evaluate/findings.h"

namespace duixian::evaluate {

void divide(RowExecutor& executor, const BoundProvision& bound, const Findings& findings, Decision& decision);

}  // namespace duixian::evaluate
