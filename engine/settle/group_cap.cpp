// A ceiling over enterprises that count as one: connected firms, companies of one owner.
//
// Whose group is not known may belong to any of them, and never counts as standing alone: its claims may take from every
// ceiling, and any other claim may take from its own.
#include <map>

#include "settle/ceiling.h"
#include "settle/population.h"

namespace duixian::settle {

namespace {

struct Group {
  std::vector<std::size_t> claims;  // by enterprise's key, then as declared
  Int128 highest = 0, paid = 0;     // what its claims may take; what was paid before
};

class GroupCapping {
 public:
  GroupCapping(Population& population, std::size_t rule) : population_(population), rule_(rule), cap_(population.rules.caps[rule]) {}

  void apply() {
    for (std::size_t claim : population_.concerned(cap_)) add(claim);
    if (cap_.looks_back()) add_history();
    Int128 all = unknown_;
    for (const auto& [value, group] : known_) all += group.highest + group.paid;
    for (auto& [value, group] : known_) cut(group, unknown_);
    for (auto& [enterprise, group] : alone_) cut(group, all - group.highest - group.paid);
  }

 private:
  // Enterprises of a known group stand with it, the others each by itself.
  Group& group_of(std::size_t enterprise) {
    const auto value = population_.figure_of_enterprise(*cap_.counted_as_one, enterprise);
    return value ? known_[*value] : alone_[enterprise];
  }

  void add(std::size_t claim) {
    const std::size_t enterprise = population_.enterprise_of(claim);
    Group& group = group_of(enterprise);
    group.claims.push_back(claim);
    group.highest += population_[claim].high;
    if (alone_.contains(enterprise)) unknown_ += population_[claim].high;
  }

  void add_history() {
    for (std::size_t enterprise = 0; enterprise < population_.enterprises(); ++enterprise) {
      for (const PastPayment& past : population_.paid_before(enterprise)) {
        if (!cap_.provisions[past.provision] || !cap_.counts(past.year, population_.rules.year)) continue;
        group_of(enterprise).paid += past.amount;
        if (alone_.contains(enterprise)) unknown_ += past.amount;
      }
    }
  }

  // `perhaps`: what others may take from the same ceiling.
  void cut(Group& group, Int128 perhaps) {
    std::sort(group.claims.begin(), group.claims.end(), [&](std::size_t a, std::size_t b) { return population_.earlier(a, b); });
    const std::int64_t at = cap_.ceiling.fixed.value_or(no_end);
    const auto rest = [&](Int128 taken) { return static_cast<std::int64_t>(std::max<Int128>(at - taken, 0)); };
    Remainder left{rest(group.paid + perhaps), rest(group.paid)};
    if (cap_.looks_back() && !population_.rules.history_given) left.low = 0;
    std::vector<Interval> sums;
    std::vector<std::uint32_t> ranks;
    for (std::size_t claim : group.claims) sums.push_back({population_[claim].low, population_[claim].high}), ranks.push_back(population_.rank(claim));
    const std::vector<Interval> parts = cap_.cuts == Shortage::pro_rata ? in_proportion(sums, left, ranks) : in_order(sums, left);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      population_.lower(group.claims[i], parts[i].low, parts[i].high, cut_of(cap_), rule_);
      population_.doubt(group.claims[i], population_[group.claims[i]].low, Cut::undetermined, Stage::caps, rule_);
    }
  }

  Population& population_;
  std::size_t rule_;
  const Cap& cap_;
  std::map<Rational, Group> known_;
  std::map<std::size_t, Group> alone_;  // by enterprise
  Int128 unknown_ = 0;                  // what all of those may take
};

}  // namespace

void group_cap(Population& population, std::size_t rule) { GroupCapping(population, rule).apply(); }

}  // namespace duixian::settle
