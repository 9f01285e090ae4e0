// Vetoes, one-offs and the approvals of other articles: each looks at one claim and lets it pass, stops it, or leaves a doubt.
#include "settle/stages.h"

namespace duixian::settle {

namespace {

std::optional<bool> holds(const Family& family, const Bar& bar, std::size_t i) {
  const auto value = family.figure(bar.figure, i);
  if (!value) return std::nullopt;
  if (!bar.months) return value->sign() != 0;
  const auto day = value->as_int64();
  if (!day) return std::nullopt;
  const Date from{static_cast<std::int32_t>(*day)};
  return from <= family.rules.day && family.rules.day < plus_months(from, *bar.months);
}

bool paid_within(const Family& family, const Rule& rule, Scope scope, const std::optional<int>& years, const PastPayment& past, std::size_t i) {
  if (!rule.provisions[past.provision] || past.amount <= 0) return false;
  if (years && past.year <= family.rules.year - *years) return false;
  if (scope == Scope::enterprise || !past.subject) return true;
  Claim before;
  before.provision = past.provision;
  before.subject = *past.subject;
  return family.same_subject(before, family[i].claim);
}

}  // namespace

void bars(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.bars.size(); ++rule) {
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (!family.concerns(family.rules.bars[rule], i)) continue;
      const auto barred = holds(family, family.rules.bars[rule], i);
      if (!barred) family.doubt(i, 0, Cut::undetermined, Stage::bars, rule);
      else if (*barred) family.refuse(i, Cut::barred, rule);
    }
  }
}

void once(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.once.size(); ++rule) {
    const Once& one = family.rules.once[rule];
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (!family.concerns(one, i)) continue;
      if (!family.rules.history_given) {
        family.doubt(i, 0, Cut::undetermined, Stage::once, rule);
        continue;
      }
      for (const PastPayment& past : family.paid_before()) {
        if (paid_within(family, one, one.scope, one.years, past, i)) family.refuse(i, Cut::exhausted, rule);
      }
    }
  }
}

void gates(Family& family) {
  for (std::size_t rule = 0; rule < family.rules.gates.size(); ++rule) {
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (!family.concerns(family.rules.gates[rule], i)) continue;
      const auto answer = family.figure(family.rules.gates[rule].figure, i);
      if (!answer) family.doubt(i, 0, Cut::pending, Stage::gates, rule);
      else if (answer->sign() == 0) family.refuse(i, Cut::refused, rule);
    }
  }
}

}  // namespace duixian::settle
