// What an outcome is called: the general name for counts, and the word that fits the kind of provision for one decision.
#pragma once

#include <string>

#include "duixian/words/decision.h"

namespace duixian::report {

inline constexpr Outcome all_outcomes[] = {
    Outcome::granted,    Outcome::pending,        Outcome::open,         Outcome::undetermined,
    Outcome::ineligible, Outcome::superseded,     Outcome::exhausted,    Outcome::barred,
    Outcome::failed,     Outcome::not_applicable, Outcome::not_in_force,
};

[[nodiscard]] std::string outcome_text(Outcome outcome, Language language);                      // "符合", "granted"
[[nodiscard]] std::string outcome_text(Outcome outcome, ProvisionKind kind, Language language);  // "拟奖励", "award due"
[[nodiscard]] std::string kind_text(ProvisionKind kind, Language language);
// Award, subsidy, rebate, relief: kinds whose granted amount is money in favour of the subject. A share divides a sum that
// another clause may award, and is no payment of its own.
[[nodiscard]] bool moves_money(ProvisionKind kind);

}  // namespace duixian::report
