#include "evaluate/binder.h"

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
