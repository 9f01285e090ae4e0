// The rules that settlement reads, under its own names.
#pragma once

#include "graph/settlement_rules.h"

namespace duixian::settle {

using graph::Bar, graph::Cap, graph::Ceiling, graph::Claw, graph::Earmark, graph::Fund, graph::Gate, graph::InstalmentPart, graph::Instalments,
    graph::Keep, graph::Minimum, graph::PaidBefore, graph::Payers, graph::PayerWeight, graph::Provisions, graph::Quota, graph::Scope,
    graph::Shortage, graph::Stacking, graph::Stage, graph::Ties, graph::Unspent;
using Once = graph::PaidOnce;
using Rule = graph::SettlementRule;
using Rules = graph::SettlementRules;

}  // namespace duixian::settle
