// The sums of a settlement for tables: what is due now by district and payer, and who pays at all.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/settlement.h"

namespace duixian::report {

// Payers in the order in which obligations name them; "" where nobody says who pays.
[[nodiscard]] std::vector<std::pair<std::string, Message>> payers_of(const Settled& settled);
[[nodiscard]] std::string payer_text(const std::pair<std::string, Message>& payer, Language language);

// What is due now, by (district, payer).
[[nodiscard]] std::map<std::pair<std::string, std::string>, Int128> due_by_district(const Settled& settled);

// For a terminal: what was decided, cut, held back and paid; funds, earmarks, obligations, recoveries.
[[nodiscard]] std::string settlement_text(const Settled& settled, Language language);
// What a kind of cut is called in a table: "不重复计奖".
[[nodiscard]] std::string cut_text(const std::string& cut, Language language);

}  // namespace duixian::report
