#include "report/settlement_totals.h"

#include <algorithm>

namespace duixian::report {

SettlementTotals totals_of(const Settled& settled) {
  SettlementTotals all;
  for (const SettledClaim& claim : settled.claims) {
    ++all.claims;
    all.held_claims += claim.held ? 1 : 0;
    if (claim.sum_known) {
      all.decided += claim.sum.minor;
      all.held += claim.held ? claim.highest.minor : 0;
      for (const SettledCut& cut : claim.cuts) all.cut += cut.amount.minor;
    }
    all.paid += claim.paid.minor;
    for (const SettledCut& cut : claim.cuts) {
      auto& [count, sum] = all.by_cut[cut.cut];
      ++count;
      sum += cut.amount.minor;
    }
    for (const SettledPayment& one : claim.payments) {
      const auto known = [&](const auto& party) { return party.first == one.party; };
      if (std::none_of(all.parties.begin(), all.parties.end(), known)) all.parties.emplace_back(one.party, one.party_title);
      auto& year = all.by_year[{one.year, {one.party, claim.fund}}];
      (one.due == "now" ? year.now : one.due == "later" ? year.later : one.due == "waiting" ? year.waiting : year.lapsed) += one.amount.minor;
      if (one.due == "now") all.by_district[{claim.district, one.party}] += one.amount.minor;
      if (one.due == "lapsed") all.lapsed += one.amount.minor;
    }
  }
  return all;
}

}  // namespace duixian::report
