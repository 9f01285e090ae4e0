#include "evaluate/binder.h"

#include "evaluate/outcome.h"
#include "graph/provision_roots.h"

namespace duixian::evaluate {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::ParameterValue;

BoundProvision Binder::provision(std::size_t number) {
  BoundProvision bound;
  bound.provision = number;
  std::vector<NodeId> roots;
  for (graph::OutlineId root : roots_of(book_.provisions[number])) {
    roots.push_back(node(number, book_.outline[root].node));
    outline(number, root);
  }
  bound.nodes = bound_[number];
  order(bound, roots);
  return bound;
}

void Binder::declared_names() {
  for (std::size_t e = 0; e < book_.schema.entities.size(); ++e) {
    const auto& facts = book_.schema.entities[e].facts;
    for (std::size_t f = 0; f < facts.size(); ++f) {
      for (const std::string& choice : facts[f].type.names) names_.code(choice);
      if (!facts[f].missing) continue;
      if (const auto* text = std::get_if<std::string>(&facts[f].missing->means.is)) program_.absent_names[{e, f}] = names_.code(*text);
    }
  }
}

// Every entry of the outline gets its node, those under branches not taken too, for the explanation names them.
void Binder::outline(std::size_t number, graph::OutlineId id) {
  const graph::OutlineEntry& entry = book_.outline[id];
  if (!entry.list_handle) node(number, entry.node);
  for (graph::OutlineId part : entry.parts) outline(number, part);
}

NodeId Binder::add(Node node) {
  if (auto constant = folded(program_.graph, node)) return program_.graph.add(std::move(*constant));
  return program_.graph.add(std::move(node));
}

NodeId Binder::constant(const Type& type, const Rational& value) {
  Node node;
  node.type = type;
  node.constant = value;
  return program_.graph.add(std::move(node));
}

NodeId Binder::name(const std::string& text) {
  Node node;
  node.type = {TypeKind::text, {}, {}, false, {}};
  node.names = {text};
  give_codes(node, program_.graph, names_);
  return program_.graph.add(std::move(node));
}

NodeId Binder::node(std::size_t number, NodeId id) {
  const auto known = bound_[number].find(id.index);
  if (known != bound_[number].end()) return known->second;
  const NodeId made = make(number, book_.graph[id]);
  bound_[number].emplace(id.index, made);
  return made;
}

NodeId Binder::make(std::size_t number, const Node& draft) {
  switch (draft.operation) {
    case Operation::constant: return draft.names.empty() ? constant(draft.type, draft.constant) : name(draft.names[0]);
    case Operation::parameter: return parameter(draft);
    case Operation::reading: return reading(number, draft);
    case Operation::choose_by: return choose_by(number, draft);
    case Operation::first_row_by: return first_row_by(number, draft);
    case Operation::this_day: return constant(draft.type, Rational(plus_months(program_.settings.as_of, -12 * draft.years_ago).days));
    case Operation::decision_paid_by: return paid_by(*book_.provision(draft.names[0]), draft.names[1]);
    case Operation::fact: return fact(number, draft);
    case Operation::decision_amount: return amount_of(*book_.provision(draft.names[0]));
    case Operation::decision_qualifies: return qualifies(*book_.provision(draft.names[0]));
    case Operation::discretion_lowest: return constant(draft.type, book_.declarations.discretions[static_cast<std::size_t>(draft.index)].lowest);
    case Operation::discretion_highest: return constant(draft.type, book_.declarations.discretions[static_cast<std::size_t>(draft.index)].highest);
    case Operation::discretion:
    case Operation::paid_before:
    case Operation::approval: {
      Node owned = draft;
      owned.detail = static_cast<std::int64_t>(number);
      if (owned.operation == Operation::paid_before) owned.index = -1;  // in which file it was written does not count
      return program_.graph.add(std::move(owned));
    }
    case Operation::tiers:
    case Operation::slices:
      if (draft.index >= 0) return tabled(number, draft);
      return copied(number, draft);
    case Operation::this_year: return this_year(number, draft);
    default: return copied(number, draft);
  }
}

// The run's year; the condition of an instalment asks it again in later ones.
NodeId Binder::this_year(std::size_t number, const Node& draft) {
  const auto& plan = book_.provisions[number].instalments;
  if (plan && plan->when) return program_.graph.add(draft);
  return constant(draft.type, Rational(program_.settings.year - draft.years_ago));
}

NodeId Binder::copied(std::size_t number, const Node& draft) {
  Node copy = draft;
  for (NodeId& input : copy.inputs) input = node(number, input);
  if (graph::is_over_members(copy.operation)) {
    if (copy.detail < -1 && !value_in_force(-2 - copy.detail)) return not_known(copy.type, -2 - copy.detail);
    named_list(copy);
  }
  if (copy.operation == Operation::one_of && copy.index >= 0) {
    const auto* value = value_in_force(copy.index);
    if (!value) return not_known(copy.type, copy.index);
    copy.names = value->names;
  }
  give_codes(copy, program_.graph, names_);
  return add(std::move(copy));
}

NodeId Binder::fact(std::size_t number, const Node& draft) {
  const NodeId given = program_.graph.add(draft);
  const auto rule = book_.computed_facts.find({static_cast<std::size_t>(draft.index), static_cast<std::size_t>(draft.detail)});
  if (rule == book_.computed_facts.end() || draft.years_ago != 0) return given;
  Node either;
  either.operation = Operation::given_or_computed;
  either.type = draft.type;
  either.inputs = {given, node(number, book_.outline[rule->second].node)};
  outline(number, rule->second);
  return program_.graph.add(std::move(either));
}

NodeId Binder::qualifies(std::size_t number) {
  const graph::Provision& provision = book_.provisions[number];
  Node both;
  both.operation = Operation::all;
  both.type = truth_type();
  for (const auto& condition : {provision.applies, provision.when}) {
    if (condition) both.inputs.push_back(node(number, book_.outline[*condition].node));
  }
  if (provision.gives && provision.gives->first_that) both.inputs.push_back(gives_something(number, *provision.gives->first_that));
  if (both.inputs.empty()) return constant(truth_type(), Rational(1));
  return both.inputs.size() == 1 ? both.inputs[0] : program_.graph.add(std::move(both));
}

// One of the rows holds: what none of them gives is the name of no code.
NodeId Binder::gives_something(std::size_t number, graph::OutlineId rows) {
  const NodeId given = node(number, book_.outline[rows].node);
  Node none;
  none.operation = Operation::equals;
  none.type = truth_type();
  none.inputs = {given, constant(program_.graph[given].type, Rational(-1))};
  Node some;
  some.operation = Operation::negation;
  some.type = truth_type();
  some.inputs = {program_.graph.add(std::move(none))};
  return program_.graph.add(std::move(some));
}

// The provision's sum rounded to the fen where it qualifies, zero where it does not; nothing is taken where money moves.
NodeId Binder::amount_of(std::size_t number) {
  const NodeId pays = node(number, book_.outline[*book_.provisions[number].pays].node);
  const Type type = program_.graph[pays].type;
  Node rounded;
  rounded.operation = Operation::rounded;
  rounded.type = type;
  rounded.inputs = {pays, constant(type, Rational(1))};
  rounded.index = static_cast<std::int64_t>(Rounding::half_up);
  const NodeId nothing = constant(type, Rational(0));
  NodeId sum = add(std::move(rounded));
  if (moves_money(book_.provisions[number].kind)) {
    Node greatest;
    greatest.operation = Operation::greatest;
    greatest.type = type;
    greatest.inputs = {sum, nothing};
    sum = add(std::move(greatest));
  }
  Node choose;
  choose.operation = Operation::choose;
  choose.type = type;
  choose.inputs = {qualifies(number), sum, nothing};
  choose.names = {"yes", "no"};
  give_codes(choose, program_.graph, names_);
  return add(std::move(choose));
}

// What one party pays of it: its part of the split, all of it where it pays alone, else nothing.
NodeId Binder::paid_by(std::size_t number, const std::string& party) {
  const NodeId amount = amount_of(number);
  const Type type = program_.graph[amount].type;
  const auto& funding = book_.provisions[number].funded_by;
  const NodeId nothing = constant(type, Rational(0));
  if (!funding) return nothing;
  if (funding->parts.empty() && !funding->choice) return funding->parties.size() == 1 && funding->parties[0] == party ? amount : nothing;
  Node choose;
  choose.operation = Operation::choose;
  choose.type = type;
  choose.names = {"yes", "no"};
  if (funding->choice) {
    Node is;
    is.operation = Operation::equals;
    is.type = truth_type();
    is.inputs = {node(number, book_.outline[*funding->choice].node), name(party)};
    choose.inputs = {add(std::move(is)), amount, nothing};
  } else {
    choose.inputs = {qualifies(number), part_of(number, party), nothing};
  }
  give_codes(choose, program_.graph, names_);
  return add(std::move(choose));
}

NodeId Binder::part_of(std::size_t number, const std::string& party) {
  const graph::Funding& funding = *book_.provisions[number].funded_by;
  for (std::size_t i = 0; i < funding.parties.size(); ++i) {
    if (funding.parties[i] == party) return node(number, book_.outline[funding.parts[i]].node);
  }
  return constant(book_.graph[book_.outline[*book_.provisions[number].pays].node].type, Rational(0));
}

}  // namespace duixian::evaluate
