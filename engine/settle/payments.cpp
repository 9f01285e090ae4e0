#include "settle/payments.h"

#include <algorithm>

#include "base/apportion.h"
#include "settle/divide.h"

namespace duixian::settle {

namespace {

class Dividing {
 public:
  Dividing(const Rules& rules, const Claims& claims, std::size_t enterprise, const Settled& settled)
      : rules_(rules), claims_(claims), enterprise_(enterprise), settled_(settled) {}

  std::vector<Payment> divide() {
    std::vector<Payment> all;
    if (settled_.paid() == 0) return all;
    for (const Payment& part : parts()) {
      for (const Payment& one : by_payer(part)) {
        if (one.amount != 0) all.push_back(one);
      }
    }
    return all;
  }

 private:
  [[nodiscard]] std::size_t provision() const { return settled_.claim.provision; }

  std::vector<Payment> parts() {
    const auto own = claims_.own_parts(enterprise_, settled_.claim);
    const bool says = std::any_of(own.begin(), own.end(), [](const OwnPart& part) { return part.weight > 0; });
    if (says) return own_parts(own);
    for (const Instalments& plan : rules_.instalments) {
      if (plan.provisions[provision()]) return planned(plan);
    }
    return {{rules_.year, Due::now, no_party, settled_.paid()}};
  }

  std::vector<Payment> own_parts(const std::vector<OwnPart>& own) {
    std::vector<std::int64_t> weights;
    for (const OwnPart& part : own) weights.push_back(part.weight);
    const auto sums = settle::divide(settled_.paid(), weights);
    std::vector<Payment> parts;
    for (std::size_t i = 0; i < own.size(); ++i) parts.push_back({own[i].year, state_of(own[i]), no_party, sums[i]});
    return parts;
  }
  [[nodiscard]] Due state_of(const OwnPart& part) const {
    if (part.outcome == Outcome::ineligible) return Due::lapsed;
    if (part.outcome == Outcome::undetermined && part.year <= rules_.year) return Due::waiting;
    return part.year == 0 ? Due::waiting : part.year <= rules_.year ? Due::now : Due::later;
  }

  std::vector<Payment> planned(const Instalments& plan) {
    std::vector<Rational> shares;
    for (const InstalmentPart& part : plan.parts) shares.push_back(part.share);
    const auto sums = apportion(settled_.paid(), shares);
    std::vector<Payment> parts;
    for (std::size_t i = 0; sums && i < plan.parts.size(); ++i) {
      Payment part = falls_due(plan.parts[i]);
      part.amount = (*sums)[i];
      parts.push_back(part);
    }
    return parts;
  }

  // Each part tests its own condition, in the year in which it falls due.
  Payment falls_due(const InstalmentPart& part) {
    Payment due{rules_.year + part.year, part.year > 0 ? Due::later : Due::now, no_party, 0};
    if (part.on) {
      const auto day = claims_.figure(*part.on, enterprise_, settled_.claim);
      const auto days = day ? day->as_int64() : std::nullopt;
      if (!days) return {0, Due::waiting, no_party, 0};
      due.year = Date{static_cast<std::int32_t>(*days)}.year();
      due.due = due.year > rules_.year ? Due::later : Due::now;
    }
    if (!part.when || due.due == Due::later) return due;
    const auto holds = claims_.figure(*part.when, enterprise_, settled_.claim);
    if (!holds) due.due = Due::waiting;
    else if (holds->sign() == 0) due.due = Due::lapsed;
    return due;
  }

  std::vector<Payment> by_payer(const Payment& part) {
    std::vector<std::size_t> parties;
    std::vector<std::int64_t> sums;
    const auto own = claims_.own_payers(enterprise_, settled_.claim);
    std::vector<std::int64_t> weights;
    for (const OwnPayer& payer : own) weights.push_back(payer.weight);
    const bool says = std::any_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight > 0; });
    if (says) sums = settle::divide(part.amount, weights);
    else if (!declared(part.amount, parties, sums)) return {part};
    for (std::size_t i = 0; says && i < own.size(); ++i) parties.push_back(own[i].party);
    std::vector<Payment> all;
    for (std::size_t i = 0; i < parties.size(); ++i) {
      all.push_back(part);
      all.back().party = static_cast<std::uint16_t>(parties[i]);
      all.back().amount = sums[i];
    }
    return all;
  }

  // By the first rule about the provision; where a figure that it needs is not known nobody can say who pays.
  bool declared(std::int64_t amount, std::vector<std::size_t>& parties, std::vector<std::int64_t>& sums) {
    for (const Payers& rule : rules_.payers) {
      if (!rule.provisions[provision()]) continue;
      const auto* weights = weights_of(rule);
      if (!weights) return false;
      std::vector<Rational> shares;
      for (const PayerWeight& one : *weights) {
        const auto share = one.figure ? claims_.figure(*one.figure, enterprise_, settled_.claim) : std::optional(one.weight);
        if (!share) return false;
        parties.push_back(one.party);
        shares.push_back(*share);
      }
      auto divided = apportion(amount, shares);
      if (divided) sums = *std::move(divided);
      return !sums.empty();
    }
    return false;
  }

  const std::vector<PayerWeight>* weights_of(const Payers& rule) {
    if (!rule.by) return rule.cases.empty() ? nullptr : &rule.cases.front().second;
    const auto which = claims_.figure(*rule.by, enterprise_, settled_.claim);
    for (const auto& [code, weights] : rule.cases) {
      if (which && *which == Rational(code)) return &weights;
    }
    return nullptr;
  }

  const Rules& rules_;
  const Claims& claims_;
  std::size_t enterprise_;
  const Settled& settled_;
};

}  // namespace

std::vector<Payment> payments_of(const Rules& rules, const Claims& claims, std::size_t enterprise, const Settled& settled) {
  return Dividing(rules, claims, enterprise, settled).divide();
}

std::optional<std::size_t> fund_of(const Rules& rules, std::size_t provision) {
  for (std::size_t fund = 0; fund < rules.funds.size(); ++fund) {
    if (rules.funds[fund].provisions[provision]) return fund;
  }
  return std::nullopt;
}

}  // namespace duixian::settle
