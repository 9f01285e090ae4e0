#include "evaluate/decide.h"

#include <algorithm>

#include "evaluate/division.h"
#include "evaluate/explain.h"
#include "evaluate/failing.h"
#include "evaluate/failing_rules.h"
#include "evaluate/findings.h"
#include "evaluate/outcome.h"
#include "evaluate/subject_name.h"
#include "evaluate/suppose.h"
#include "evaluate/value_of.h"

namespace duixian::evaluate {

namespace {

using graph::OutlineId;
using graph::Provision;

constexpr std::size_t maximum_asked = 8;

// One decision being written out.
class Writing {
 public:
  Writing(RowExecutor& executor, const BoundProvision& bound)
      : executor_(executor), bound_(bound), program_(executor.program()), provision_(program_.book().provisions[bound.provision]) {}

  Decision decide(Row row, bool ask, Explanation* explanation) {
    executor_.enter(bound_, row);
    findings_ = evaluate_corners(executor_, bound_);
    verdicts_ = outcome_of(executor_, bound_, findings_);
    heading(row);
    decision_.outcome = verdicts_.outcome;
    decision_.reason = verdicts_.reason;
    sums();
    figures();
    undecided();
    divide(executor_, bound_, findings_, decision_);
    titles();
    if (decision_.outcome == Outcome::ineligible) failing();
    if (explanation) *explanation = explain();
    if (decision_.outcome == Outcome::undetermined) missing(ask);
    return std::move(decision_);
  }

  std::vector<OutlineId> failing_rules() const {
    return verdicts_.outcome == Outcome::ineligible ? evaluate::failing_rules(executor_, bound_, verdicts_.zero) : std::vector<OutlineId>{};
  }

 private:
  void heading(Row row) {
    const auto& records = executor_.records();
    const EntitySchema& entity = program_.book().schema.entities[provision_.subject];
    decision_.pack = program_.pack->id;
    decision_.provision = provision_.id;
    decision_.title = provision_.title;
    decision_.cite = provision_.cite;
    if (decision_.cite.document.empty()) decision_.cite.document = program_.pack->title;
    decision_.kind = provision_.kind;
    decision_.entity = entity.name;
    decision_.subject = records.table(provision_.subject).keys[row];
    decision_.year = program_.settings.year;
    decision_.readings = bound_.readings;
    decision_.subject_name = subject_name(records, provision_.subject, row);
  }

  void sums() {
    const Outcome outcome = decision_.outcome;
    decision_.amount_not_stated = provision_.amount_not_stated;
    if (outcome == Outcome::undetermined && provision_.pays && moves_money(provision_.kind)) return what_it_can_come_to();
    if (!verdicts_.lowest || !shows_sum(provision_.kind, outcome)) return;
    const bool one_sum = verdicts_.lowest->minor == verdicts_.highest->minor;
    if (one_sum) decision_.amount = verdicts_.lowest;
    if (one_sum && outcome != Outcome::open) return;
    decision_.lowest = verdicts_.lowest;
    decision_.highest = verdicts_.highest;
  }

  // Where what is given is the first that holds, nothing may hold.
  bool gives_something(const CornerFindings& corner) const {
    return !provision_.gives || !provision_.gives->first_that || (corner.gives.known && corner.gives.value != Rational(-1));
  }

  // The ends of a sum some of whose facts are missing, where both are bounded: nothing below zero is ever taken.
  void what_it_can_come_to() {
    const Type& type = program_.book().graph[program_.book().outline[*provision_.pays].node].type;
    std::optional<Money> lowest, highest;
    for (const CornerFindings& corner : findings_.corners) {
      const Bounds bounds = corner.pays.known ? Bounds{corner.pays.value, corner.pays.value} : corner.bounds;
      const auto ends = ends_of(bounds, graph::is_true(corner.applies) && graph::is_true(corner.when) && gives_something(corner), type.unit.currency());
      if (!ends) return;
      if (!lowest || ends->first.minor < lowest->minor) lowest = ends->first;
      if (!highest || ends->second.minor > highest->minor) highest = ends->second;
    }
    decision_.lowest = lowest;
    decision_.highest = highest;
  }

