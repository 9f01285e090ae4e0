// What an entry says, spelled out for people and programs: the part of a proof file that can be read without this program.
//
// docs/verify.py spells entries out in the same way; a verifier compares the two.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "ledger/fact_bytes.h"

namespace duixian {

// One object a decision, in the order of the provisions; those not applicable are left out.
[[nodiscard]] nlohmann::ordered_json shown_decisions(const ledger::SubjectEntry& entry);
// One object a fact that is known.
[[nodiscard]] nlohmann::ordered_json shown_facts(const std::vector<ledger::RecordedFact>& facts);
// "500000.00 CNY", "0.05", "12 month": exact.
[[nodiscard]] nlohmann::ordered_json shown_value(const Value& value);

}  // namespace duixian
