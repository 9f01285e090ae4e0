// The sums of a settlement, each view adding up to the same total: by payer and district, by fund, by year of payment.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/settlement.h"

namespace duixian::report {

struct SettlementTotals {
  Int128 decided = 0, cut = 0, held = 0, paid = 0;                    // decided = cut + held + paid, where all sums are known
  Int128 lapsed = 0;                                                  // of paid: instalments whose condition failed
  std::size_t claims = 0, held_claims = 0;
  std::vector<std::pair<std::string, Message>> parties;               // in order of appearance; "" where nobody says who pays
  std::map<std::pair<std::string, std::string>, Int128> by_district;  // (district, party), what is due now
  struct Year {
    Int128 now = 0, later = 0, waiting = 0, lapsed = 0;
  };
  std::map<std::pair<int, std::pair<std::string, std::string>>, Year> by_year;  // (year; party, fund); year 0: not known
  std::map<std::string, std::pair<std::size_t, Int128>> by_cut;       // how many, and how much
};

[[nodiscard]] SettlementTotals totals_of(const Settled& settled);

// For a terminal: what was decided, cut, held back and paid; funds, earmarks, obligations, recoveries.
[[nodiscard]] std::string settlement_text(const Settled& settled, Language language);
// What a kind of cut is called in a table: "不重复计奖".
[[nodiscard]] std::string cut_text(const std::string& cut, Language language);

}  // namespace duixian::report
