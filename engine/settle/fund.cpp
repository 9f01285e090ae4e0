// Budgets. What is certain and what is held back in reserve share one pot, so that nothing that may still be decided can
// break it.
#include <iterator>
#include <map>
#include <span>

#include "settle/ceiling.h"
#include "settle/divide.h"
#include "settle/population.h"
#include "settle/remainder.h"

namespace duixian::settle {

namespace {

class Pot {
 public:
  Pot(Population& population, std::size_t rule) : population_(population), rule_(rule), fund_(population.rules.funds[rule]) {}

  FundResult settle() {
    FundResult result;
    for (std::size_t claim : population_.concerned(fund_)) {
      const Settled& one = population_[claim];
      if (one.certain()) result.asked += one.high, certain_.push_back(claim);
      else if (one.high == no_end) ++result.without_sum, endless_.push_back(claim);
      else doubtful_.push_back(claim);
    }
    const auto budget = limit();
    if (budget && fund_.shortage == Shortage::in_order) in_order(*budget);
    else if (budget || bounded()) pro_rata(budget.value_or(no_end));  // without a budget nobody has to wait
    for (std::size_t claim : certain_) result.paid += population_[claim].paid();
    result.budget = budget.value_or(no_end);
    Int128 reserved = 0;  // highest ends one after another may be more than the pot; it never pays more
    for (const auto* claims : {&certain_, &doubtful_}) {
      for (std::size_t claim : *claims) reserved += population_[claim].certain() ? 0 : population_[claim].high;
    }
    result.reserved = static_cast<std::int64_t>(std::min<Int128>(reserved, result.budget - result.paid));
    return result;
  }

 private:
  [[nodiscard]] bool bounded() const { return fund_.ceiling.fixed || fund_.ceiling.figure; }

  // The budget, or what another fund's payments match, whichever is less.
  [[nodiscard]] std::optional<std::int64_t> limit() {
    if (!fund_.matches) return fund_.budget;
    const auto matched = multiply(Rational(population_.settlement().funds[*fund_.matches].paid), fund_.times);
    const Int128 whole = matched ? floor(*matched) : 0;
    return static_cast<std::int64_t>(std::min<Int128>(whole, fund_.budget.value_or(no_end - 1)));
  }

  void pro_rata(std::int64_t budget) {
    std::vector<std::size_t> first, then;
    if (fund_.reserves) std::merge(certain_.begin(), certain_.end(), doubtful_.begin(), doubtful_.end(), std::back_inserter(first));
    else first = certain_, then = doubtful_;
    share(first, budget);
    if (!then.empty()) after(then, budget, first);
    if (fund_.reserves && !endless_.empty() && budget != no_end) block(first);
  }

  // Beside a claim that may come to any sum nobody knows by how much the others are cut.
  void block(const std::vector<std::size_t>& claims) {
    for (std::size_t claim : claims) population_.doubt(claim, 0, Cut::undetermined, Stage::funds, rule_);
  }

  // Those who come last share what the first surely leave at most; where it is not known what that is they may get nothing.
  void after(const std::vector<std::size_t>& claims, std::int64_t budget, const std::vector<std::size_t>& first) {
    std::int64_t left = budget;
    bool known = true;
    for (std::size_t claim : first) {
      left = left == no_end ? no_end : left - population_[claim].low;
      known = known && population_[claim].certain();
    }
    share(claims, left);
    for (std::size_t claim : claims) {
      if (!known) population_.doubt(claim, 0, Cut::undetermined, Stage::funds, rule_);
    }
  }

  // Divides the budget. What a ceiling frees lapses, or is divided again among the others: one that nobody knows may free
  // anything.
  void share(const std::vector<std::size_t>& claims, std::int64_t budget) {
    std::vector<std::size_t> active = claims;
    std::int64_t left = budget;
    const bool may_free = fund_.freed == Unspent::again && parts_of(claims, budget) != sums_of(claims) && !std::all_of(claims.begin(), claims.end(), [&](std::size_t claim) { return ceiling_known(claim); });
    while (!active.empty()) {
      const std::vector<std::int64_t> parts = parts_of(active, left);
      std::vector<std::size_t> below;
      for (std::size_t i = 0; i < active.size(); ++i) {
        if (!bounded() || parts[i] <= ceiling_of(active[i])) below.push_back(i);
      }
      const bool last = below.size() == active.size() || fund_.freed != Unspent::again;
      std::vector<std::size_t> next;
      for (std::size_t i = 0, at = 0; i < active.size(); ++i) {
        const bool is_below = at < below.size() && below[at] == i;
        at += is_below ? 1 : 0;
        if (is_below && !last) next.push_back(active[i]);
        else left = left == no_end ? no_end : left - give(active[i], parts[i], may_free);
      }
      active = std::move(next);
    }
  }

  // A claim gets its part, as far as its ceiling goes; or more, where an unknown ceiling may free something for it.
  std::int64_t give(std::size_t claim, std::int64_t part, bool or_more) {
    const std::int64_t taken = std::min(part, ceiling_of(claim));
    const bool known = ceiling_known(claim);
    if (!known || !or_more) reduce(claim, part, Cut::over_budget);
    reduce(claim, std::min(population_[claim].high, ceiling_of(claim)), Cut::over_fund_ceiling);
    if (!known || or_more) population_.doubt(claim, known ? low_at(claim, taken) : 0, Cut::undetermined, Stage::funds, rule_);
    return taken;
  }

