// The claims of one enterprise on their way through the stages.
//
// Sums are intervals: what a claim surely comes to, and at most. A stage narrows or lowers them; every cut of the high end
// is noted with its reason, so that nothing is lost between what was decided and what is paid. What depends on something
// undecided keeps both ends and a doubt.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "settle/settlement.h"

namespace duixian::settle {

class Family {
 public:
  // `first` is the place of claims[0] in the chunk, for the cuttings.
  Family(const Rules& all, const Claims& source, std::size_t which, std::span<Settled> claims, std::uint32_t first, std::vector<Cutting>& cuttings)
      : rules(all), source_(source), enterprise_(which), claims_(claims), first_(first), cuttings_(cuttings) {}

  const Rules& rules;

  [[nodiscard]] std::size_t size() const { return claims_.size(); }
  [[nodiscard]] const Settled& operator[](std::size_t i) const { return claims_[i]; }
  [[nodiscard]] bool alive(std::size_t i) const { return claims_[i].high > 0; }
  [[nodiscard]] std::size_t provision(std::size_t i) const { return claims_[i].claim.provision; }
  [[nodiscard]] bool concerns(const Rule& rule, std::size_t i) const { return alive(i) && rule.provisions[provision(i)]; }
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t i) const { return source_.figure(figure, enterprise_, claims_[i].claim); }
  [[nodiscard]] const std::vector<PastPayment>& paid_before();

  // Whether two claims are on the same subject, or one is on the enterprise itself.
  [[nodiscard]] bool same_subject(const Claim& a, const Claim& b) const;
  [[nodiscard]] bool within(Scope scope, const Claim& a, const Claim& b) const { return scope == Scope::enterprise || same_subject(a, b); }

  // The claim comes to at least `low` and at most `high`; neither is above what it was.
  void lower(std::size_t i, std::int64_t low, std::int64_t high, Cut why, std::size_t rule, std::size_t in_favour_of = no_claim);
  void refuse(std::size_t i, Cut why, std::size_t rule, std::size_t in_favour_of = no_claim) { lower(i, 0, 0, why, rule, in_favour_of); }
  // What it comes to is not known before something else is.
  void doubt(std::size_t i, std::int64_t low, Cut why, Stage stage, std::size_t rule);

 private:
  const Claims& source_;
  std::size_t enterprise_;
  std::span<Settled> claims_;
  std::uint32_t first_;
  std::vector<Cutting>& cuttings_;
  std::optional<std::vector<PastPayment>> past_;
};

// What a ceiling's cut is called.
inline Cut cut_of(const Cap& cap) { return cap.cut == Unspent::carried ? Cut::carried : Cut::capped; }

inline const std::vector<PastPayment>& Family::paid_before() {
  if (!past_) past_ = source_.paid_before(enterprise_);
  return *past_;
}

inline bool Family::same_subject(const Claim& a, const Claim& b) const {
  const graph::SettledProvision &x = rules.provisions[a.provision], &y = rules.provisions[b.provision];
  return x.about_enterprise || y.about_enterprise || (x.entity == y.entity && a.subject == b.subject);
}

// The same for one claim by itself, whose number the cutting notes.
inline void lower(Settled& one, std::uint32_t number, std::vector<Cutting>& cuttings, std::int64_t low, std::int64_t high, Cut why, std::size_t rule, std::uint32_t in_favour_of) {
  if (high < one.high) cuttings.push_back({number, why, static_cast<std::uint16_t>(rule), in_favour_of, one.high == no_end ? 0 : one.high - high});
  one.high = std::min(one.high, high);
  one.low = std::min({one.low, low, one.high});
  if (one.high == 0) one.doubt = Cut::none;
}

inline void doubt(Settled& one, std::int64_t low, Cut why, Stage stage, std::size_t rule) {
  one.low = std::min(one.low, low);
  if (one.doubt != Cut::none || one.low == one.high) return;
  one.doubt = why;
  one.doubt_stage = stage;
  one.doubt_rule = static_cast<std::uint16_t>(rule);
}

inline void Family::lower(std::size_t i, std::int64_t low, std::int64_t high, Cut why, std::size_t rule, std::size_t in_favour_of) {
  const std::uint32_t favoured = in_favour_of == no_claim ? no_claim : first_ + static_cast<std::uint32_t>(in_favour_of);
  settle::lower(claims_[i], first_ + static_cast<std::uint32_t>(i), cuttings_, low, high, why, rule, favoured);
}

inline void Family::doubt(std::size_t i, std::int64_t low, Cut why, Stage stage, std::size_t rule) { settle::doubt(claims_[i], low, why, stage, rule); }

}  // namespace duixian::settle
