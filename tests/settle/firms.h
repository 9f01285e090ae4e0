// Enterprises and their claims, written down for a test: rules over provisions by number, figures by name.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "settle/settle.h"

namespace duixian::settle {

inline constexpr std::int64_t wan = 1'000'000;  // 万元 in fen

struct Firm {
  std::string key;
  std::vector<Claim> claims;  // by provision
  std::vector<PastPayment> past;
  std::map<std::size_t, Rational> figures;                                        // of the enterprise
  std::map<std::pair<std::size_t, std::uint16_t>, Rational> figures_of_claims{};  // (figure, provision)
  std::map<std::pair<int, std::size_t>, Rational> figures_in{};                   // (year, figure)
};

class Firms : public Claims {
 public:
  std::vector<Firm> firms;

  [[nodiscard]] std::size_t enterprises() const override { return firms.size(); }
  void read(std::size_t first, std::size_t last, std::vector<Claim>& claims, std::vector<std::uint32_t>& counts) const override {
    for (std::size_t i = first; i < last; ++i) {
      claims.insert(claims.end(), firms[i].claims.begin(), firms[i].claims.end());
      counts.push_back(static_cast<std::uint32_t>(firms[i].claims.size()));
    }
  }
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const Claim& claim) const override {
    const Firm& firm = firms[enterprise];
    if (const auto at = firm.figures_of_claims.find({figure, claim.provision}); at != firm.figures_of_claims.end()) return at->second;
    const auto at = firm.figures.find(figure);
    return at == firm.figures.end() ? std::nullopt : std::optional(at->second);
  }
  [[nodiscard]] std::optional<Rational> figure_in(int year, std::size_t figure, std::size_t enterprise, const Claim& claim) const override {
    const auto at = firms[enterprise].figures_in.find({year, figure});
    return at == firms[enterprise].figures_in.end() ? this->figure(figure, enterprise, claim) : at->second;
  }
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const override {
    const auto at = firms[enterprise].figures.find(figure);
    return at == firms[enterprise].figures.end() ? std::nullopt : std::optional(at->second);
  }
  [[nodiscard]] std::vector<PastPayment> paid_before(std::size_t enterprise) const override { return firms[enterprise].past; }
  [[nodiscard]] std::vector<std::uint32_t> places() const override {
    std::vector<std::uint32_t> found(firms.size(), 0);
    for (std::size_t i = 0; i < firms.size(); ++i) {
      for (const Firm& other : firms) found[i] += other.key < firms[i].key ? 1 : 0;
    }
    return found;
  }
};

// So many provisions about the enterprise itself, in a run of 2007.
inline Rules rules_over(std::size_t provisions) {
  Rules rules;
  rules.year = 2007;
  rules.day = *Date::of(2007, 12, 31);
  rules.history_given = true;
  rules.contested.assign(provisions, false);
  for (std::size_t i = 0; i < provisions; ++i) {
    rules.provisions.emplace_back();
    rules.provisions.back().pack = "test";
    rules.provisions.back().id = std::to_string(i);
    rules.provisions.back().about_enterprise = true;
  }
  return rules;
}

inline Provisions these(const Rules& rules, const std::vector<std::size_t>& members) {
  Provisions found(rules.provisions.size(), members.empty());
  for (std::size_t one : members) found[one] = true;
  return found;
}

// A rule of that kind over those provisions; none named: over all.
template <class Kind>
Kind over(const Rules& rules, const std::vector<std::size_t>& members = {}) {
  Kind rule;
  rule.provisions = these(rules, members);
  return rule;
}

// A group of which one excludes each other.
inline Stacking& add_group(Rules& rules, const std::vector<std::size_t>& members, Scope scope = Scope::enterprise) {
  const std::size_t count = rules.provisions.size();
  if (rules.exclusion.empty()) rules.exclusion.assign(count * count, Rules::no_rule);
  for (std::size_t a : members) {
    rules.contested[a] = true;
    for (std::size_t b : members) {
      if (a != b) rules.exclusion[a * count + b] = static_cast<std::uint16_t>(rules.stacking.size());
    }
  }
  rules.stacking.push_back(over<Stacking>(rules, members));
  rules.stacking.back().scope = scope;
  return rules.stacking.back();
}

inline Claim granted(std::uint16_t provision, std::int64_t sum, std::uint32_t subject = 0) { return {subject, provision, Outcome::granted, false, sum, sum}; }
inline Claim pending(std::uint16_t provision, std::int64_t sum) { return {0, provision, Outcome::pending, false, sum, sum}; }
inline Claim open(std::uint16_t provision, std::int64_t low, std::int64_t high) { return {0, provision, Outcome::open, false, low, high}; }
inline Claim undetermined(std::uint16_t provision, std::int64_t high) { return {0, provision, Outcome::undetermined, false, 0, high}; }
inline Claim of_unknown_sum(std::uint16_t provision) { return {0, provision, Outcome::undetermined, true, 0, 0}; }

inline PastPayment paid(std::uint16_t provision, int year, std::int64_t amount) { return {provision, std::nullopt, year, amount}; }

inline Firms one_firm(std::vector<Claim> claims, std::vector<PastPayment> past = {}, std::map<std::size_t, Rational> figures = {}) {
  Firms firms;
  firms.firms.push_back({"A", std::move(claims), std::move(past), std::move(figures)});
  return firms;
}

// What is paid for each claim; -1: held back in doubt.
inline std::vector<std::int64_t> paid_of(const Settlement& settlement) {
  std::vector<std::int64_t> sums;
  for (const Settled& one : settlement.claims) sums.push_back(one.certain() ? one.high : -1);
  return sums;
}

inline Cut cut_of(const Settlement& settlement, std::size_t claim) {
  const auto cuts = settlement.cuttings_of(claim);
  return cuts.empty() ? Cut::none : cuts.back().cut;
}

}  // namespace duixian::settle
