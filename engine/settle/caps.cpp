// Ceilings of a claim, of a subject and of an enterprise.
#include "settle/ceiling.h"
#include "settle/stages.h"

namespace duixian::settle {

namespace {

class Capping {
 public:
  Capping(Family& family, std::size_t rule) : family_(family), rule_(rule), cap_(family.rules.caps[rule]) {}

  void apply() {
    std::vector<bool> done(family_.size(), false);
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (done[i] || !family_.concerns(cap_, i)) continue;
      const std::vector<std::size_t> together = sharing(i);
      for (std::size_t one : together) done[one] = true;
      cut(together, left_for(i));
    }
  }

 private:
  // Those under one ceiling with claim i.
  [[nodiscard]] std::vector<std::size_t> sharing(std::size_t i) const {
    std::vector<std::size_t> found{i};
    if (cap_.scope == Scope::claim) return found;
    for (std::size_t other = i + 1; other < family_.size(); ++other) {
      if (family_.concerns(cap_, other) && (cap_.scope == Scope::enterprise || same(family_[i].claim, family_[other].claim))) found.push_back(other);
    }
    return found;
  }
  [[nodiscard]] bool same(const Claim& a, const Claim& b) const {
    return a.subject == b.subject && family_.rules.provisions[a.provision].entity == family_.rules.provisions[b.provision].entity;
  }

  // The ceiling, less what was paid before where that counts.
  Remainder left_for(std::size_t i) {
    Remainder left = ceiling_at(cap_.ceiling, cap_.ceiling.figure ? family_.figure(*cap_.ceiling.figure, i) : std::nullopt, cap_.only_if_known);
    if (!cap_.looks_back()) return left;
    if (!family_.rules.history_given) return {0, left.high};
    for (const PastPayment& past : family_.paid_before()) {
      if (!cap_.provisions[past.provision] || !cap_.counts(past.year, family_.rules.year)) continue;
      Claim before;
      before.provision = past.provision;
      before.subject = past.subject.value_or(0);
      const bool counts = cap_.scope == Scope::enterprise || !past.subject || same(before, family_[i].claim);
      if (counts) left.take(past.amount, past.amount);
    }
    return left;
  }

  void cut(const std::vector<std::size_t>& together, const Remainder& left) {
    std::vector<Interval> sums;
    for (std::size_t i : together) sums.push_back({family_[i].low, family_[i].high});
    const bool shared = cap_.cuts == Shortage::pro_rata && together.size() > 1;
    const std::vector<Interval> parts = shared ? in_proportion(sums, left) : in_order(sums, left);
    for (std::size_t at = 0; at < together.size(); ++at) {
      family_.lower(together[at], parts[at].low, parts[at].high, cut_of(cap_), rule_);
      family_.doubt(together[at], family_[together[at]].low, Cut::undetermined, Stage::caps, rule_);
    }
  }

  Family& family_;
  std::size_t rule_;
  const Cap& cap_;
};

}  // namespace

void cap(Family& family, std::size_t rule) { Capping(family, rule).apply(); }

void caps(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.caps.size(); ++rule) cap(family, rule);
}

}  // namespace duixian::settle
