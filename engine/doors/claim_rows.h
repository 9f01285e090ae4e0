// Rows of a provision's decisions in columns that may cost money.
#pragma once

#include <functional>

#include "evaluate/column_decisions.h"

namespace duixian {

// Calls `visit` with each row of [first, last) that is granted, pending, open or undetermined, ascending.
void each_claim_row(const evaluate::ProvisionDecisions& decisions, columns::Row first, columns::Row last,
                    const std::function<void(columns::Row row, const evaluate::RowDecision& decision)>& visit);

}  // namespace duixian
