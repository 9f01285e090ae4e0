// What all could come to: settled again with every doubt decided one way.
#include <algorithm>

#include "settle/payments.h"
#include "settle/settle.h"

namespace duixian::settle {

namespace {

// The same claims with what is undecided decided, one way for all: facts that bar, answers and ceilings too.
class Decided : public Claims {
 public:
  Decided(const Rules& rules, const Claims& source, bool highest) : source_(source), highest_(highest), assumed_(rules.figures.size()) {
    for (const Gate& gate : rules.gates) assume(gate.figure, Rational(highest ? 1 : 0));
    for (const Bar& bar : rules.bars) {
      const Date never{rules.day.days + 1};
      assume(bar.figure, bar.months ? Rational((highest ? never : rules.day).days) : Rational(highest ? 0 : 1));
    }
    for (const Cap& cap : rules.caps) {
      if (cap.ceiling.figure) assume(*cap.ceiling.figure, highest ? Rational(no_end) : Rational(0));
    }
    for (const Fund& fund : rules.funds) {
      if (fund.ceiling.figure) assume(*fund.ceiling.figure, highest ? Rational(no_end) : Rational(0));
    }
  }
  [[nodiscard]] std::size_t enterprises() const override { return source_.enterprises(); }
  void read(std::size_t first, std::size_t last, std::vector<Claim>& claims, std::vector<std::uint32_t>& counts) const override {
    const std::size_t from = claims.size();
    source_.read(first, last, claims, counts);
    for (std::size_t i = from; i < claims.size(); ++i) decide(claims[i]);
  }
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const Claim& claim) const override {
    const auto value = source_.figure(figure, enterprise, claim);
    return value || figure >= assumed_.size() ? value : assumed_[figure];
  }
  [[nodiscard]] std::optional<Rational> figure_in(int year, std::size_t figure, std::size_t enterprise, const Claim& claim) const override { return source_.figure_in(year, figure, enterprise, claim); }
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const override { return source_.figure_of_enterprise(figure, enterprise); }
  [[nodiscard]] std::vector<PastPayment> paid_before(std::size_t enterprise) const override { return source_.paid_before(enterprise); }
  [[nodiscard]] std::vector<std::uint32_t> places() const override { return source_.places(); }

 private:
  void assume(std::size_t figure, Rational value) {
    if (figure < assumed_.size() && !assumed_[figure]) assumed_[figure] = value;
  }
  void decide(Claim& claim) const {
    const bool nothing = !highest_ && (claim.outcome == Outcome::pending || claim.outcome == Outcome::undetermined);
    const std::int64_t sum = nothing || claim.unbounded ? 0 : highest_ ? claim.highest : claim.lowest;
    claim.lowest = claim.highest = sum;
    claim.unbounded = false;
    claim.outcome = Outcome::granted;
  }

  const Claims& source_;
  bool highest_;
  std::vector<std::optional<Rational>> assumed_;
};

struct Ends {
  Int128 low = 0, high = 0;
};

// Ranks that nobody knows still leave doubts, but no fund pays more than it has.
Ends ends_of(const Rules& rules, const Settlement& settled) {
  Ends ends;
  std::vector<Int128> held(settled.funds.size(), 0);
  for (const Settled& one : settled.claims) {
    const auto fund = one.certain() ? std::nullopt : fund_of(rules, one.claim.provision);
    ends.low += one.low;
    (fund ? held[*fund] : ends.high) += one.high;
  }
  for (std::size_t fund = 0; fund < held.size(); ++fund) ends.high += std::min<Int128>(held[fund], settled.funds[fund].reserved);
  return ends;
}

}  // namespace

Extremes extremes(const Rules& rules, const Claims& claims, const Settlement& settled, unsigned threads) {
  Extremes found;
  bool certain = true;
  for (const Settled& one : settled.claims) {
    found.without_end += one.claim.unbounded ? 1 : 0;
    certain = certain && one.certain();
    found.lowest += one.paid();
  }
  found.highest = found.lowest;
  if (certain) return found;
  // A smaller sum may win over a larger one that a ceiling then cuts: all at its highest may come to less than all at its lowest.
  const Ends least = ends_of(rules, settle(rules, Decided(rules, claims, false), threads));
  const Ends most = ends_of(rules, settle(rules, Decided(rules, claims, true), threads));
  found.lowest = std::max(found.lowest, std::min(least.low, most.low));
  found.highest = std::max({found.highest, least.high, most.high});
  return found;
}

}  // namespace duixian::settle
