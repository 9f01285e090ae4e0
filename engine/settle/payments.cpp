#include "settle/payments.h"

#include <algorithm>

#include "base/apportion.h"
#include "settle/divide.h"
#include "settle/instalments.h"

namespace duixian::settle {

namespace {

class Sharing {
 public:
  Sharing(const Rules& rules, const Claims& claims, std::size_t enterprise) : rules_(rules), claims_(claims), enterprise_(enterprise) {}

  // A part among its payers, appended to `into`.
  void share(const Payment& part, const Claim& claim, const std::vector<OwnPayer>& own, std::vector<Payment>& into) {
    if (part.amount == 0) return;
    std::vector<std::size_t> parties;
    std::vector<std::int64_t> sums;
    if (!by_itself(part.amount, own, parties, sums) && !by_rule(part.amount, claim, parties, sums)) {
      into.push_back(part);
      return;
    }
    for (std::size_t i = 0; i < parties.size(); ++i) {
      if (sums[i] == 0) continue;
      into.push_back(part);
      into.back().party = static_cast<std::uint16_t>(parties[i]);
      into.back().amount = sums[i];
    }
  }

 private:
  // As the provision itself says.
  static bool by_itself(std::int64_t amount, const std::vector<OwnPayer>& own, std::vector<std::size_t>& parties, std::vector<std::int64_t>& sums) {
    if (std::none_of(own.begin(), own.end(), [](const OwnPayer& payer) { return payer.weight > 0; })) return false;
    std::vector<std::int64_t> weights;
    for (const OwnPayer& payer : own) weights.push_back(payer.weight), parties.push_back(payer.party);
    sums = divide(amount, weights);
    return true;
  }

  // By the first rule about the provision; where a figure that it needs is not known nobody can say who pays.
  bool by_rule(std::int64_t amount, const Claim& claim, std::vector<std::size_t>& parties, std::vector<std::int64_t>& sums) {
    const auto rule = std::find_if(rules_.payers.begin(), rules_.payers.end(), [&](const Payers& one) { return one.provisions[claim.provision]; });
    const auto* weights = rule == rules_.payers.end() ? nullptr : weights_of(*rule, claim);
    if (!weights) return false;
    std::vector<Rational> shares;
    for (const PayerWeight& one : *weights) {
      const auto share = one.figure ? claims_.figure(*one.figure, enterprise_, claim) : std::optional(one.weight);
      if (!share) return false;
      parties.push_back(one.party);
      shares.push_back(*share);
    }
    auto divided = apportion(amount, shares);
    if (divided) sums = *std::move(divided);
    return !sums.empty();
  }

  const std::vector<PayerWeight>* weights_of(const Payers& rule, const Claim& claim) {
    if (!rule.by) return rule.cases.empty() ? nullptr : &rule.cases.front().second;
    const auto which = claims_.figure(*rule.by, enterprise_, claim);
    for (const auto& [code, weights] : rule.cases) {
      if (which && *which == Rational(code)) return &weights;
    }
    return nullptr;
  }

  const Rules& rules_;
  const Claims& claims_;
  std::size_t enterprise_;
};

}  // namespace

std::vector<std::vector<Payment>> payments_of(const Rules& rules, const Claims& claims, std::size_t enterprise, std::span<const Settled> settled) {
  std::vector<OwnDivision> own(settled.size());
  for (std::size_t i = 0; i < settled.size(); ++i) {
    if (settled[i].paid() != 0) own[i] = claims.own_division(enterprise, settled[i].claim);
  }
  const auto parts = instalments_of(rules, claims, enterprise, settled, own);
  Sharing sharing(rules, claims, enterprise);
  std::vector<std::vector<Payment>> all(settled.size());
  for (std::size_t i = 0; i < settled.size(); ++i) {
    for (const Payment& part : parts[i]) sharing.share(part, settled[i].claim, own[i].payers, all[i]);
  }
  return all;
}

std::vector<Payment> carried_over(const Rules& rules, const Claims& claims, std::size_t enterprise, const Settled& settled, std::int64_t amount) {
  std::vector<Payment> all;
  const OwnDivision own = claims.own_division(enterprise, settled.claim);
  Sharing(rules, claims, enterprise).share({rules.year + 1, Due::carried, no_party, amount}, settled.claim, own.payers, all);
  return all;
}

std::optional<std::size_t> fund_of(const Rules& rules, std::size_t provision) {
  for (std::size_t fund = 0; fund < rules.funds.size(); ++fund) {
    if (rules.funds[fund].provisions[provision]) return fund;
  }
  return std::nullopt;
}

}  // namespace duixian::settle
