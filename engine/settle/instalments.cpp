// Parts come from the provision's own words or from a plan of the pack. A plan may put a ceiling on what falls due in a year
// (not above what the enterprise contributed in that year): what is above lapses, or comes on top of the next part.
#include "settle/instalments.h"

#include <algorithm>
#include <map>

#include "base/apportion.h"
#include "settle/ceiling.h"
#include "settle/divide.h"

namespace duixian::settle {

namespace {

using Parts = std::vector<Payment>;

class Dividing {
 public:
  Dividing(const Rules& rules, const Claims& claims, std::size_t enterprise, std::span<const Settled> settled, std::span<const OwnDivision> own)
      : rules_(rules), claims_(claims), enterprise_(enterprise), settled_(settled), own_(own), parts_(settled.size()) {}

  std::vector<Parts> divide() {
    std::map<const Instalments*, std::vector<std::size_t>> planned;
    for (std::size_t i = 0; i < settled_.size(); ++i) {
      if (settled_[i].paid() == 0) continue;
      const Instalments* plan = divide(i);
      if (plan && plan->has_ceiling()) planned[plan].push_back(i);
    }
    for (const auto& [plan, members] : planned) {
      if (plan->scope == Scope::enterprise) hold_to_ceiling(*plan, members);
      else for (std::size_t i : members) hold_to_ceiling(*plan, {i});
    }
    return std::move(parts_);
  }

 private:
  // The plan that divided it, where one did.
  const Instalments* divide(std::size_t i) {
    const auto& own = own_[i].parts;
    if (std::any_of(own.begin(), own.end(), [](const OwnPart& part) { return part.weight > 0; })) {
      parts_[i] = own_parts(i, own);
      return nullptr;
    }
    for (const Instalments& plan : rules_.instalments) {
      if (!plan.provisions[settled_[i].claim.provision]) continue;
      parts_[i] = planned_parts(i, plan);
      return &plan;
    }
    parts_[i] = {{rules_.year, Due::now, no_party, settled_[i].paid()}};
    return nullptr;
  }

  Parts own_parts(std::size_t i, const std::vector<OwnPart>& own) {
    std::vector<std::int64_t> weights;
    for (const OwnPart& part : own) weights.push_back(part.weight);
    const auto sums = settle::divide(settled_[i].paid(), weights);
    Parts parts;
    for (std::size_t at = 0; at < own.size(); ++at) parts.push_back({own[at].year, state_of(own[at]), no_party, sums[at]});
    return parts;
  }
  [[nodiscard]] Due state_of(const OwnPart& part) const {
    if (part.outcome == Outcome::ineligible) return Due::lapsed;
    if (part.outcome == Outcome::undetermined && part.year <= rules_.pay_year()) return Due::waiting;
    return part.year == 0 ? Due::waiting : when(part.year);
  }
  [[nodiscard]] Due when(int year) const { return year > rules_.pay_year() ? Due::later : Due::now; }

  Parts planned_parts(std::size_t i, const Instalments& plan) {
    std::vector<Rational> shares;
    for (const InstalmentPart& part : plan.parts) shares.push_back(part.share);
    const auto sums = apportion(settled_[i].paid(), shares);
    Parts parts;
    for (std::size_t at = 0; sums && at < plan.parts.size(); ++at) {
      Payment part = falls_due(i, plan.parts[at]);
      part.amount = (*sums)[at];
      parts.push_back(part);
    }
    return parts;
  }

  // Each part tests its own condition, in the year in which it falls due.
  Payment falls_due(std::size_t i, const InstalmentPart& part) {
    Payment due{rules_.year + part.year, when(rules_.year + part.year), no_party, 0};
    if (part.on) {
      const auto day = claims_.figure(*part.on, enterprise_, settled_[i].claim);
      const auto days = day ? day->as_int64() : std::nullopt;
      if (!days) return {0, Due::waiting, no_party, 0};
      due.year = Date{static_cast<std::int32_t>(*days)}.year();
      due.due = when(due.year);
    }
    if (!part.when || due.due == Due::later) return due;
    const auto holds = claims_.figure_in(due.year, *part.when, enterprise_, settled_[i].claim);
    if (!holds) due.due = Due::waiting;
    else if (holds->sign() == 0) due.due = Due::lapsed;
    return due;
  }

  struct Place {
    std::size_t claim = 0, part = 0;
  };

  // Year by year, the earliest first: what one year carries over stands under the ceiling of the next.
  void hold_to_ceiling(const Instalments& plan, const std::vector<std::size_t>& members) {
    int first = rules_.pay_year();
    for (std::size_t i : members) {
      for (const Payment& part : parts_[i]) first = part.year == 0 ? first : std::min(first, part.year);
    }
    for (int year = first; year <= rules_.pay_year(); ++year) {
      Remainder left = ceiling_in(plan, year, members.front());
      for (std::size_t i : members) {
        for (std::size_t part = 0; part < parts_[i].size(); ++part) {
          if (parts_[i][part].year == year) hold_to_ceiling(plan, {i, part}, left);
        }
      }
    }
  }

  Remainder ceiling_in(const Instalments& plan, int year, std::size_t i) {
    const auto value = plan.each.figure ? claims_.figure_in(year, *plan.each.figure, enterprise_, settled_[i].claim) : std::nullopt;
    return ceiling_at(plan.each, value, false);
  }

  void hold_to_ceiling(const Instalments& plan, const Place& at, Remainder& left) {
    Payment& part = parts_[at.claim][at.part];
    if (part.due == Due::waiting) return left.take(0, part.amount);
    if (part.due != Due::now) return;
    if (part.amount > left.low && left.low != left.high) {
      part.due = Due::waiting;  // what the ceiling leaves is not known
      return left.take(0, part.amount);
    }
    const std::int64_t fits = std::min(part.amount, left.low), above = part.amount - fits;
    part.amount = fits;
    left.take(fits, fits);
    if (above > 0) put_above(plan, at, above);
  }

  void put_above(const Instalments& plan, const Place& at, std::int64_t above) {
    Parts& parts = parts_[at.claim];
    const int year = parts[at.part].year;
    if (plan.above == Unspent::lapses) {
      parts.push_back({year, Due::lapsed, no_party, above});
      return;
    }
    std::optional<std::size_t> next;
    for (std::size_t other = 0; other < parts.size(); ++other) {
      const bool later = parts[other].year > year && parts[other].due != Due::lapsed;
      if (later && (!next || parts[other].year < parts[*next].year)) next = other;
    }
    const int to = next ? parts[*next].year : year + 1;
    if (next && parts[*next].due == Due::now) parts[*next].amount += above;
    else parts.push_back({to, to > rules_.pay_year() ? Due::carried : Due::now, no_party, above});
  }

  const Rules& rules_;
  const Claims& claims_;
  std::size_t enterprise_;
  std::span<const Settled> settled_;
  std::span<const OwnDivision> own_;
  std::vector<Parts> parts_;
};

}  // namespace

std::vector<Parts> instalments_of(const Rules& rules, const Claims& claims, std::size_t enterprise, std::span<const Settled> settled, std::span<const OwnDivision> own) {
  return Dividing(rules, claims, enterprise, settled, own).divide();
}

}  // namespace duixian::settle
