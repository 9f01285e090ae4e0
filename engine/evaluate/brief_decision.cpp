#include "evaluate/brief_decision.h"

#include <algorithm>

#include "evaluate/bounds.h"
#include "evaluate/outcome.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::Undefined;

constexpr std::uint32_t reason_zero = 1, reason_dates = 2, first_undefined = 3;
constexpr std::uint32_t undefined_kinds = static_cast<std::uint32_t>(Undefined::no_beginning) + 1;

bool bit(const std::uint64_t* bits, std::size_t at) { return (bits[at / 64] >> (at % 64) & 1) != 0; }

// What is unknown about it is what is unknown of its inputs; missing.cpp knows more of the others.
bool is_searched_plainly(Operation operation) {
  if (operation == Operation::all || operation == Operation::any || operation == Operation::which || operation == Operation::first_that) return true;
  return graph::row_of(operation).unknown_rule == graph::UnknownRule::strict && operation != Operation::agree;
}

// The column of a fact whose value a known cell of it is; null where more has to be asked.
const columns::Column* column_of(const Program& program, const columns::Records& records, const Node& node) {
  if (node.operation != Operation::fact) return nullptr;
  const auto entity = static_cast<std::size_t>(node.index), fact = static_cast<std::size_t>(node.detail);
  const bool yearly = program.book().schema.entities[entity].facts[fact].yearly;
  return records.column(entity, fact, yearly ? program.settings.year - static_cast<int>(node.years_ago) : 0);
}

}  // namespace

BriefDecider::BriefDecider(const Program& program, const columns::Records& records, const ColumnDecisions& columns)
    : program_(program), executor_(program, records), facts_(program.graph.size()), evaluated_(program.graph.size()), searched_(program.graph.size()) {
  for (std::size_t bound = 0; bound < program.provisions.size(); ++bound) {
    rules_.push_back(brief_rule(program, bound));
    cursors_.emplace_back(*columns.provisions[bound]);
  }
  for (std::uint32_t i = 0; i < program.graph.size(); ++i) facts_[i] = column_of(program, records, program.graph[NodeId{i}]);
}

void BriefDecider::enter(std::size_t entity, Row row) {
  entity_ = entity;
  row_ = row;
  ++now_;
  for (std::size_t bound = 0; bound < program_.provisions.size(); ++bound) {
    if (program_.book().provisions[program_.provisions[bound].provision].subject != entity) continue;
    executor_.enter(program_.provisions[bound], row);  // the row is what counts: nothing of the provision is asked
    return;
  }
}

void BriefDecider::evaluate(NodeId id) {
  if (evaluated_[id.index] == now_) return;
  evaluated_[id.index] = now_;
  const columns::Column* column = facts_[id.index];
  const auto row = column ? executor_.row(static_cast<std::size_t>(program_.graph[id].index)) : std::nullopt;
  const bool known = row && *row < column->known.size() && column->known[*row];
  if (known && column->denominator == 1) return executor_.put(id, graph::known(Rational(column->numerators[*row])));
  executor_.evaluate(id);
}

void BriefDecider::evaluate(const std::vector<NodeId>& order) {
  for (NodeId id : order) evaluate(id);
}

const Cell& BriefDecider::cell(const BriefValue& value) {
  evaluate(value.order);
  return executor_.cell(value.node);
}

const BriefDecision& BriefDecider::decide(std::size_t bound) {
  rule_ = &rules_[bound];
  decision_.rule = rule_;
  decision_.decided = cursors_[bound].at(row_);
  block_ = &cursors_[bound].block();
  decision_.ends.reset();
  decision_.reason = 0;
  decision_.failing.clear();
  decision_.missing.clear();
  decision_.told = rule_->told && details();
  return decision_;
}

bool BriefDecider::details() {
  switch (decision_.decided.outcome) {
    case Outcome::not_applicable: return true;
    case Outcome::not_in_force: decision_.reason = reason_dates; return true;
    case Outcome::granted: return rule_->told_when_due;
    case Outcome::ineligible: return ineligible();
    case Outcome::undetermined: return undetermined();
    default: return false;
  }
}

bool BriefDecider::ineligible() {
  const graph::Provision& provision = program_.book().provisions[program_.provisions[rule_->bound].provision];
  if (rule_->when && (block_->reasons == nullptr || fails(*rule_->when))) return block_->reasons && collect(*rule_->when);
  const bool nothing_given = provision.gives && provision.gives->first_that;
  if (!rule_->pays || nothing_given || !moves_money(provision.kind)) return false;
  decision_.reason = reason_zero;
  evaluate(program_.provisions[rule_->bound].order);
  return collect(*rule_->pays);
}

bool BriefDecider::fails(const BriefCondition& condition) const {
  const auto part_fails = [&](const BriefCondition& part) { return fails(part); };
  switch (condition.kind) {
    case BriefCondition::Kind::leaf: return bit(block_->reasons + 2 * condition.column * block_->words(), row_ - block_->first);
    case BriefCondition::Kind::all: return std::any_of(condition.parts.begin(), condition.parts.end(), part_fails);
    case BriefCondition::Kind::any: return std::all_of(condition.parts.begin(), condition.parts.end(), part_fails);
  }
  return false;
}

// As failing.cpp collects them from an explanation.
bool BriefDecider::collect(const BriefCondition& condition) {
  if (!fails(condition)) return true;
  if (condition.kind == BriefCondition::Kind::leaf) return add(condition.leaf);
  return !condition.parts.empty() && std::all_of(condition.parts.begin(), condition.parts.end(), [&](const BriefCondition& part) { return collect(part); });
}

