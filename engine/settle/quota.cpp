// The first n by rank. A rank that is not known may be any, and a claim in doubt may fall away: who is in or out whatever
// happens is settled, the others keep both ends. Where it counts for each group, a claim of an unknown group may stand in
// everybody's way and anybody in its.
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

End least_of(const Standing& one) { return {one.least ? 0 : -1, one.least.value_or(Rational()), one.order}; }
End most_of(const Standing& one) { return {one.most ? 0 : 1, one.most.value_or(Rational()), one.order}; }

int compare(const End& a, const End& b) {
  if (a.endless != b.endless || a.endless != 0) return a.endless < b.endless ? -1 : a.endless > b.endless ? 1 : 0;
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

// Ends of several standings, the greatest first.
class Ends {
 public:
  explicit Ends(Ties ties) : ties_(ties) {}

  void add(const End& end) { ends_.push_back(end); }
  void sort() {
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) {
      const int order = compare(a, b);
      return order != 0 ? order > 0 : a.order < b.order;
    });
  }
  [[nodiscard]] bool ahead(const End& other, const End& own, bool ties_ahead) const {
    const int order = compare(other, own);
    if (order != 0) return order > 0;
    return ties_ == Ties::in_order ? other.order < own.order : ties_ahead;
  }
  [[nodiscard]] std::size_t count_ahead(const End& own, bool ties_ahead) const {
    return static_cast<std::size_t>(std::partition_point(ends_.begin(), ends_.end(), [&](const End& other) { return ahead(other, own, ties_ahead); }) - ends_.begin());
  }

 private:
  Ties ties_;
  std::vector<End> ends_;
};

class Quotas {
 public:
  Quotas(Population& population, std::size_t rule) : population_(population), rule_(rule), quota_(population.rules.quotas[rule]) {}

  void settle() {
    std::vector<std::size_t> all = population_.concerned(quota_);
    std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return population_.earlier(a, b); });
    std::map<std::pair<std::size_t, Rational>, std::vector<Standing>> groups;
    std::vector<Standing> unknown, everybody;
    for (std::size_t claim : all) {
      everybody.push_back(standing(claim, everybody.size()));
      const auto value = quota_.each ? population_.figure(*quota_.each, claim) : Rational();
      if (value) groups[{quota_.each_enterprise ? population_.enterprise_of(claim) : 0, *value}].push_back(everybody.back());
      else unknown.push_back(everybody.back());
    }
    const Ends of_unknown = highest(unknown);
    for (const auto& [group, standings] : groups) place(standings, {highest(standings), surest(standings)}, of_unknown);
    if (!unknown.empty()) place(unknown, {highest(everybody), Ends(quota_.ties)}, Ends(quota_.ties));
  }

 private:
  Standing standing(std::size_t claim, std::size_t order) {
    const Settled& one = population_[claim];
    Standing found{claim, std::nullopt, std::nullopt, one.low > 0, order};
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

  [[nodiscard]] Ends highest(const std::vector<Standing>& standings) const {
    Ends ends(quota_.ties);
    for (const Standing& one : standings) ends.add(most_of(one));
    ends.sort();
    return ends;
  }
  [[nodiscard]] Ends surest(const std::vector<Standing>& standings) const {
    Ends ends(quota_.ties);
    for (const Standing& one : standings) {
      if (one.sure) ends.add(least_of(one));
    }
    ends.sort();
    return ends;
  }

  // What may stand ahead, and what surely does.
  struct Rivals {
    Ends possible, sure;
  };

  // `perhaps`: ends of those that may be of this group or of another.
  void place(const std::vector<Standing>& standings, const Rivals& rivals, const Ends& perhaps) {
    const bool all_in = quota_.ties == Ties::all, none_in = quota_.ties == Ties::none;
    for (const Standing& one : standings) {
      const End least = least_of(one), most = most_of(one);
      std::size_t possibly = rivals.possible.count_ahead(least, !all_in) + perhaps.count_ahead(least, !all_in);
      std::size_t surely = rivals.sure.count_ahead(most, none_in);
      if (perhaps.ahead(most, least, !all_in)) --possibly;  // nobody stands in their own way
      if (surely > 0 && one.sure && perhaps.ahead(least, most, none_in)) --surely;
      if (possibly < quota_.first) continue;
      decide(one, surely >= quota_.first);
    }
  }

  void decide(const Standing& one, bool out) {
    if (out) return population_.lower(one.claim, 0, 0, Cut::outranked, rule_);
    const bool tie = quota_.ties == Ties::open && one.least && one.most;
    population_.doubt(one.claim, 0, tie ? Cut::open : Cut::undetermined, Stage::quotas, rule_);
  }

  Population& population_;
  std::size_t rule_;
  const Quota& quota_;
};

}  // namespace

void quotas(Population& population) {
  for (std::size_t rule = 0; rule < population.rules.quotas.size(); ++rule) Quotas(population, rule).settle();
}

}  // namespace duixian::settle