  // A figure that a discretion still moves is left blank.
  Value over_corners(std::size_t figure, const Type& type, const std::string& written) const {
    const auto& names = executor_.records().names();
    const Value first = value_of(findings_.corners.front().figures[figure], type, names, written);
    for (const CornerFindings& corner : findings_.corners) {
      if (!(value_of(corner.figures[figure], type, names, written) == first)) return {};
    }
    return first;
  }

  void figures() {
    const auto& book = program_.book();
    for (std::size_t i = 0; i < provision_.figures.size(); ++i) {
      const auto& [name, id] = provision_.figures[i];
      const graph::Node& node = book.graph[book.outline[id].node];
      decision_.figures.push_back({name, over_corners(i, node.type, "")});
    }
    const Outcome outcome = decision_.outcome;
    const bool shown = outcome == Outcome::granted || outcome == Outcome::pending || outcome == Outcome::open;
    if (!provision_.gives || !shown) return;
    const OutlineId id = provision_.gives->value ? *provision_.gives->value : *provision_.gives->first_that;
    const graph::Cell& given = findings_.corners.front().gives;
    const char* name = provision_.kind == ProvisionKind::classification ? "class" : "result";
    if (given.known && (given.list || given.value != Rational(-1))) {
      decision_.figures.push_back({name, value_of(given, book.graph[book.outline[id].node].type, executor_.records().names())});
    }
  }

  void undecided() {
    if (decision_.outcome == Outcome::open || decision_.outcome == Outcome::pending) {
      for (const OwnedDiscretion& owned : executor_.undecided()) {
        const std::string& name = program_.book().declarations.discretions[owned.discretion].name;
        auto& open = decision_.open_discretions;
        if (std::find(open.begin(), open.end(), name) == open.end()) open.push_back(name);
      }
    }
    if (decision_.outcome != Outcome::pending) return;
    for (graph::NodeId id : graph::reachable(program_.graph, {program_.node(bound_, *provision_.approval)})) {
      const graph::Node& node = program_.graph[id];
      if (node.operation != graph::Operation::approval || graph::is_true(executor_.cell(id))) continue;
      decision_.approvals_missing.push_back(program_.book().declarations.approvals[static_cast<std::size_t>(node.index)].name);
    }
  }

  // What a person calls the discretions, approvals and parties named in the decision.
  void titles() {
    const auto& declared = program_.book().declarations;
    const auto put = [&](const std::string& name, const Message& title) {
      if (!title.empty()) decision_.titles.emplace_back(name, title);
    };
    for (const auto& discretion : declared.discretions) {
      if (names_it(decision_.open_discretions, discretion.name)) put(discretion.name, discretion.title);
    }
    for (const auto& approval : declared.approvals) {
      if (names_it(decision_.approvals_missing, approval.name)) put(approval.name, approval.by);
    }
    for (std::size_t i = 0; i < declared.party_titles.size(); ++i) {
      const auto is_party = [&](const PartyShare& share) { return share.party == declared.parties[i]; };
      const bool named = std::ranges::any_of(decision_.funded_by, is_party) || std::ranges::any_of(decision_.paid_to, is_party);
      if (named) put(declared.parties[i], declared.party_titles[i]);
    }
  }

  static bool names_it(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  }

  void failing() {
    Explainer explainer(executor_, bound_);
    const auto put = [&](const std::vector<const Explanation*>& leaves) {
      for (const Explanation* leaf : leaves) {
        decision_.failing.push_back(failed_condition(*leaf));
        decision_.failing.back().condition = *leaf;
      }
    };
    if (provision_.when) put(failing_leaves(explainer.explain(*provision_.when)));
    if (decision_.failing.empty() && provision_.gives && provision_.gives->first_that) {
      for (const Explanation& row : explainer.explain(*provision_.gives->first_that).parts) put(failing_leaves(row));
    }
    if (verdicts_.zero && provision_.pays) {
      Explanation amount;
      amount.parts.push_back(explainer.explain(*provision_.pays));
      put(empty_sums(amount));
    }
  }

