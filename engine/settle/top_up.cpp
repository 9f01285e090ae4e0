// What was paid before is made up to the higher: it is taken off what is left of the group, in declared order, until it is
// used up.
#include "settle/remainder.h"
#include "settle/stages.h"

namespace duixian::settle {

namespace {

bool counts(const Family& family, std::size_t rule, const PastPayment& past, std::size_t i) {
  const std::size_t own = family.provision(i);
  const bool matter = past.provision == own ? family.rules.stacking[rule].provisions[own] && !family.rules.provisions[own].once
                                            : family.rules.exclusion_of(own, past.provision) == rule;
  if (!matter || past.amount <= 0) return false;
  if (family.rules.stacking[rule].scope == Scope::enterprise || !past.subject) return true;
  Claim before;
  before.provision = past.provision;
  before.subject = *past.subject;
  return family.same_subject(before, family[i].claim);
}

void take_off(Family& family, std::size_t rule, std::size_t i, Remainder& paid) {
  const std::int64_t low = family[i].low, high = family[i].high;
  const std::int64_t left = high == no_end ? no_end : std::max<std::int64_t>(high - paid.low, 0);
  family.lower(i, std::max<std::int64_t>(low - paid.high, 0), left, Cut::paid_before, rule);
  family.doubt(i, family[i].low, Cut::undetermined, Stage::top_up, rule);
  paid.take(low, high);
}

}  // namespace

void top_up(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.stacking.size(); ++rule) {
    if (family.rules.stacking[rule].paid_before != PaidBefore::topped_up) continue;
    std::vector<Remainder> paid;
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (!family.concerns(family.rules.stacking[rule], i)) continue;
      if (!family.rules.history_given) {
        family.doubt(i, 0, Cut::undetermined, Stage::top_up, rule);
        continue;
      }
      const auto& past = family.paid_before();
      if (paid.empty()) {
        for (const PastPayment& one : past) paid.push_back({one.amount, one.amount});
      }
      for (std::size_t at = 0; at < past.size() && family.alive(i); ++at) {
        if (paid[at].high > 0 && counts(family, rule, past[at], i)) take_off(family, rule, i, paid[at]);
      }
    }
  }
}

}  // namespace duixian::settle
