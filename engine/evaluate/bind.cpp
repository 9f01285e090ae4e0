#include "evaluate/bind.h"

#include <algorithm>
#include <set>

#include "base/nearest_name.h"
#include "graph/provision_roots.h"

namespace duixian::evaluate {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::ParameterForm;
using graph::ParameterValue;

class Binder {
 public:
  Binder(Program& program, columns::Names& names) : program_(program), book_(program.book()), names_(names), bound_(book_.provisions.size()) {}

  BoundProvision provision(std::size_t number) {
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

  void absent_names() {
    for (std::size_t e = 0; e < book_.schema.entities.size(); ++e) {
      const auto& facts = book_.schema.entities[e].facts;
      for (std::size_t f = 0; f < facts.size(); ++f) {
        if (!facts[f].missing) continue;
        if (const auto* text = std::get_if<std::string>(&facts[f].missing->means.is)) program_.absent_names[{e, f}] = names_.code(*text);
      }
    }
  }

 private:
  // Every entry of the outline gets its node, those under branches not taken too, for the explanation names them.
  void outline(std::size_t number, graph::OutlineId id) {
    const graph::OutlineEntry& entry = book_.outline[id];
    if (!entry.list_handle) node(number, entry.node);
    for (graph::OutlineId part : entry.parts) outline(number, part);
  }

  NodeId add(Node node) {
    if (auto constant = folded(program_.graph, node)) return program_.graph.add(std::move(*constant));
    return program_.graph.add(std::move(node));
  }

  NodeId constant(const Type& type, const Rational& value) {
    Node node;
    node.type = type;
    node.constant = value;
    return program_.graph.add(std::move(node));
  }

  NodeId name(const std::string& text) {
    Node node;
    node.type = {TypeKind::text, {}, {}, false, {}};
    node.names = {text};
    node.codes = {names_.code(text)};
    node.constant = Rational(node.codes[0]);
    return program_.graph.add(std::move(node));
  }

  NodeId node(std::size_t number, NodeId id) {
    const auto known = bound_[number].find(id.index);
    if (known != bound_[number].end()) return known->second;
    const NodeId made = make(number, book_.graph[id]);
    bound_[number].emplace(id.index, made);
    return made;
  }

  NodeId make(std::size_t number, const Node& draft) {
    switch (draft.operation) {
      case Operation::constant: return draft.names.empty() ? constant(draft.type, draft.constant) : name(draft.names[0]);
      case Operation::parameter: return parameter(draft);
      case Operation::reading: return reading(number, draft);
      case Operation::choose_by: return choose_by(number, draft);
      case Operation::fact: return fact(number, draft);
      case Operation::decision_amount: return amount_of(*book_.provision(draft.names[0]));
      case Operation::decision_qualifies: return qualifies(*book_.provision(draft.names[0]));
      case Operation::discretion_lowest: return constant(draft.type, book_.declarations.discretions[static_cast<std::size_t>(draft.index)].lowest);
      case Operation::discretion_highest: return constant(draft.type, book_.declarations.discretions[static_cast<std::size_t>(draft.index)].highest);
      case Operation::discretion:
      case Operation::approval: {
        Node owned = draft;
        owned.detail = static_cast<std::int64_t>(number);
        return program_.graph.add(std::move(owned));
      }
      case Operation::tiers:
      case Operation::slices:
        if (draft.index >= 0) return tabled(number, draft);
        return copied(number, draft);
      case Operation::this_year: return constant(draft.type, Rational(program_.settings.year - draft.years_ago));
      default: return copied(number, draft);
    }
  }

  NodeId copied(std::size_t number, const Node& draft) {
    Node copy = draft;
    for (NodeId& input : copy.inputs) input = node(number, input);
    if (graph::is_over_members(copy.operation)) named_list(copy);
    if (copy.operation == Operation::one_of && copy.index >= 0) {
      const auto* value = in_force(copy.index);
      if (!value) return not_known(copy);
      copy.names = value->names;
    }
    const bool truth = copy.operation == Operation::choose && program_.graph[copy.inputs[0]].type.kind == TypeKind::truth;
    if (copy.operation != Operation::compute) {
      for (const std::string& text : copy.names) copy.codes.push_back(truth ? (text == "yes" ? 1 : 0) : names_.code(text));
    }
    return add(std::move(copy));
  }

  void named_list(Node& copy) {
    if (copy.detail == -1) return;
    const std::vector<std::string>* list = copy.detail >= 0 ? &book_.named_lists[static_cast<std::size_t>(copy.detail)] : nullptr;
    if (!list) {
      const auto* value = in_force(-2 - copy.detail);
      if (value) list = &value->names;
    }
    std::vector<std::int64_t> codes;
    for (std::size_t i = 0; list && i < list->size(); ++i) codes.push_back(names_.code((*list)[i]));
    program_.named_lists.push_back(std::move(codes));
    copy.detail = static_cast<std::int64_t>(program_.named_lists.size()) - 1;
  }

  const ParameterValue* in_force(std::int64_t number) const {
    const auto* value = evaluate::in_force(program_.parameters[static_cast<std::size_t>(number)], program_.settings.as_of);
    return value && value->damaged.empty() ? value : nullptr;
  }

  // A parameter without a value on that day, or with a damaged one: unknown, and named where it matters.
  NodeId not_known(const Node& draft) {
    Node leaf;
    leaf.operation = Operation::parameter;
    leaf.type = draft.type;
    leaf.index = draft.index;
    return program_.graph.add(std::move(leaf));
  }

  NodeId parameter(const Node& draft) {
    const auto* value = in_force(draft.index);
    if (!value) return not_known(draft);
    return is_name(draft.type) ? name(value->text) : constant(draft.type, value->amount);
  }

  NodeId tabled(std::size_t number, const Node& draft) {
    const auto* value = in_force(draft.index);
    if (!value) return not_known(draft);
    Node copy = draft;
    copy.table = value->rows;
    return copied(number, copy);
  }

  NodeId choose_by(std::size_t number, const Node& draft) {
    const auto* value = in_force(draft.index);
    if (!value) return not_known(draft);
    Node choose;
    choose.operation = Operation::choose;
    choose.type = draft.type;
    choose.inputs = {node(number, draft.inputs[0])};
    const bool truth = program_.graph[choose.inputs[0]].type.kind == TypeKind::truth;
    std::optional<NodeId> otherwise;
    const auto branch = [&](const std::string& label, NodeId given) {
      if (label == "otherwise") {
        otherwise = given;
        return;
      }
      choose.names.push_back(label);
      choose.codes.push_back(truth ? (label == "yes" ? 1 : 0) : names_.code(label));
      choose.inputs.push_back(given);
    };
    for (const auto& [label, amount] : value->by) branch(label, constant(draft.type, amount));
    for (const auto& [label, text] : value->named) branch(label, name(text));
    if (otherwise) choose.inputs.push_back(*otherwise);
    return add(std::move(choose));
  }

  NodeId reading(std::size_t number, const Node& draft) {
    const auto& declared = book_.declarations.readings[static_cast<std::size_t>(draft.index)];
    const auto chosen = program_.settings.readings.find(declared.id);
    const std::string& choice = chosen == program_.settings.readings.end() ? declared.chosen : chosen->second;
    for (std::size_t i = 0; i < draft.names.size(); ++i) {
      if (draft.names[i] == choice) return node(number, draft.inputs[i]);
    }
    Node open;  // nobody has said how to read it
    open.operation = Operation::reading;
    open.type = draft.type;
    open.index = draft.index;
    return program_.graph.add(std::move(open));
  }

  NodeId fact(std::size_t number, const Node& draft) {
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

  NodeId qualifies(std::size_t number) {
    const graph::Provision& provision = book_.provisions[number];
    Node both;
    both.operation = Operation::all;
    both.type = truth_type();
    for (const auto& condition : {provision.applies, provision.when}) {
      if (condition) both.inputs.push_back(node(number, book_.outline[*condition].node));
    }
    if (both.inputs.empty()) return constant(truth_type(), Rational(1));
    return both.inputs.size() == 1 ? both.inputs[0] : program_.graph.add(std::move(both));
  }

  // The provision's sum rounded to the fen where it qualifies, zero where it does not.
  NodeId amount_of(std::size_t number) {
    const NodeId pays = node(number, book_.outline[*book_.provisions[number].pays].node);
    const Type type = program_.graph[pays].type;
    Node rounded;
    rounded.operation = Operation::rounded;
    rounded.type = type;
    rounded.inputs = {pays, constant(type, Rational(1))};
    rounded.index = static_cast<std::int64_t>(Rounding::half_up);
    Node choose;
    choose.operation = Operation::choose;
    choose.type = type;
    choose.inputs = {qualifies(number), add(std::move(rounded)), constant(type, Rational(0))};
    choose.names = {"yes", "no"};
    choose.codes = {1, 0};
    return add(std::move(choose));
  }

  // What the subject's own row needs, and for every list operation what each member's row needs.
  void order(BoundProvision& bound, const std::vector<NodeId>& roots) {
    const graph::Graph& graph = program_.graph;
    std::set<int> own{graph::no_scope};
    for (std::optional<std::size_t> entity = book_.provisions[bound.provision].subject; entity; entity = book_.schema.entities[*entity].owner) {
      own.insert(static_cast<int>(*entity));
    }
    // What the outline names is evaluated even where folding made it superfluous: the explanation shows it.
    std::vector<NodeId> named = roots;
    for (const auto& [draft, made] : bound.nodes) named.push_back(made);
    for (NodeId id : graph::reachable(graph, named)) {
      if (own.contains(graph[id].scope)) bound.order.push_back(id);
      if (graph::is_over_members(graph[id].operation)) member_order(id);
    }
    std::set<OwnedDiscretion> discretions;
    for (NodeId id : graph::reachable(graph, roots)) {
      const Node& node = graph[id];
      if (node.operation != Operation::discretion) continue;
      discretions.insert({static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail)});
    }
    bound.discretions.assign(discretions.begin(), discretions.end());
    readings(bound, bound.provision);
  }

  void member_order(NodeId list) {
    const Node& node = program_.graph[list];
    std::vector<NodeId>& members = program_.member_orders[list];
    members.clear();
    for (NodeId member : graph::reachable(program_.graph, {node.inputs[0], node.inputs[1]})) {
      if (program_.graph[member].scope == static_cast<int>(node.index)) members.push_back(member);
    }
  }

  void readings(BoundProvision& bound, std::size_t number) {
    std::set<std::int64_t> seen;
    std::vector<NodeId> drafts;
    for (graph::OutlineId root : roots_of(book_.provisions[number])) drafts.push_back(book_.outline[root].node);
    for (NodeId id : graph::reachable(book_.graph, drafts)) {
      const Node& draft = book_.graph[id];
      if (draft.operation != Operation::reading || !seen.insert(draft.index).second) continue;
      const auto& declared = book_.declarations.readings[static_cast<std::size_t>(draft.index)];
      const auto chosen = program_.settings.readings.find(declared.id);
      bound.readings.emplace_back(declared.id, chosen == program_.settings.readings.end() ? declared.chosen : chosen->second);
    }
    std::sort(bound.readings.begin(), bound.readings.end());
  }

  Program& program_;
  const graph::Rulebook& book_;
  columns::Names& names_;
  std::vector<std::unordered_map<std::uint32_t, NodeId>> bound_;
};

Diagnostics wrong_readings(const graph::Rulebook& book, const Settings& settings) {
  Diagnostics wrong;
  std::vector<std::string> ids;
  for (const auto& declared : book.declarations.readings) ids.push_back(declared.id);
  for (const auto& [id, choice] : settings.readings) {
    const auto at = std::find(ids.begin(), ids.end(), id);
    if (at == ids.end()) {
      const auto close = nearest(id, ids);
      wrong.push_back({Severity::error, "unknown-reading", "", 0, "", "", {"没有读法“" + id + "”", "there is no reading \"" + id + "\""},
                       close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"见 `duixian describe` 列出的读法", "see the readings that `duixian describe` lists"}});
      continue;
    }
    const auto& declared = book.declarations.readings[static_cast<std::size_t>(at - ids.begin())];
    std::string known;
    bool found = choice == "none";
    for (const auto& one : declared.choices) {
      known += (known.empty() ? "" : ", ") + one.name;
      found = found || one.name == choice;
    }
    if (!found) {
      wrong.push_back({Severity::error, "unknown-reading", "", 0, "", "", {"读法 " + id + " 没有选项“" + choice + "”", "reading " + id + " has no choice \"" + choice + "\""}, {"可选：" + known, "it is one of: " + known}});
    }
  }
  return wrong;
}

}  // namespace

const ParameterValue* in_force(const graph::Parameter& parameter, Date day) {
  const ParameterValue* found = nullptr;
  for (const ParameterValue& value : parameter.values) {
    if (value.from <= day) found = &value;
  }
  return found;
}

Result<Program> bind(const packs::Pack& pack, const Settings& settings, columns::Names& names, std::optional<std::size_t> only) {
  Diagnostics wrong = wrong_readings(*pack.book, settings);
  if (!wrong.empty()) return wrong;
  Program program;
  program.pack = &pack;
  program.settings = settings;
  program.parameters = pack.book->declarations.parameters;
  for (graph::Parameter& parameter : program.parameters) {
    const auto set = settings.parameters.find(parameter.name);
    if (set != settings.parameters.end()) parameter = set->second;
  }
  Binder binder(program, names);
  binder.absent_names();
  for (std::size_t i = 0; i < pack.book->provisions.size(); ++i) {
    if (!only || *only == i) program.provisions.push_back(binder.provision(i));
  }
  return program;
}

}  // namespace duixian::evaluate