  void missing(bool ask) {
    std::size_t asked = 0;
    for (const Unmet& unmet : findings_.gaps.unmet) {
      decision_.missing.push_back(unmet.fact);
      if (ask && asked++ < maximum_asked) decision_.missing.back().decides = what_it_decides(executor_, bound_, unmet.node);
    }
  }

  Explanation section(const char* word, OutlineId id) {
    Explanation part;
    part.word = word;
    part.parts.push_back(explainer_.explain(id));
    part.value = part.parts[0].value;
    return part;
  }

  Explanation explain() {
    Explanation whole;
    whole.word = "provision";
    whole.name = provision_.id;
    whole.title = provision_.title;
    whole.cite = decision_.cite;
    if (provision_.applies) whole.parts.push_back(section("applies", *provision_.applies));
    if (provision_.when) whole.parts.push_back(section("when", *provision_.when));
    for (const graph::Check& check : provision_.checks) {
      whole.parts.push_back(section("checks", check.condition));
      whole.parts.back().title = check.reason;
    }
    if (provision_.pays) whole.parts.push_back(pays());
    if (provision_.amount_not_stated) whole.parts.push_back(not_stated());
    if (provision_.gives) whole.parts.push_back(section("gives", provision_.gives->value ? *provision_.gives->value : *provision_.gives->first_that));
    if (provision_.approval) whole.parts.push_back(section("approval", *provision_.approval));
    explainer_.only_state();
    shares(whole);
    if (provision_.instalments && provision_.instalments->years) whole.parts.push_back(section("instalments", *provision_.instalments->years));
    figures_explained(whole);
    return whole;
  }

  Explanation pays() {
    Explanation part = section("pays", *provision_.pays);
    const auto* exact = std::get_if<Quantity>(&part.value.is);
    if (!exact || exact->amount.is_whole()) return part;
    const auto whole = rounded(exact->amount, Rational(1), Rounding::half_up);
    if (!whole) return part;
    const Value after{Quantity{*whole, exact->unit}, ""};
    part.rounding = RoundingStep{part.value, after, Value{Quantity{Rational(1), exact->unit}, ""}, Rounding::half_up};
    part.value = after;
    return part;
  }

  static Explanation not_stated() {
    Explanation part;
    part.word = "pays";
    part.parts.emplace_back();
    part.parts.back().word = "not_stated";
    return part;
  }

  void shares(Explanation& whole) {
    for (const auto& [word, funding] : {std::pair{"funded_by", &provision_.funded_by}, {"paid_to", &provision_.paid_to}}) {
      if (!*funding) continue;
      const auto one = (*funding)->choice ? (*funding)->choice : (*funding)->list_split ? (*funding)->list_split : (*funding)->split;
      if (one) whole.parts.push_back(section(word, *one));
    }
  }

  void figures_explained(Explanation& whole) {
    if (provision_.figures.empty()) return;
    Explanation figures;
    figures.word = "figures";
    for (const auto& [name, id] : provision_.figures) {
      Explanation line = explainer_.explain(id);
      Explanation figure;
      figure.word = "figure";
      figure.name = name;
      figure.value = line.value;
      figure.parts.push_back(std::move(line));
      figures.parts.push_back(std::move(figure));
    }
    whole.parts.push_back(std::move(figures));
  }

  RowExecutor& executor_;
  const BoundProvision& bound_;
  const Program& program_;
  const Provision& provision_;
  Explainer explainer_{executor_, bound_};  // one for the whole decision: nothing is explained twice
  Findings findings_;
  Verdicts verdicts_;
  Decision decision_;
};

}  // namespace

Decision Decider::decide(const BoundProvision& bound, Row row, Explanation* explanation) {
  Writing writing(executor_, bound);
  Decision decision = writing.decide(row, ask_, explanation);
  failing_ = writing.failing_rules();
  return decision;
}

}  // namespace duixian::evaluate
