#include "evaluate/column_rule.h"

#include <algorithm>

#include "evaluate/outcome.h"
#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::evaluate {

namespace {

using graph::Corner;
using graph::every_row;
using graph::Form;
using graph::no_rows;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::OutlineId;
using graph::Truth;

class RuleLowering {
 public:
  RuleLowering(const Program& program, std::size_t bound, graph::Lowering& to, const OnFile& on_file, bool reasons)
      : program_(program), bound_(program.provisions[bound]), provision_(program.book().provisions[bound_.provision]), to_(to), on_file_(on_file), reasons_(reasons),
        entity_(static_cast<int>(provision_.subject)) {
    rule_.bound = bound;
    rule_.entity = entity_;
    rule_.calls_functions = reaches(Operation::compute);
  }

  ColumnRule lower() {
    const Date day = program_.settings.as_of;
    if (day < program_.pack->from || (program_.pack->until && day > *program_.pack->until)) {
      put(Outcome::not_in_force, every_row);
      return rule_;
    }
    corners();
    eligibility();
    sums();
    outcomes();
    if (reasons_) conditions(provision_.when);
    keep();
    return rule_;
  }

 private:
  // ---- bits along the subjects ----
  Slot both(Slot a, Slot b) { return to_.both(entity_, a, b); }
  Slot either(Slot a, Slot b) { return to_.either(entity_, a, b); }
  Slot without(Slot a, Slot b) { return to_.without(entity_, a, b); }
  Slot neither(Slot a, Slot b) { return without(every_row, either(a, b)); }
  void put(Outcome outcome, Slot rows) { rule_.rows[static_cast<std::size_t>(outcome)] = rows; }

  void corners() {
    Corner none;
    corners_ = {none};
    for (const OwnedDiscretion& owned : bound_.discretions) {
      const std::pair key{static_cast<std::int64_t>(owned.discretion), static_cast<std::int64_t>(owned.provision)};
      std::vector<Corner> next;
      for (const Corner& corner : corners_) {
        for (bool highest : {false, true}) {
          next.push_back(corner);
          next.back()[key] = highest;
        }
      }
      corners_ = std::move(next);
    }
  }

  Form form(OutlineId id, const Corner& corner) { return to_.spread(to_.form(program_.node(bound_, id), corner), entity_); }

  // What the rule needs and the columns cannot tell: the rows still open go to the row executor.
  bool is_told(const Form& form) {
    if (form.kind != Form::Kind::none) return true;
    untold_ = true;
    return false;
  }

  struct Verdicts {
    Slot yes = every_row, no = every_row, unknown = no_rows;  // at all corners; at all; at some
  };
  Verdicts verdicts(OutlineId id) {
    Verdicts all;
    for (const Corner& corner : corners_) {
      const Form one = form(id, corner);
      if (!is_told(one)) return {no_rows, no_rows, no_rows};
      const Truth truth = to_.truth(one);
      all.yes = both(all.yes, truth.yes);
      all.no = both(all.no, truth.no);
      all.unknown = either(all.unknown, neither(truth.yes, truth.no));
    }
    return all;
  }
  Slot by_discretion(const Verdicts& verdicts) { return neither(verdicts.yes, either(verdicts.no, verdicts.unknown)); }

  // ---- who is asked, and who is eligible ----
  void eligibility() {
    if (provision_.applies) {
      const Verdicts applies = verdicts(*provision_.applies);
      if (untold_) return;
      not_applicable_ = applies.no;
      unknown_ = applies.unknown;
      open_ = by_discretion(applies);
    }
    if (provision_.when) {
      const Verdicts when = verdicts(*provision_.when);
      if (untold_) return;
      ineligible_ = when.no;
      unknown_ = either(unknown_, when.unknown);
      open_ = either(open_, by_discretion(when));
    }
  }

  // ---- the sum at each corner, in minor units ----
  Node money_node(Operation operation) const {
    Node node;
    node.operation = operation;
    node.scope = entity_;
    node.type = program_.book().graph[program_.book().outline[*provision_.pays].node].type;
    return node;
  }
  static Form constant(std::int64_t value) { return graph::constant_form(graph::known(Rational(value))); }

  Form in_minor_units(const Form& pays) {
    Node rounded = money_node(Operation::rounded);
    rounded.index = static_cast<std::int64_t>(Rounding::half_up);
    return to_.apply(rounded, {pays, constant(1)});
  }

