#include "evaluate/column_rule.h"

#include <algorithm>

#include "evaluate/corner_sums.h"
#include "evaluate/rows_alone.h"
#include "graph/column_sides.h"
#include "graph/provision_roots.h"

namespace duixian::evaluate {

namespace {

using graph::Corner;
using graph::every_row;
using graph::Form;
using graph::no_rows;
using graph::Operation;
using graph::OutlineId;
using graph::Truth;

// What is unknown because it cannot be computed makes the decision fail: only the row executor tells the two apart.
constexpr Operation may_be_uncomputable[] = {Operation::series_on, Operation::series_average, Operation::days_between, Operation::full_months, Operation::overlap};

// The rules of outcomes (outcome.h) as bits. Where a part cannot be told in columns, the rows that are still open there go to the
// row executor.
class RuleLowering {
 public:
  RuleLowering(const Program& program, std::size_t bound, graph::Lowering& to, const OnFile& on_file, bool reasons)
      : program_(program), bound_(program.provisions[bound]), forms_(program, bound_, to), provision_(forms_.provision()), on_file_(on_file), reasons_(reasons) {
    rule_.bound = bound;
    rule_.entity = forms_.entity();
    rule_.calls_functions = reaches(program, bound_, Operation::compute);
  }

  ColumnRule lower() {
    if (!program_.is_in_force(provision_)) {
      put(Outcome::not_in_force, every_row);
      return rule_;
    }
    if (eligibility()) {
      outcomes(sums() && checks() && given() && divided() && approved());
    } else {
      rule_.by_rows = every_row;
    }
    if (reasons_) conditions(provision_.when);
    keep();
    return rule_;
  }

 private:
  void put(Outcome outcome, Slot rows) { rule_.rows[static_cast<std::size_t>(outcome)] = rows; }
  Slot with(Outcome outcome) const { return rule_.rows[static_cast<std::size_t>(outcome)]; }

  // Each part adds its rows to the outcomes; false where the columns cannot tell it.
  bool eligibility() {
    if (provision_.applies) {
      const auto applies = forms_.verdicts(*provision_.applies);
      if (!applies) return false;
      not_applicable_ = applies->no;
      unknown_ = applies->unknown;
      open_ = forms_.by_discretion(*applies);
    }
    if (provision_.when) {
      const auto when = forms_.verdicts(*provision_.when);
      if (!when) return false;
      ineligible_ = when->no;
      unknown_ = forms_.either(unknown_, when->unknown);
      open_ = forms_.either(open_, forms_.by_discretion(*when));
    }
    return true;
  }

  bool sums() {
    if (!provision_.pays) return true;
    sums_ = corner_sums(forms_, program_);
    if (!sums_) return false;
    unknown_ = forms_.either(unknown_, sums_->unknown);
    open_ = forms_.either(open_, sums_->differing);
    ineligible_ = forms_.either(ineligible_, sums_->nothing);
    return true;
  }

  bool checks() {
    for (const graph::Check& check : provision_.checks) {
      const auto one = forms_.verdicts(check.condition);
      if (!one || !apart(check.condition)) return false;
      failed_ = forms_.either(failed_, one->no);
      unknown_ = forms_.either(unknown_, one->unknown);
    }
    return true;
  }

  bool given() {
    if (!provision_.gives) return true;
    const OutlineId id = provision_.gives->value ? *provision_.gives->value : *provision_.gives->first_that;
    const auto unknown = forms_.unknown(id);
    if (!unknown || !apart(id)) return false;
    unknown_ = forms_.either(unknown_, *unknown);
    return !provision_.gives->first_that || nothing_given(id);
  }

  // No row of `gives` holds, at any corner.
  bool nothing_given(OutlineId id) {
    Slot nothing = every_row;
    for (const Corner& corner : forms_.corners()) {
      const Form gives = forms_.form(id, corner);
      const auto none = forms_.equal(gives, graph::constant_form(graph::known(Rational(-1))));
      if (!none) return false;
      nothing = forms_.both(nothing, forms_.both(forms_.to().known(gives), *none));
    }
    ineligible_ = forms_.either(ineligible_, nothing);
    return true;
  }

  bool divided() {
    for (OutlineId id : graph::division_of(provision_)) {
      if (!apart(id)) return false;
      if (provision_.kind != ProvisionKind::share) continue;
      const auto unknown = forms_.unknown(id);
      if (!unknown) return false;
      unknown_ = forms_.either(unknown_, *unknown);
    }
    return true;
  }

  bool approved() {
    if (!provision_.approval) return true;
    const auto approval = forms_.verdicts(*provision_.approval);
    if (approval) pending_ = forms_.without(every_row, approval->yes);
    return approval.has_value();
  }

  // What a discretion makes one thing or another leaves the decision open.
  bool apart(OutlineId id) {
    const auto differing = forms_.differing(id);
    if (differing) open_ = forms_.either(open_, *differing);
    return differing.has_value();
  }

