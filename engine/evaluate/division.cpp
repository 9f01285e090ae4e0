#include "evaluate/division.h"

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