  // Of one corner: one that does not qualify counts nothing, and nothing is taken.
  Form sum_at(const Corner& corner, Form sum) {
    if (corners_.size() == 1) return sum;
    if (moves_money(provision_.kind)) sum = to_.apply(money_node(Operation::greatest), {sum, constant(0)});
    if (!provision_.when) return sum;
    const Form when = form(*provision_.when, corner);
    if (!is_told(when)) return {};
    const Slot no = to_.truth(when).no;
    if (no == no_rows) return sum;
    if (!is_value(sum)) return {};
    const auto chosen = graph::selected(to_, entity_, {no, without(every_row, no)}, constant(0), sum);
    return chosen ? *chosen : Form{};
  }

  void sums() {
    if (!provision_.pays || untold_) return;
    sum_known_ = every_row;
    for (const Corner& corner : corners_) {
      const Form pays = form(*provision_.pays, corner);
      if (!is_told(pays)) return;
      const Slot known = to_.known(pays);
      unknown_ = either(unknown_, without(every_row, known));
      const Form whatever_when_says = in_minor_units(pays);
      if (reasons_) regardless_ = corner == corners_.front() ? whatever_when_says : to_.apply(money_node(Operation::greatest), {regardless_, whatever_when_says});
      Form sum = sum_at(corner, whatever_when_says);
      if (!is_value(sum)) sum = {};
      if (!is_told(sum)) return;
      sum_known_ = both(sum_known_, to_.known(sum));
      lowest_ = corner == corners_.front() ? sum : to_.apply(money_node(Operation::least), {lowest_, sum});
      highest_ = corner == corners_.front() ? sum : to_.apply(money_node(Operation::greatest), {highest_, sum});
    }
    if (!is_value(lowest_) || !is_value(highest_)) {
      untold_ = true;
      return;
    }
    if (corners_.size() > 1) differing_sums();
    if (moves_money(provision_.kind)) nothing_due();
  }

  void differing_sums() {
    const auto same = values_equal(lowest_, highest_);
    if (!same) {
      untold_ = true;
      return;
    }
    open_ = either(open_, without(sum_known_, *same));
    one_sum_ = *same == every_row;
  }

  static bool is_value(const Form& form) { return form.is_number() || form.is_constant(); }

  std::optional<Slot> values_equal(const Form& a, const Form& b) {
    if (!is_value(a) || !is_value(b)) return std::nullopt;
    if (a.is_constant() && b.is_constant()) return a.constant.known == b.constant.known && a.constant.value == b.constant.value ? every_row : no_rows;
    return graph::equal_bits(to_, entity_, a, b);
  }

  // Where money moves, a sum that is known and not above zero is never granted.
  void nothing_due() {
    Slot none = no_rows;
    if (highest_.is_constant()) {
      none = highest_.constant.known && highest_.constant.value.sign() <= 0 ? every_row : no_rows;
    } else {
      const auto bits = graph::at_least_bits(to_, entity_, constant(0), highest_);
      if (!bits) {
        untold_ = true;
        return;
      }
      none = *bits;
    }
    ineligible_ = either(ineligible_, both(sum_known_, none));
  }

  // ---- checks, what is given, the division ----
  void checks() {
    for (const graph::Check& check : provision_.checks) {
      const Verdicts one = verdicts(check.condition);
      if (untold_) return;
      failed_ = either(failed_, one.no);
      unknown_ = either(unknown_, one.unknown);
      differing(check.condition);
    }
  }

  void given() {
    if (!provision_.gives) return;
    const OutlineId id = provision_.gives->value ? *provision_.gives->value : *provision_.gives->first_that;
    Slot nothing = every_row;
    for (const Corner& corner : corners_) {
      const Form gives = form(id, corner);
      if (!is_told(gives)) return;
      const Slot known = to_.known(gives);
      unknown_ = either(unknown_, without(every_row, known));
      if (!provision_.gives->first_that) continue;
      const auto none = values_equal(gives, constant(-1));
      if (!none) {
        untold_ = true;
        return;
      }
      nothing = both(nothing, both(known, *none));
    }
    if (provision_.gives->first_that) ineligible_ = either(ineligible_, nothing);
    differing(id);
  }

  std::vector<OutlineId> division() const {
    std::vector<OutlineId> found;
    for (const auto* funding : {&provision_.funded_by, &provision_.paid_to}) {
      if (!*funding) continue;
      found.insert(found.end(), (*funding)->parts.begin(), (*funding)->parts.end());
      for (const auto& one : {(*funding)->choice, (*funding)->list_split}) {
        if (one) found.push_back(*one);
      }
    }
    if (provision_.instalments && provision_.instalments->years) found.push_back(*provision_.instalments->years);
    return found;
  }

  void divided() {
    for (OutlineId id : division()) {
      differing(id);
      if (provision_.kind != ProvisionKind::share) continue;
      for (const Corner& corner : corners_) {
        const Form one = form(id, corner);
        if (!is_told(one)) return;
        unknown_ = either(unknown_, without(every_row, to_.known(one)));
      }
    }
  }

