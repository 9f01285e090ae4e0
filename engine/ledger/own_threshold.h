// Thresholds and shortfalls of failed conditions, as entries hold them. A threshold that is the same for all subjects stands in
// the condition's line; one that rests on the subject's own facts (this year's output, of a condition on last year's) stands in
// its entry. A shortfall is mostly nowhere: it is how far what was found lies from the threshold, but for a threshold that is not
// known (at discretion).
#pragma once

#include <optional>
#include <string_view>

#include "duixian/words/decision.h"

namespace duixian::ledger {

// Whether what an explanation stands for is another for another subject.
[[nodiscard]] bool rests_on_facts(const Explanation& explanation);
// By the condition from which its text is written; without one, the threshold is everybody's.
[[nodiscard]] bool threshold_is_own(const FailedCondition& failed);
// `shape` is that of the shortfall (value_bytes.h); nothing where found and threshold are no quantities.
[[nodiscard]] std::optional<Value> shortfall_of(const FailedCondition& failed, std::string_view shape);

// The shortfall cannot be told from the rest.
[[nodiscard]] bool shortfall_is_own(const FailedCondition& failed);

}  // namespace duixian::ledger
