#include "doors/recoveries.h"

#include <algorithm>
#include <tuple>

namespace duixian {

namespace {

Money share_of(const Money& paid, const Rational& share) {
  const auto part = multiply(Rational(paid.minor), share);
  return part ? money_of(*part, paid.currency, Rounding::half_up).value_or(Money{0, paid.currency}) : Money{0, paid.currency};
}

class LookingBack {
 public:
  LookingBack(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, Settled& into)
      : rules_(rules), enterprises_(enterprises), facts_(facts), into_(into) {}

  void look(const PaidAward& award) {
    if (award.amount <= 0) return;
    for (const settle::Claw& claw : rules_.claws) {
      if (claw.provisions[award.provision]) claw_back(claw, award);
    }
    keeps(award);
  }
  void keeps(const PaidAward& award) {
    for (const settle::Keep& keep : rules_.keeps) {
      if (keep.provisions[award.provision] && award.amount > 0) keeps(keep, award);
    }
  }

 private:
  [[nodiscard]] Money money(std::int64_t minor) const { return {minor, into_.currency}; }
  [[nodiscard]] std::optional<Rational> fact(std::size_t figure, const PaidAward& award, int year) const {
    return facts_.value(figure, award.seat, year, rules_.provisions[award.provision].id);
  }

  template <class Line>
  Line line(const settle::Rule& rule, const PaidAward& award) const {
    Line one;
    one.rule = rule.name;
    one.provision = rules_.provisions[award.provision].id;
    one.enterprise = award.enterprise;
    one.subject = award.subject;
    one.title = rule.title;
    one.cite = rule.cite;
    one.paid_in = award.year;
    one.paid = money(award.amount);
    return one;
  }

  void claw_back(const settle::Claw& claw, const PaidAward& award) {
    if (claw.years && rules_.year - award.year >= *claw.years) return;
    const auto holds = fact(claw.figure, award, rules_.year);
    if (holds && holds->sign() == 0) return;
    auto one = line<Recovery>(claw, award);
    one.known = holds.has_value();
    one.due = holds ? share_of(one.paid, claw.share) : money(0);
    into_.recoveries.push_back(std::move(one));
  }

  // Year after year: the first in which it did not hold makes it due, and until the last one it is watched.
  void keeps(const settle::Keep& keep, const PaidAward& award) {
    const int until = award.year + keep.years, now = rules_.pay_year();
    if (!yearly(keep) && now > until) return;  // what holds today says nothing of then
    std::vector<int> unknown;
    for (int year = award.year + 1; year <= std::min(until, now); ++year) {
      const auto holds = fact(keep.figure, award, year);
      if (!holds) unknown.push_back(year);
      else if (holds->sign() == 0) return failed(keep, award, yearly(keep) ? year : now);
    }
    if (now >= until && unknown.empty()) return;  // kept to its end
    auto one = line<Watched>(keep, award);
    one.until = until;
    one.at_stake = share_of(one.paid, keep.share);
    one.unknown = std::move(unknown);
    into_.watched.push_back(std::move(one));
  }
  [[nodiscard]] bool yearly(const settle::Keep& keep) const {
    const graph::Figure& figure = rules_.figures[keep.figure];
    return enterprises_.schema(figure.pack).entities[figure.entity].facts[figure.fact].yearly;
  }

  void failed(const settle::Keep& keep, const PaidAward& award, int year) {
    auto one = line<Recovery>(keep, award);
    one.due = share_of(one.paid, keep.share);
    one.failed_in = year;
    into_.recoveries.push_back(std::move(one));
  }

  const settle::Rules& rules_;
  const Enterprises& enterprises_;
  const SettlementFacts& facts_;
  Settled& into_;
};

}  // namespace

void look_back(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidBefore& past, Settled& into) {
  if (rules.claws.empty() && rules.keeps.empty()) return;
  LookingBack looking(rules, enterprises, facts, into);
  std::vector<std::tuple<std::string, std::string, std::size_t>> order;
  for (const auto& [enterprise, all] : past.all()) {
    const Seat at = enterprises.seat(enterprise);
    order.emplace_back(enterprises.key(enterprise), enterprises.schema(at.run).entities[at.entity].name, enterprise);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [key, entity, enterprise] : order) {
    for (const PaidBefore::Past& one : past.of(enterprise)) looking.look({one.payment.provision, one.seat, key, one.award->subject, one.payment.year, one.payment.amount});
  }
}

void watch(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidAward& award, Settled& into) {
  LookingBack(rules, enterprises, facts, into).keeps(award);
}

}  // namespace duixian