  // Rows in which a discretion makes this one thing at one corner and another at another.
  void differing(OutlineId id) {
    const Form first = form(id, corners_.front());
    for (const Corner& corner : corners_) {
      const Form one = form(id, corner);
      if (same_form(first, one)) continue;
      if (!is_told(one) || !is_told(first)) return;
      Slot same = no_rows;
      const Slot known_a = to_.known(first), known_b = to_.known(one);
      if (first.is_truth() || one.is_truth()) {
        const Truth a = to_.truth(first), b = to_.truth(one);
        same = either(both(a.yes, b.yes), both(a.no, b.no));
      } else {
        const auto equal = values_equal(first, one);
        if (!equal) {
          untold_ = true;
          return;
        }
        same = both(both(known_a, known_b), *equal);
      }
      same = either(same, neither(known_a, known_b));
      open_ = either(open_, without(every_row, same));
    }
  }

  static bool same_form(const Form& a, const Form& b) {
    if (a.kind != b.kind) return false;
    if (a.is_truth()) return a.truth.yes == b.truth.yes && a.truth.no == b.truth.no;
    if (a.is_number()) return a.number.lanes == b.number.lanes && a.number.known == b.number.known && a.number.scale == b.number.scale && a.number.offset == b.number.offset && a.number.divisor == b.number.divisor;
    if (a.is_constant()) return a.constant.known == b.constant.known && a.constant.value == b.constant.value && !a.constant.list && !b.constant.list;
    return a.cells == b.cells;
  }

  // ---- the outcome: the first that applies ----
  void outcomes() {
    const bool eligibility_told = !untold_ || sums_only();
    if (!eligibility_told) {
      rule_.by_rows = every_row;
      return;
    }
    if (!untold_) checks();
    if (!untold_) given();
    if (!untold_) divided();
    const Slot filed = rows_on_file();
    Slot rest = every_row;
    const auto take = [&](Outcome outcome, Slot rows) {
      const Slot taken = both(rest, rows);
      put(outcome, taken);
      rest = without(rest, taken);
    };
    take(Outcome::not_applicable, not_applicable_);
    take(Outcome::ineligible, ineligible_);
    if (untold_) {  // a duty states its sum for the ineligible too
      rule_.by_rows = either(filed, provision_.kind == ProvisionKind::duty ? without(every_row, not_applicable_) : rest);
      return;
    }
    rule_.by_rows = filed;
    take(Outcome::failed, failed_);
    take(Outcome::undetermined, unknown_);
    rule_.doubtful = rule_.rows[static_cast<std::size_t>(Outcome::undetermined)];
    if (may_fail()) rule_.by_rows = either(rule_.by_rows, rule_.doubtful);
    rule_.by_rows = either(rule_.by_rows, both(rest, paid_by_fact()));
    approved(rest);
    take(Outcome::open, provision_.amount_not_stated ? every_row : open_);
    put(Outcome::granted, rest);
    due();
  }

  // Whether `applies` and `when` are told, though a later part is not.
  bool sums_only() {
    for (const auto& id : {provision_.applies, provision_.when}) {
      if (!id) continue;
      for (const Corner& corner : corners_) {
        if (form(*id, corner).kind == Form::Kind::none) return false;
      }
    }
    return true;
  }

  void approved(Slot& rest) {
    if (!provision_.approval) return;
    const Verdicts approval = verdicts(*provision_.approval);
    const Slot pending = without(rest, approval.yes);
    put(Outcome::pending, pending);
    rest = without(rest, pending);
  }

  void due() {
    if (!provision_.pays) return;
    Slot with = no_rows;
    for (Outcome outcome : {Outcome::granted, Outcome::pending, Outcome::open}) with = either(with, rule_.rows[static_cast<std::size_t>(outcome)]);
    if (provision_.kind == ProvisionKind::duty) with = both(without(every_row, not_applicable_), sum_known_);
    const auto lowest = sum_of(lowest_);
    const auto highest = corners_.size() > 1 && !one_sum_ ? sum_of(highest_) : std::nullopt;
    if (!lowest || (corners_.size() > 1 && !one_sum_ && !highest)) {
      rule_.by_rows = either(rule_.by_rows, without(every_row, not_applicable_));
      return;
    }
    rule_.with_sum = with;  // where a sum is due it is known
    rule_.lowest = lowest;
    rule_.highest = highest;
    if (!reasons_) return;
    rule_.refused_sum = is_value(regardless_) ? sum_of(regardless_) : std::nullopt;
    if (rule_.refused_sum) rule_.refused = both(rule_.rows[static_cast<std::size_t>(Outcome::ineligible)], to_.known(regardless_));
  }