bool BriefDecider::collect(const BriefSum& sum) {
  if (!sum.told) return false;
  const Cell& found = executor_.cell(sum.node);
  if (!sum.is_quantity || !found.known || found.value.sign() != 0) return true;
  if (sum.leaf) return add(*sum.leaf);
  return std::all_of(sum.parts.begin(), sum.parts.end(), [&](const BriefSum& part) { return collect(part); });
}

bool BriefDecider::add(std::size_t number) {
  const BriefLeaf& leaf = rule_->leaves[number];
  if (!leaf.told) return false;
  BriefFailure failure{number, 0};
  if (!leaf.found) return decision_.failing.push_back(failure), true;
  const Cell& found = cell(*leaf.found);
  if (!found.known || found.list) return false;
  if (leaf.found->type->kind == TypeKind::choice) {
    if (found.value.sign() < 0) return false;
    failure.variant = *found.value.as_int64();
  }
  if (leaf.tiers) {
    const auto next = std::find_if(leaf.tiers->begin(), leaf.tiers->end(), [&](const graph::TierRow& row) { return row.strict ? found.value <= row.bound : found.value < row.bound; });
    if (next != leaf.tiers->end() && !subtract(next->bound, found.value)) return false;
    failure.variant = next - leaf.tiers->begin();
  }
  const bool measured = leaf.threshold && leaf.threshold->type->kind == TypeKind::quantity;
  if (measured && (!cell(*leaf.threshold).known || !subtract(executor_.cell(leaf.found->node).value, executor_.cell(leaf.threshold->node).value))) return false;
  decision_.failing.push_back(failure);
  return true;
}

bool BriefDecider::undetermined() {
  evaluate(program_.provisions[rule_->bound].order);
  ends();
  ++search_;
  return std::all_of(rule_->roots.begin(), rule_->roots.end(), [&](NodeId root) { return search(root); });
}

void BriefDecider::ends() {
  const BoundProvision& bound = program_.provisions[rule_->bound];
  const graph::Provision& provision = program_.book().provisions[bound.provision];
  if (!provision.pays || !moves_money(provision.kind)) return;
  const auto holds = [&](const std::optional<graph::OutlineId>& id) { return !id || graph::is_true(executor_.cell(program_.node(bound, *id))); };
  const bool first_that = provision.gives && provision.gives->first_that;
  const Cell* given = first_that ? &executor_.cell(program_.node(bound, *provision.gives->first_that)) : nullptr;
  const bool gives = !given || (given->known && given->value != Rational(-1));
  const Type& type = program_.book().graph[program_.book().outline[*provision.pays].node].type;
  const Bounds bounds = BoundsOf(executor_)(program_.node(bound, *provision.pays));
  decision_.ends = ends_of(bounds, holds(provision.applies) && holds(provision.when) && gives, type.unit.currency());
}

// As missing.cpp finds them. Rules are not nested beyond graph::maximum_depth.
bool BriefDecider::search(NodeId id) {
  if (executor_.cell(id).known || searched_[id.index] == search_) return true;
  searched_[id.index] = search_;
  const Node& node = program_.graph[id];
  switch (node.operation) {
    case Operation::fact:
    case Operation::parameter:
    case Operation::reading: return gap(id, node);
    case Operation::given_or_computed: return search(node.inputs[executor_.unread(program_.graph[node.inputs[0]]) ? 0 : 1]);
    case Operation::choose: return choice(id, node);
    default: break;
  }
  if (!is_searched_plainly(node.operation)) return false;
  bool inner = false;
  for (NodeId input : node.inputs) {
    if (executor_.cell(input).known) continue;
    inner = true;
    if (!search(input)) return false;
  }
  return inner || undefined(id);
}

bool BriefDecider::choice(NodeId id, const Node& node) {
  const Cell& selector = executor_.cell(node.inputs[0]);
  const auto named = std::find_if(node.codes.begin(), node.codes.end(), [&](std::int64_t code) { return selector.value == Rational(code); });
  const auto taken = static_cast<std::size_t>(named - node.codes.begin()) + 1;
  bool inner = !selector.known;
  if (!search(node.inputs[0])) return false;
  for (std::size_t branch = 1; branch < node.inputs.size(); ++branch) {
    if (executor_.cell(node.inputs[branch]).known || (selector.known && branch != taken)) continue;
    inner = true;
    if (!search(node.inputs[branch])) return false;
  }
  return inner || undefined(id);
}

bool BriefDecider::gap(NodeId id, const Node& node) {
  const auto same = [&](const BriefGap& other) {
    const Node& one = program_.graph[other.fact];
    return one.operation == node.operation && one.index == node.index && one.detail == node.detail && one.years_ago == node.years_ago;
  };
  if (std::any_of(decision_.missing.begin(), decision_.missing.end(), same)) return true;
  BriefGap missing{id, std::nullopt};
  if (node.operation == Operation::fact) {
    missing.of = static_cast<std::size_t>(node.index);
    const columns::Column* column = facts_[id.index];
    const auto row = executor_.row(*missing.of);
    if (!row || (column && !column->flaws.empty() && column->flaws.contains(*row))) return false;  // the cell says why
  }
  decision_.missing.push_back(missing);
  return true;
}

bool BriefDecider::undefined(NodeId id) {
  const Undefined why = executor_.cell(id).why;
  if (why == Undefined::overflow || why == Undefined::no_series_value || why == Undefined::function_refused || why == Undefined::end_before_start) return false;
  if (why != Undefined::no && decision_.reason == 0) decision_.reason = first_undefined + id.index * undefined_kinds + static_cast<std::uint32_t>(why);
  return true;
}

}  // namespace duixian::evaluate
