// The smallest sums: what does not reach them is not paid.
#include "settle/stages.h"

namespace duixian::settle {

namespace {

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
