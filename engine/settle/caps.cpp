// Ceilings and smallest sums of a claim, of a subject and of an enterprise.
#include "settle/divide.h"
#include "settle/remainder.h"
#include "settle/stages.h"

namespace duixian::settle {

namespace {

// A ceiling that is not known lies anywhere from zero up.
Remainder ceiling_at(const Family& family, const Ceiling& ceiling, bool only_if_known, std::size_t i) {
  Remainder at{no_end, no_end};
  if (ceiling.fixed) at.low = at.high = std::max<std::int64_t>(*ceiling.fixed, 0);
  if (!ceiling.figure) return at;
  const auto value = family.figure(*ceiling.figure, i);
  const auto scaled = value ? multiply(*value, ceiling.share) : std::nullopt;
  if (!scaled) {
    if (!only_if_known) at.low = 0;
    return at;
  }
  const Int128 whole = std::max<Int128>(floor(*scaled), 0);
  if (whole < at.high) at.low = at.high = static_cast<std::int64_t>(whole);
  return at;
}

class Capping {
 public:
  Capping(Family& family, std::size_t rule) : family_(family), rule_(rule), cap_(family.rules.caps[rule]) {}

  void apply() {
    std::vector<bool> done(family_.size(), false);
    for (std::size_t i = 0; i < family_.size(); ++i) {
      if (done[i] || !family_.concerns(cap_, i)) continue;
      const std::vector<std::size_t> together = sharing(i);
      for (std::size_t one : together) done[one] = true;
      Remainder left = ceiling_at(family_, cap_.ceiling, cap_.only_if_known, i);
      used_before(i, left);
      if (cap_.cuts == Shortage::pro_rata && together.size() > 1) share(together, left);
      else in_order(together, left);
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

  void used_before(std::size_t i, Remainder& left) {
    if (!cap_.years) return;
    if (!family_.rules.history_given) {
      left.low = 0;
      return;
    }
    for (const PastPayment& past : family_.paid_before()) {
      if (!cap_.provisions[past.provision] || past.year <= family_.rules.year - *cap_.years) continue;
      Claim before;
      before.provision = past.provision;
      before.subject = past.subject.value_or(0);
      const bool counts = cap_.scope == Scope::enterprise || !past.subject || same(before, family_[i].claim);
      if (counts) left.take(past.amount, past.amount);
    }
  }

  void cut(std::size_t i, std::int64_t low, std::int64_t high) {
    family_.lower(i, low, high, cap_.cut == Unspent::carried ? Cut::carried : Cut::capped, rule_);
    family_.doubt(i, family_[i].low, Cut::undetermined, Stage::caps, rule_);
  }

  void in_order(const std::vector<std::size_t>& together, Remainder left) {
    for (std::size_t i : together) {
      cut(i, std::min(family_[i].low, left.low), std::min(family_[i].high, left.high));
      left.take(family_[i].low, family_[i].high);
    }
  }

  // In proportion; where anything is in doubt each gets at least its part beside the others at their highest.
  void share(const std::vector<std::size_t>& together, Remainder left) {
    std::vector<std::int64_t> sums;
    Int128 lows = 0, highs = 0;
    bool certain = left.low == left.high, endless = false;
    for (std::size_t i : together) {
      sums.push_back(family_[i].high);
      lows += family_[i].low;
      highs += family_[i].high;
      certain = certain && family_[i].low == family_[i].high;
      endless = endless || family_[i].high == no_end;
    }
    if (!endless && highs <= left.low) return;
    if (certain) {
      const std::vector<std::int64_t> parts = divide(left.high, sums);
      for (std::size_t at = 0; at < together.size(); ++at) cut(together[at], parts[at], parts[at]);
      return;
    }
    for (std::size_t i : together) {
      const std::int64_t low = family_[i].low, high = family_[i].high;
      const std::int64_t least = endless && high != no_end ? 0 : part_down(left.low, low, highs - high + low);
      const std::int64_t most = high == no_end || left.high == no_end ? left.high : std::min(left.high, part_up(left.high, high, lows - low + high));
      cut(i, least, std::min(high, most));
    }
  }

  static std::int64_t part_down(std::int64_t whole, std::int64_t part, Int128 of) {
    if (of <= 0 || whole >= of) return part;
    return static_cast<std::int64_t>(Int128{whole} * part / of);
  }
  static std::int64_t part_up(std::int64_t whole, std::int64_t part, Int128 of) {
    if (of <= 0 || whole >= of) return part;
    return static_cast<std::int64_t>((Int128{whole} * part + of - 1) / of);
  }

  Family& family_;
  std::size_t rule_;
  const Cap& cap_;
};

void below(Family& family, std::size_t rule, std::int64_t low, std::int64_t high, std::size_t i) {
  const std::int64_t at = family.rules.minimums[rule].at;
  if (high < at) family.refuse(i, Cut::below_minimum, rule);
  else if (low < at) family.doubt(i, 0, Cut::undetermined, Stage::minimum, rule);
}

void smallest_together(Family& family, std::size_t rule) {
  Int128 low = 0, high = 0;
  for (std::size_t i = 0; i < family.size(); ++i) {
    if (!family.concerns(family.rules.minimums[rule], i)) continue;
    low += family[i].low;
    high += family[i].high;
  }
  const auto fits = [](Int128 sum) { return static_cast<std::int64_t>(std::min<Int128>(sum, no_end)); };
  for (std::size_t i = 0; i < family.size(); ++i) {
    if (family.concerns(family.rules.minimums[rule], i)) below(family, rule, fits(low), fits(high), i);
  }
}

}  // namespace

void caps(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.caps.size(); ++rule) Capping(family, rule).apply();
}

void minimum(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.minimums.size(); ++rule) {
    if (family.rules.minimums[rule].scope == Scope::enterprise) {
      smallest_together(family, rule);
      continue;
    }
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (family.concerns(family.rules.minimums[rule], i)) below(family, rule, family[i].low, family[i].high, i);
    }
  }
}

}  // namespace duixian::settle
