// Budgets. What is certain and what is held back in reserve share one pot, so that nothing that may still be decided can
// break it.
#include <iterator>
#include <map>

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
    else if (budget || bounded()) pro_rata(budget.value_or(no_end));
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
    const std::int64_t left = share(first, budget);
    if (!then.empty()) (void)share(then, left);
    if (fund_.reserves && !endless_.empty() && budget != no_end) block(first);
  }

  // Beside a claim that may come to any sum nobody knows by how much the others are cut.
  void block(const std::vector<std::size_t>& claims) {
    for (std::size_t claim : claims) population_.doubt(claim, 0, Cut::undetermined, Stage::funds, rule_);
  }

  // Divides the budget, and gives what is left of it. What a ceiling frees lapses, or is divided again among the others.
  std::int64_t share(const std::vector<std::size_t>& claims, std::int64_t budget) {
    std::vector<std::size_t> active = claims;
    std::int64_t left = budget;
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
        else left = left == no_end ? no_end : left - give(active[i], parts[i]);
      }
      active = std::move(next);
    }
    return left;
  }

  // A claim gets its part, as far as its ceiling goes.
  std::int64_t give(std::size_t claim, std::int64_t part) {
    reduce(claim, part, Cut::over_budget);
    if (bounded()) reduce(claim, std::min(part, ceiling_of(claim)), Cut::over_fund_ceiling);
    return population_[claim].high;
  }

  std::vector<std::int64_t> parts_of(const std::vector<std::size_t>& claims, std::int64_t budget) {
    std::vector<std::int64_t> sums;
    std::vector<std::uint32_t> ranks;
    Int128 all = 0;
    for (std::size_t claim : claims) {
      sums.push_back(population_[claim].high);
      ranks.push_back(population_.rank(claim));
      all += sums.back();
    }
    return all <= budget ? sums : divide(budget, sums, ranks);
  }

  [[nodiscard]] std::int64_t ceiling_of(std::size_t claim) {
    std::int64_t at = fund_.ceiling.fixed.value_or(no_end);
    if (!fund_.ceiling.figure) return at;
    const auto value = population_.figure(*fund_.ceiling.figure, claim);
    const auto scaled = value ? multiply(*value, fund_.ceiling.share) : std::nullopt;
    return scaled ? static_cast<std::int64_t>(std::clamp<Int128>(floor(*scaled), 0, at)) : 0;
  }

  void reduce(std::size_t claim, std::int64_t to, Cut why) {
    const Settled& one = population_[claim];
    const bool certain = one.certain();
    const std::int64_t low = certain ? to : one.high == 0 ? 0 : static_cast<std::int64_t>(Int128{one.low} * to / one.high);
    population_.lower(claim, low, to, why, rule_);
  }

  void in_order(std::int64_t budget) {
    std::vector<std::size_t> first = certain_, then;
    auto& with_doubt = fund_.reserves ? first : then;
    for (const auto* claims : {&doubtful_, &endless_}) with_doubt.insert(with_doubt.end(), claims->begin(), claims->end());
    Remainder left{budget, budget};
    serve(first, left);
    serve(then, left);
  }

  void serve(std::vector<std::size_t>& claims, Remainder& left) {
    std::map<std::size_t, std::optional<Rational>> places;
    for (std::size_t claim : claims) places[claim] = fund_.by ? population_.figure(*fund_.by, claim) : Rational(population_[claim].claim.provision);
    std::sort(claims.begin(), claims.end(), [&](std::size_t a, std::size_t b) {
      const auto &x = places.at(a), &y = places.at(b);
      if (x.has_value() != y.has_value()) return x.has_value();
      if (x && *x != *y) return (fund_.by && !fund_.lowest_first) ? *x > *y : *x < *y;
      return population_.earlier(a, b);
    });
    for (std::size_t claim : claims) {
      const std::int64_t low = population_[claim].low, high = population_[claim].high;
      population_.lower(claim, std::min(low, left.low), std::min(high, left.high), Cut::over_budget, rule_);
      population_.doubt(claim, population_[claim].low, Cut::undetermined, Stage::funds, rule_);
      left.take(low, high);
    }
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