  // The first that applies.
  void outcomes(bool told) {
    const Slot on_file = rows_on_file(forms_, program_, bound_, on_file_);
    Slot rest = every_row;
    const auto take = [&](Outcome outcome, Slot rows) {
      put(outcome, forms_.both(rest, rows));
      rest = forms_.without(rest, with(outcome));
    };
    take(Outcome::not_applicable, not_applicable_);
    take(Outcome::ineligible, ineligible_);
    if (!told) {  // a duty states its sum for the ineligible too
      rule_.by_rows = forms_.either(on_file, provision_.kind == ProvisionKind::duty ? asked() : rest);
      return;
    }
    take(Outcome::failed, failed_);
    take(Outcome::undetermined, unknown_);
    rule_.doubtful = with(Outcome::undetermined);
    const bool may_fail = forms_.to().overflowed_constant() || std::ranges::any_of(may_be_uncomputable, [&](Operation one) { return reaches(program_, bound_, one); });
    rule_.by_rows = forms_.either(on_file, may_fail ? rule_.doubtful : no_rows);
    rule_.by_rows = forms_.either(rule_.by_rows, forms_.both(rest, rows_paid_by_fact(forms_, program_)));
    take(Outcome::pending, pending_);
    take(Outcome::open, provision_.amount_not_stated ? every_row : open_);
    put(Outcome::granted, rest);
    if (sums_) due();
  }

  Slot asked() { return forms_.without(every_row, not_applicable_); }

  void due() {
    const bool one_sum = sums_->differing == no_rows;
    const auto lowest = sum_of(sums_->lowest), highest = sum_of(sums_->highest);
    if (!lowest || !highest) {
      rule_.by_rows = forms_.either(rule_.by_rows, asked());
      return;
    }
    Slot due = no_rows;  // where a sum is due it is known
    for (Outcome outcome : {Outcome::granted, Outcome::pending, Outcome::open}) due = forms_.either(due, with(outcome));
    rule_.with_sum = provision_.kind == ProvisionKind::duty ? forms_.both(asked(), sums_->known) : due;
    rule_.lowest = lowest;
    if (!one_sum) rule_.highest = highest;
    if (!reasons_) return;
    rule_.refused_sum = is_value(sums_->regardless) ? sum_of(sums_->regardless) : std::nullopt;
    if (rule_.refused_sum) rule_.refused = forms_.both(with(Outcome::ineligible), forms_.to().known(sums_->regardless));
  }

  static std::optional<ColumnSum> sum_of(const Form& form) {
    if (form.is_constant() && !form.constant.known) return ColumnSum{};
    const auto side = graph::side(form, Rational(1));
    if (!side) return std::nullopt;
    return ColumnSum{side->lanes, side->times, side->plus};
  }

  // The author's conditions, with all discretions at their lowest.
  void conditions(const std::optional<OutlineId>& id) {
    if (!id) return;
    const graph::OutlineEntry& entry = program_.book().outline[*id];
    if (entry.word == "all" || entry.word == "any") {
      for (OutlineId part : entry.parts) conditions(part);
      return;
    }
    if (entry.list_handle) return;
    const Form one = forms_.form(*id, forms_.corners().front());
    const bool told = one.kind != Form::Kind::none;
    const Truth truth = told ? forms_.to().truth(one) : Truth{no_rows, every_row};  // untold: the row executor fills it in
    rule_.conditions.push_back({*id, truth.no, forms_.neither(truth.yes, truth.no)});
  }

  void keep() {
    graph::Lowering& to = forms_.to();
    for (Slot slot : rule_.rows) to.keep(slot);
    for (Slot slot : {rule_.by_rows, rule_.doubtful, rule_.with_sum, rule_.refused}) to.keep(slot);
    for (const auto* sum : {&rule_.lowest, &rule_.highest, &rule_.refused_sum}) {
      if (*sum && (*sum)->lanes) to.keep(*(*sum)->lanes);
    }
    for (const ColumnCondition& condition : rule_.conditions) {
      to.keep(condition.no);
      to.keep(condition.unknown);
    }
  }

  const Program& program_;
  const BoundProvision& bound_;
  CornerForms forms_;
  const graph::Provision& provision_;
  const OnFile& on_file_;
  bool reasons_;
  Slot not_applicable_ = no_rows, ineligible_ = no_rows, failed_ = no_rows, unknown_ = no_rows, pending_ = no_rows, open_ = no_rows;
  std::optional<CornerSums> sums_;
  ColumnRule rule_;
};

}  // namespace

ColumnRule lower_rule(const Program& program, std::size_t bound, graph::Lowering& to, const OnFile& on_file, bool reasons) {
  return RuleLowering(program, bound, to, on_file, reasons).lower();
}

}  // namespace duixian::evaluate
