// What an entry says, spelled out as JSON for people and programs.
#pragma once

#include <string>

#include "ledger/fact_bytes.h"

namespace duixian {

// An array with one object a decision, in the order of the provisions; those not applicable are left out. Sums are exact:
// "500000.00 CNY".
[[nodiscard]] std::string shown_decisions(const ledger::SubjectEntry& entry);
// An array with one object a fact that is known.
[[nodiscard]] std::string shown_facts(const std::vector<ledger::RecordedFact>& facts);

}  // namespace duixian
