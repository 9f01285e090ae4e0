#include "report/settlement_totals.h"

#include <algorithm>

namespace duixian::report {

std::vector<std::pair<std::string, Message>> payers_of(const Settled& settled) {
  std::vector<std::pair<std::string, Message>> found;
  for (const Obligation& one : settled.sums.obligations) {
    const auto known = [&](const auto& payer) { return payer.first == one.party; };
    if (std::none_of(found.begin(), found.end(), known)) found.emplace_back(one.party, one.party_title);
  }
  return found;
}

std::string payer_text(const std::pair<std::string, Message>& payer, Language language) {
  if (payer.first.empty()) return language == Language::chinese ? "原文未写明出资方" : "no payer stated";
  return payer.second.in(language);
}

std::map<std::pair<std::string, std::string>, Int128> due_by_district(const Settled& settled) {
  std::map<std::pair<std::string, std::string>, Int128> found;
  for (const SettledClaim& claim : settled.claims) {
    for (const SettledPayment& one : claim.payments) {
      if (one.due == "now") found[{claim.district, one.party}] += one.amount.minor;
    }
  }
  return found;
}

}  // namespace duixian::report
