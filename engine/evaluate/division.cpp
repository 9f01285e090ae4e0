#include "evaluate/division.h"

#include <algorithm>
#include <utility>

#include "evaluate/value_of.h"
#include "graph/scalars.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;

class Division {
 public:
  Division(RowExecutor& executor, const BoundProvision& bound, const Findings& findings, Decision& decision)
      : executor_(executor), bound_(bound), findings_(findings), decision_(decision), program_(executor.program()), provision_(program_.book().provisions[bound.provision]) {}

  void divide() {
    const Outcome outcome = decision_.outcome;
    const bool due = outcome == Outcome::granted || outcome == Outcome::pending || outcome == Outcome::open;
    if (!due) return;
    if (provision_.funded_by) decision_.funded_by = shares(*provision_.funded_by);
    if (provision_.paid_to) decision_.paid_to = shares(*provision_.paid_to);
    if (provision_.instalments && decision_.amount) instalments(*provision_.instalments);
  }

 private:
  Cell cell(graph::OutlineId id) const { return executor_.cell(program_.node(bound_, id)); }

  std::optional<Money> money(const Cell& cell) const {
    const bool moved = decision_.outcome == Outcome::open && findings_.corners.size() > 1;  // a discretion may still move it
    if (!decision_.amount || !cell.known || moved) return std::nullopt;
    const auto minor = cell.value.as_int64();
    return minor ? std::optional(Money{*minor, decision_.amount->currency}) : std::nullopt;
  }

  std::vector<PartyShare> shares(const graph::Funding& funding) const {
    std::vector<PartyShare> shares;
    if (funding.list_split) {
      const Cell parts = cell(*funding.list_split);
      for (std::size_t i = 0; parts.known && i < parts.list->members.size(); ++i) shares.push_back({parts.list->labels[i], money(parts.list->members[i])});
      return shares;
    }
    if (funding.choice) {
      const Cell party = cell(*funding.choice);
      if (party.known) shares.push_back({executor_.records().names().name(*party.value.as_int64()), decision_.amount});
      return shares;
    }
    for (std::size_t i = 0; i < funding.parties.size(); ++i) {
      const bool alone = funding.parties.size() == 1;
      shares.push_back({funding.parties[i], alone ? decision_.amount : funding.parts.empty() ? std::nullopt : money(cell(funding.parts[i]))});
    }
    return shares;
  }

  void instalments(const graph::InstalmentPlan& plan) {
    if (!plan.terms.empty()) return with_terms(plan);
    const Cell parts = parts_of(plan, graph::known(Rational(decision_.amount->minor)));
    if (!parts.known) return;
    const Cell from = plan.from ? cell(*plan.from) : graph::known(Rational(plan.years ? decision_.year : 0));
    if (!from.known) return;
    const int first = static_cast<int>(from.value.as_int64().value_or(0));
    for (std::size_t i = 0; i < parts.list->members.size(); ++i) {
      Instalment part;
      part.year = first == 0 ? 0 : first + static_cast<int>(i);
      part.amount = *money(parts.list->members[i]);
      if (plan.when) part.outcome = in_year(*plan.when, part.year);
      decision_.instalments.push_back(part);
    }
  }

  Cell parts_of(const graph::InstalmentPlan& plan, const Cell& sum) const {
    if (plan.years) {
      const auto years = whole_years(*plan.years);
      return years && *years >= 1 && *years <= 1000 ? graph::equal_parts(sum, *years) : graph::unknown();
    }
    std::vector<Cell> weights;
    for (const Rational& part : plan.parts) weights.push_back(graph::known(part));
    return graph::split_all(sum, weights);
  }

  // Each part by its own terms: its year, its condition in that year, and its ceiling, whose cut lapses or goes to the next.
  void with_terms(const graph::InstalmentPlan& plan) {
    const Cell parts = graph::split_all(graph::known(Rational(decision_.amount->minor)), weights_of(plan));
    if (!parts.known) return;
    const Cell from = plan.from ? cell(*plan.from) : graph::known(Rational(decision_.year));
    std::int64_t carried = 0;
    for (std::size_t i = 0; i < plan.terms.size(); ++i) {
      const graph::InstalmentTerms& term = plan.terms[i];
      Instalment part;
      part.year = year_of(term.in_year ? cell(*term.in_year) : i == 0 ? from : year_after(decision_.instalments.back()));
      part.amount = {money(parts.list->members[i])->minor + std::exchange(carried, 0), decision_.amount->currency};
      if (term.when) part.outcome = in_year(*term.when, part.year != 0 ? part.year : decision_.year);
      const std::int64_t over = term.at_most && part.outcome != Outcome::ineligible ? cut(*term.at_most, part) : 0;
      decision_.instalments.push_back(part);
      if (plan.cut_is_carried) carried = over;
      else lapse(part, over);
    }
    if (carried > 0) after_the_last(carried, *plan.terms.back().at_most);
  }

