// The rules of outcomes: the first that applies, in the order of the model.
#pragma once

#include <optional>

#include "duixian/words/decision.h"
#include "evaluate/findings.h"

namespace duixian::evaluate {

struct Verdicts {
  Outcome outcome = Outcome::undetermined;
  bool zero = false;                     // ineligible because the amount is known and nothing
  std::optional<Money> lowest, highest;  // of the sum over all corners; nothing where it is not known
  Message reason;
};

// Whether money moves under this kind, so that nothing is never granted.
[[nodiscard]] bool moves_money(ProvisionKind kind);

// Whether a decision of this kind and outcome states its sum: where it is due, and of a duty wherever it is asked.
[[nodiscard]] bool shows_sum(ProvisionKind kind, Outcome outcome);

[[nodiscard]] Verdicts outcome_of(RowExecutor& executor, const BoundProvision& bound, const Findings& findings);

}  // namespace duixian::evaluate