  [[nodiscard]] std::vector<std::int64_t> sums_of(const std::vector<std::size_t>& claims) const {
    std::vector<std::int64_t> sums;
    for (std::size_t claim : claims) sums.push_back(population_[claim].high);
    return sums;
  }

  [[nodiscard]] std::vector<std::int64_t> parts_of(const std::vector<std::size_t>& claims, std::int64_t budget) const {
    const std::vector<std::int64_t> sums = sums_of(claims);
    std::vector<std::uint32_t> ranks;
    Int128 all = 0;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      ranks.push_back(population_.rank(claims[i]));
      all += sums[i];
    }
    return all <= budget ? sums : divide(budget, sums, ranks);
  }

  // Of one claim. Without its figure it may be anything up to the fixed one.
  [[nodiscard]] Remainder ceilings_of(std::size_t claim) const {
    const auto& figure = fund_.ceiling.figure;
    return ceiling_at(fund_.ceiling, figure ? population_.figure(*figure, claim) : std::nullopt, false);
  }
  [[nodiscard]] std::int64_t ceiling_of(std::size_t claim) const { return ceilings_of(claim).high; }
  [[nodiscard]] bool ceiling_known(std::size_t claim) const { return ceilings_of(claim).low == ceilings_of(claim).high; }

  void reduce(std::size_t claim, std::int64_t to, Cut why) {
    population_.lower(claim, low_at(claim, to), to, why, rule_);
  }

  // What a claim surely comes to, where its highest sum comes to `to`.
  [[nodiscard]] std::int64_t low_at(std::size_t claim, std::int64_t to) const {
    const Settled& one = population_[claim];
    if (one.certain()) return to;
    return one.high == 0 ? 0 : static_cast<std::int64_t>(Int128{one.low} * to / one.high);
  }

  void in_order(std::int64_t budget) {
    std::vector<std::size_t> first = certain_, then;
    auto& with_doubt = fund_.reserves ? first : then;
    for (const auto* claims : {&doubtful_, &endless_}) with_doubt.insert(with_doubt.end(), claims->begin(), claims->end());
    Remainder left{budget, budget};
    serve(first, left);
    serve(then, left);
  }

  // Whoever has no known place may come first of all or last.
  void serve(std::vector<std::size_t>& claims, Remainder& left) {
    std::map<std::size_t, std::optional<Rational>> places;
    for (std::size_t claim : claims) places[claim] = fund_.by ? population_.figure(*fund_.by, claim) : Rational(population_[claim].claim.provision);
    std::sort(claims.begin(), claims.end(), [&](std::size_t a, std::size_t b) {
      const auto &x = places.at(a), &y = places.at(b);
      if (x.has_value() != y.has_value()) return x.has_value();
      if (x && *x != *y) return (fund_.by && !fund_.lowest_first) ? *x > *y : *x < *y;
      return population_.earlier(a, b);
    });
    const auto placed = std::partition_point(claims.begin(), claims.end(), [&](std::size_t claim) { return places.at(claim).has_value(); });
    const std::span unknown(placed, claims.end());
    const Remainder all = left;
    const std::vector<Remainder> last = left_after_all_others(claims, unknown, all);
    for (std::size_t claim : unknown) left.take(0, taken_by(claim).high);
    for (std::size_t claim : std::span(claims.begin(), placed)) {
      const Interval taken = taken_by(claim);
      serve(claim, left);
      left.take(taken.low, taken.high);
    }
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      left.take(taken_by(unknown[i]).low, 0);
      serve(unknown[i], {last[i].low, all.high});
    }
  }

  void serve(std::size_t claim, const Remainder& left) {
    const Settled& one = population_[claim];
    const Remainder ceiling = ceilings_of(claim);
    population_.lower(claim, std::min(one.low, left.low), std::min(one.high, left.high), Cut::over_budget, rule_);
    population_.lower(claim, std::min(one.low, ceiling.low), std::min(one.high, ceiling.high), Cut::over_fund_ceiling, rule_);
    population_.doubt(claim, one.low, Cut::undetermined, Stage::funds, rule_);
  }

  // What those who come after go without: what its ceiling frees lapses with it, or is theirs.
  [[nodiscard]] Interval taken_by(std::size_t claim) const {
    const Settled& one = population_[claim];
    const Remainder ceiling = fund_.freed == Unspent::again ? ceilings_of(claim) : Remainder{no_end, no_end};
    return {std::min(one.low, ceiling.low), std::min(one.high, ceiling.high)};
  }

  // For each of those: what is left for it if it comes last.
  [[nodiscard]] std::vector<Remainder> left_after_all_others(std::span<const std::size_t> claims, std::span<const std::size_t> those, const Remainder& left) const {
    Int128 all = 0;
    for (std::size_t claim : claims) all += taken_by(claim).high;
    std::vector<Remainder> found;
    for (std::size_t claim : those) {
      const Int128 others = all - taken_by(claim).high;
      found.push_back(left);
      found.back().take(0, static_cast<std::int64_t>(std::min<Int128>(others, no_end)));
    }
    return found;
  }

  Population& population_;
  std::size_t rule_;
  const Fund& fund_;
  std::vector<std::size_t> certain_, doubtful_, endless_;
};

}  // namespace

void funds(Population& population) {
  auto& results = population.settlement().funds;
  for (std::size_t rule = 0; rule < population.rules.funds.size(); ++rule) results.push_back(Pot(population, rule).settle());
}

}  // namespace duixian::settle