  static std::optional<ColumnSum> sum_of(const Form& form) {
    if (form.is_constant() && !form.constant.known) return ColumnSum{};
    const auto side = graph::side(form, Rational(1));
    if (!side) return std::nullopt;
    return ColumnSum{side->lanes, side->times, side->plus};
  }

  // ---- what one row at a time decides ----
  bool reaches(Operation operation) const {
    const std::vector<NodeId> all = graph::reachable(program_.graph, bound_.order);
    return std::any_of(all.begin(), all.end(), [&](NodeId id) { return program_.graph[id].operation == operation; });
  }

  bool may_fail() const { return to_.overflowed_constant() || reaches(Operation::series_on); }

  Slot rows_on_file() {
    Slot rows = no_rows;
    const auto add = [&](const std::vector<columns::Bitmap>& by_entity) {
      const columns::Bitmap& bits = by_entity[provision_.subject];
      if (!bits.empty()) rows = either(rows, to_.record_bits(entity_, bits));
    };
    if (!bound_.discretions.empty() || reaches(Operation::discretion)) add(on_file_.rulings);
    if (reaches(Operation::approval)) add(on_file_.approvals);
    if (provision_.once != graph::Once::no || reads_history()) add(on_file_.history);
    return rows;
  }

  bool reads_history() const {
    for (NodeId id : graph::reachable(program_.graph, bound_.order)) {
      const Node& node = program_.graph[id];
      if (node.operation != Operation::fact) continue;
      const auto& declared = program_.book().schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)];
      if (!declared.history.empty()) return true;
    }
    return false;
  }

  // Rows whose own fact says that it was paid before.
  Slot paid_by_fact() {
    Slot rows = no_rows;
    if (provision_.once == graph::Once::no) return rows;
    const auto& facts = program_.book().schema.entities[provision_.subject].facts;
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
      if (facts[fact].history != provision_.id) continue;
      const columns::Column* column = to_.records().column(provision_.subject, fact, facts[fact].yearly ? program_.settings.year : 0);
      if (column) rows = either(rows, positive(*column, facts[fact].type));
    }
    return rows;
  }

  Slot positive(const columns::Column& column, const Type& type) {
    if (type.kind == TypeKind::truth) return to_.record_bits(entity_, column.yes);
    const Slot known = to_.record_bits(entity_, column.known), lanes = to_.record_lanes(entity_, column);
    return both(known, to_.bits(entity_, {lanes}, [entity = entity_, lanes, &kernels = to_.kernels()](graph::Batch& batch, graph::Word* out) {
      kernels.at_least({batch.lanes(lanes)}, {nullptr, 1, 1}, out, batch.words(entity));
    }));
  }

  // ---- reasons ----
  void conditions(const std::optional<OutlineId>& id) {
    if (!id) return;
    const graph::OutlineEntry& entry = program_.book().outline[*id];
    if (entry.word == "all" || entry.word == "any") {
      for (OutlineId part : entry.parts) conditions(part);
      return;
    }
    if (entry.list_handle) return;
    const Form one = form(*id, corners_.front());
    const bool told = one.is_truth() || one.is_constant();
    const Truth truth = told ? to_.truth(one) : Truth{no_rows, every_row};  // untold: the row executor fills it in
    rule_.conditions.push_back({*id, truth.no, neither(truth.yes, truth.no)});
  }

  void keep() {
    for (Slot slot : rule_.rows) to_.keep(slot);
    for (Slot slot : {rule_.by_rows, rule_.doubtful, rule_.with_sum, rule_.refused}) to_.keep(slot);
    for (const auto* sum : {&rule_.lowest, &rule_.highest, &rule_.refused_sum}) {
      if (*sum && (*sum)->lanes) to_.keep(*(*sum)->lanes);
    }
    for (const ColumnCondition& condition : rule_.conditions) {
      to_.keep(condition.no);
      to_.keep(condition.unknown);
    }
  }

  const Program& program_;
  const BoundProvision& bound_;
  const graph::Provision& provision_;
  graph::Lowering& to_;
  const OnFile& on_file_;
  bool reasons_;
  int entity_;
  std::vector<Corner> corners_;
  bool untold_ = false;
  bool one_sum_ = false;
  Slot not_applicable_ = no_rows, ineligible_ = no_rows, failed_ = no_rows, unknown_ = no_rows, open_ = no_rows, sum_known_ = no_rows;
  Form lowest_, highest_;
  Form regardless_;  // the highest, whatever `when` says
  ColumnRule rule_;
};

}  // namespace

ColumnRule lower_rule(const Program& program, std::size_t bound, graph::Lowering& to, const OnFile& on_file, bool reasons) {
  return RuleLowering(program, bound, to, on_file, reasons).lower();
}

}  // namespace duixian::evaluate