  // What the last part's ceiling carries over comes in the year after, and waits unless it is known to fit under that year's.
  void after_the_last(std::int64_t carried, graph::OutlineId ceiling) {
    Instalment part;
    part.year = year_of(year_after(decision_.instalments.back()));
    part.amount = {carried, decision_.amount->currency};
    if (cut(ceiling, part) > 0) part.outcome = Outcome::undetermined;
    part.amount.minor = carried;
    decision_.instalments.push_back(part);
  }

  // 0: not dated, and neither is what comes after it.
  static int year_of(const Cell& year) { return year.known ? static_cast<int>(year.value.as_int64().value_or(0)) : 0; }
  static Cell year_after(const Instalment& part) { return part.year != 0 ? graph::known(Rational(part.year + 1)) : graph::unknown(); }

  // The shares; one that is left out is what the others leave of the whole.
  std::vector<Cell> weights_of(const graph::InstalmentPlan& plan) const {
    std::vector<Cell> weights;
    Cell rest = graph::known(Rational(1));
    for (const graph::InstalmentTerms& term : plan.terms) {
      weights.push_back(term.share ? cell(*term.share) : graph::unknown());
      if (!term.share || !rest.known) continue;
      const auto left = weights.back().known ? duixian::subtract(rest.value, weights.back().value) : std::nullopt;
      rest = left ? graph::known(*left) : graph::unknown();
    }
    bool all = rest.known && rest.value.sign() == 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (plan.terms[i].share) continue;
      weights[i] = rest;
      all = rest.known && rest.value.sign() >= 0;
    }
    return all ? weights : std::vector<Cell>{graph::unknown()};  // shares of more or less than the whole divide nothing
  }

  // A ceiling that is not known yet leaves the part as it is, to be settled in its year.
  std::int64_t cut(graph::OutlineId ceiling, Instalment& part) {
    const Cell most = executor_.evaluate_in_year(program_.node(bound_, ceiling), part.year != 0 ? part.year : decision_.year);
    if (!most.known) {
      if (part.outcome == Outcome::granted) part.outcome = Outcome::undetermined;
      return 0;
    }
    const std::int64_t allowed = std::max<std::int64_t>(0, rounded(most.value, Rational(1), Rounding::half_up).value_or(Rational(0)).as_int64().value_or(part.amount.minor));
    const std::int64_t over = std::max<std::int64_t>(0, part.amount.minor - allowed);
    part.amount.minor -= over;
    return over;
  }

  // What is above a part's ceiling and is not carried on stands as a part that lapses: all parts together are the whole.
  void lapse(Instalment part, std::int64_t over) {
    if (over == 0) return;
    part.amount.minor = over;
    part.outcome = Outcome::ineligible;
    decision_.instalments.push_back(part);
  }

  // A number of years, or a period of whole years; nothing while a discretion still moves it.
  std::optional<std::int64_t> whole_years(graph::OutlineId id) const {
    const Cell last = findings_.corners.back().division.empty() ? cell(id) : findings_.corners.back().division.back();
    const Cell years = cell(id);
    if (!years.known || !last.known || years.value != last.value) return std::nullopt;
    const Type& type = program_.book().graph[program_.book().outline[id].node].type;
    const auto count = type.unit == unit_of("month") ? duixian::divide(years.value, Rational(12)) : years.value;
    return count ? count->as_int64() : std::nullopt;
  }

  Outcome in_year(graph::OutlineId condition, int year) {
    const Cell holds = executor_.evaluate_in_year(program_.node(bound_, condition), year);
    return graph::is_true(holds) ? Outcome::granted : graph::is_false(holds) ? Outcome::ineligible : Outcome::undetermined;
  }

  RowExecutor& executor_;
  const BoundProvision& bound_;
  const Findings& findings_;
  Decision& decision_;
  const Program& program_;
  const graph::Provision& provision_;
};

}  // namespace

void divide(RowExecutor& executor, const BoundProvision& bound, const Findings& findings, Decision& decision) {
  Division(executor, bound, findings, decision).divide();
}

}  // namespace duixian::evaluate
