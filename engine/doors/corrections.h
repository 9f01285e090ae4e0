// What a settlement changes against an earlier one.
#pragma once

#include <vector>

#include "duixian/words/settlement.h"

namespace duixian {

// One for each subject, clause and year of payment whose sum differs; earlier ones that are gone come to nothing now.
// Both sides say why nothing or less is paid.
[[nodiscard]] std::vector<Correction> corrections_of(const std::vector<EarlierClaim>& earlier, const Settled& now);
// A settlement as the earlier one of another.
[[nodiscard]] std::vector<EarlierClaim> earlier_claims(const Settled& before);

}  // namespace duixian
