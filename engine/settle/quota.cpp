// The first n by rank. A rank that is not known may be any, and a claim in doubt may fall away: who is in or out whatever
// happens is settled, the others keep both ends.
#include <map>

#include "settle/population.h"

namespace duixian::settle {

namespace {

struct Standing {
  std::size_t claim = 0;
  std::optional<Rational> least, most;  // nothing: without end
  bool sure = true;                     // it comes to something whatever happens
  std::size_t order = 0;                // by key, for ties
};

// One end of a standing, greater first.
struct End {
  int endless = 0;  // 1: above all; -1: below all
  Rational value;
  std::size_t order = 0;
};

int compare(const End& a, const End& b) {
  if (a.endless != b.endless || a.endless != 0) return a.endless < b.endless ? -1 : a.endless > b.endless ? 1 : 0;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

class Ranking {
 public:
  Ranking(Population& population, std::size_t rule, std::vector<std::size_t> claims) : population_(population), rule_(rule), quota_(population.rules.quotas[rule]) {
    std::sort(claims.begin(), claims.end(), [&](std::size_t a, std::size_t b) { return population.earlier(a, b); });
    for (std::size_t claim : claims) standings_.push_back(standing(claim));
    for (const Standing& one : standings_) {
      if (one.sure) surest_.push_back(least_of(one));
      highest_.push_back(most_of(one));
    }
    const auto greater_first = [](const End& a, const End& b) {
      const int order = compare(a, b);
      return order != 0 ? order > 0 : a.order < b.order;
    };
    std::sort(surest_.begin(), surest_.end(), greater_first);
    std::sort(highest_.begin(), highest_.end(), greater_first);
  }

  void settle() {
    for (const Standing& one : standings_) place(one);
  }

 private:
  Standing standing(std::size_t claim) {
    const Settled& one = population_[claim];
    Standing found{claim, std::nullopt, std::nullopt, one.low > 0, standings_.size()};
    if (quota_.by) {
      auto value = population_.figure(*quota_.by, claim);
      if (value && quota_.lowest_first) value = -*value;
      found.least = found.most = value;
    } else {
      found.least = Rational(one.low);
      if (one.high != no_end) found.most = Rational(one.high);
      if (quota_.lowest_first) found = turned(found);
    }
    return found;
  }
  static Standing turned(Standing one) {
    std::swap(one.least, one.most);
    if (one.least) one.least = -*one.least;
    if (one.most) one.most = -*one.most;
    return one;
  }
  static End least_of(const Standing& one) { return {one.least ? 0 : -1, one.least.value_or(Rational()), one.order}; }
  static End most_of(const Standing& one) { return {one.most ? 0 : 1, one.most.value_or(Rational()), one.order}; }

  [[nodiscard]] bool ahead(const End& other, const End& own, bool ties_ahead) const {
    const int order = compare(other, own);
    if (order != 0) return order > 0;
    return quota_.ties == Ties::in_order ? other.order < own.order : ties_ahead;
  }
  [[nodiscard]] std::size_t count(const std::vector<End>& ends, const End& own, bool ties_ahead) const {
    return static_cast<std::size_t>(std::partition_point(ends.begin(), ends.end(), [&](const End& other) { return ahead(other, own, ties_ahead); }) - ends.begin());
  }

  void place(const Standing& one) {
    const bool all_in = quota_.ties == Ties::all, none_in = quota_.ties == Ties::none;
    const End least = least_of(one), most = most_of(one);
    std::size_t possibly = count(highest_, least, !all_in), surely = count(surest_, most, none_in);
    if (ahead(most, least, !all_in)) --possibly;
    if (one.sure && ahead(least, most, none_in)) --surely;
    if (possibly < quota_.first) return;
    if (surely >= quota_.first) return population_.lower(one.claim, 0, 0, Cut::outranked, rule_);
    const bool tie = quota_.ties == Ties::open && least.endless == 0 && most.endless == 0;
    population_.doubt(one.claim, 0, tie ? Cut::open : Cut::undetermined, Stage::quotas, rule_);
  }

  Population& population_;
  std::size_t rule_;
  const Quota& quota_;
  std::vector<Standing> standings_;
  std::vector<End> surest_, highest_;
};

}  // namespace

void quotas(Population& population) {
  for (std::size_t rule = 0; rule < population.rules.quotas.size(); ++rule) {
    const Quota& quota = population.rules.quotas[rule];
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t claim : population.concerned(quota)) {
      std::string group;
      if (quota.each_enterprise) group = std::to_string(population.enterprise_of(claim));
      if (quota.each) {
        const auto value = population.figure(*quota.each, claim);
        group += value ? "/" + to_text(*value) : "";
      }
      groups[group].push_back(claim);
    }
    for (auto& [group, claims] : groups) Ranking(population, rule, std::move(claims)).settle();
  }
}

}  // namespace duixian::settle
