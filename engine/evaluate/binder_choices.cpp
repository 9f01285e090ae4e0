#include <algorithm>

#include "evaluate/binder.h"
#include "graph/tier_rows.h"

namespace duixian::evaluate {

using graph::Node;
using graph::NodeId;
using graph::Operation;
using graph::ParameterValue;

const ParameterValue* Binder::value_in_force(std::int64_t number) const {
  const auto* value = evaluate::in_force(program_.parameters[static_cast<std::size_t>(number)], program_.settings.as_of);
  return value && value->damaged.empty() ? value : nullptr;
}

// A parameter without a value on that day, or with a damaged one: unknown, and named where it matters.
NodeId Binder::not_known(const Type& type, std::int64_t number) {
  Node leaf;
  leaf.operation = Operation::parameter;
  leaf.type = type;
  leaf.index = number;
  return program_.graph.add(std::move(leaf));
}

NodeId Binder::parameter(const Node& draft) {
  const auto* value = value_in_force(draft.index);
  if (!value) return not_known(draft.type, draft.index);
  return is_name(draft.type) ? name(value->text) : constant(draft.type, value->amount);
}

NodeId Binder::tabled(std::size_t number, const Node& draft) {
  const auto* value = value_in_force(draft.index);
  if (!value) return not_known(draft.type, draft.index);
  Node copy = draft;
  copy.table = value->rows;
  if (value->otherwise && draft.operation == Operation::slices) graph::add_lowest_slice(copy.table, *value->otherwise);
  else if (value->otherwise) copy.constant = *value->otherwise;
  const bool of_the_word = draft.detail == 1 && !value->otherwise;  // the word that asks says what lies beside every row
  if (of_the_word && !copy.table.empty() && copy.table.back().gives.sign() == 0) copy.table.back().gives = draft.constant;
  return copied(number, copy);
}

NodeId Binder::choose_by(std::size_t number, const Node& draft) {
  const auto* value = value_in_force(draft.index);
  if (!value) return not_known(draft.type, draft.index);
  Node choose;
  choose.operation = Operation::choose;
  choose.type = draft.type;
  choose.inputs = {node(number, draft.inputs[0])};
  std::optional<NodeId> otherwise;
  const auto branch = [&](const std::string& label, NodeId given) {
    if (label == "otherwise") {
      otherwise = given;
      return;
    }
    choose.names.push_back(label);
    choose.inputs.push_back(given);
  };
  for (const auto& [label, amount] : value->by) branch(label, constant(draft.type, amount));
  for (const auto& [label, text] : value->named) branch(label, name(text));
  if (otherwise) choose.inputs.push_back(*otherwise);
  give_codes(choose, program_.graph, names_);
  return add(std::move(choose));
}

// The rows of a table in several quantities, each as conditions on what the script gave for its columns.
NodeId Binder::first_row_by(std::size_t number, const Node& draft) {
  const auto* value = value_in_force(draft.index);
  if (!value) return not_known(draft.type, draft.index);
  const bool names = is_name(draft.type);
  Node first;
  first.operation = Operation::first_row;
  first.type = draft.type;
  for (const graph::ConditionedRow& row : value->conditioned) first.inputs.push_back(row_holds(row, draft, number));
  for (const graph::ConditionedRow& row : value->conditioned) first.inputs.push_back(names ? name(row.name) : constant(draft.type, row.gives));
  const auto otherwise = value->otherwise ? value->otherwise : draft.detail == 1 ? std::optional(draft.constant) : std::nullopt;
  if (otherwise) {
    first.inputs.push_back(names ? name(value->otherwise_name) : constant(draft.type, *otherwise));
    first.detail = 1;
  }
  return add(std::move(first));
}

NodeId Binder::row_holds(const graph::ConditionedRow& row, const Node& draft, std::size_t number) {
  Node all;
  all.operation = Operation::all;
  all.type = truth_type();
  for (const graph::RowCondition& cell : row.conditions) {
    const auto at = std::find(draft.names.begin(), draft.names.end(), cell.column);
    all.inputs.push_back(cell_holds(cell, node(number, draft.inputs[static_cast<std::size_t>(at - draft.names.begin())])));
  }
  if (all.inputs.empty()) return constant(truth_type(), Rational(1));
  return all.inputs.size() == 1 ? all.inputs[0] : program_.graph.add(std::move(all));
}

NodeId Binder::cell_holds(const graph::RowCondition& cell, NodeId value) {
  Node compared;
  compared.type = truth_type();
  if (cell.word == "one_of") {
    compared.operation = Operation::one_of;
    compared.inputs = {value};
    compared.names = cell.names;
    give_codes(compared, program_.graph, names_);
    return add(std::move(compared));
  }
  const NodeId line = constant(program_.graph[value].type, cell.line);
  const bool from_above = cell.word == "at_most" || cell.word == "less_than";
  compared.operation = cell.word == "is" ? Operation::equals : cell.word == "at_least" || cell.word == "at_most" ? Operation::at_least : Operation::more_than;
  compared.inputs = from_above ? std::vector<NodeId>{line, value} : std::vector<NodeId>{value, line};
  return add(std::move(compared));
}

const std::string& Binder::chosen(const graph::ReadingDeclaration& declared) const {
  const auto set = program_.settings.readings.find(declared.id);
  return set == program_.settings.readings.end() ? declared.chosen : set->second;
}

NodeId Binder::reading(std::size_t number, const Node& draft) {
  const auto& declared = book_.declarations.readings[static_cast<std::size_t>(draft.index)];
  const std::string& choice = chosen(declared);
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    if (draft.names[i] == choice) return node(number, draft.inputs[i]);
  }
  Node open;  // nobody has said how to read it
  open.operation = Operation::reading;
  open.type = draft.type;
  open.index = draft.index;
  return program_.graph.add(std::move(open));
}

void Binder::named_list(Node& copy) {
  if (copy.detail == -1) return;
  const std::vector<std::string>& list = copy.detail >= 0 ? book_.named_lists[static_cast<std::size_t>(copy.detail)] : value_in_force(-2 - copy.detail)->names;
  std::vector<std::int64_t> codes;
  for (const std::string& name : list) codes.push_back(names_.code(name));
  program_.named_lists.push_back(std::move(codes));
  copy.detail = static_cast<std::int64_t>(program_.named_lists.size()) - 1;
}

}  // namespace duixian::evaluate
