#include "evaluate/rows_alone.h"

#include <algorithm>

namespace duixian::evaluate {

namespace {

using graph::no_rows;
using graph::Node;
using graph::NodeId;
using graph::Operation;

bool reads_history(const Program& program, const BoundProvision& bound) {
  const std::vector<NodeId> all = graph::reachable(program.graph, bound.order);
  return std::any_of(all.begin(), all.end(), [&](NodeId id) {
    const Node& node = program.graph[id];
    if (node.operation == Operation::paid_before) return true;
    if (node.operation != Operation::fact) return false;
    return !program.book().schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)].history.empty();
  });
}

Slot positive(CornerForms& forms, const columns::Column& column, const Type& type) {
  graph::Lowering& to = forms.to();
  const int entity = forms.entity();
  if (type.kind == TypeKind::truth) return to.record_bits(entity, column.yes);
  const Slot known = to.record_bits(entity, column.known), lanes = to.record_lanes(entity, column);
  return forms.both(known, to.bits(entity, {lanes}, [entity, lanes, &kernels = to.kernels()](graph::Batch& batch, graph::Word* out) {
    kernels.at_least({batch.lanes(lanes)}, {nullptr, 1, 1}, out, batch.words(entity));
  }));
}

}  // namespace

bool reaches(const Program& program, const BoundProvision& bound, Operation operation) {
  const std::vector<NodeId> all = graph::reachable(program.graph, bound.order);
  return std::any_of(all.begin(), all.end(), [&](NodeId id) { return program.graph[id].operation == operation; });
}

Slot rows_on_file(CornerForms& forms, const Program& program, const BoundProvision& bound, const OnFile& on_file) {
  Slot rows = no_rows;
  const auto add = [&](const std::vector<columns::Bitmap>& by_entity) {
    const columns::Bitmap& bits = by_entity[forms.provision().subject];
    if (!bits.empty()) rows = forms.either(rows, forms.to().record_bits(forms.entity(), bits));
  };
  if (!bound.discretions.empty() || reaches(program, bound, Operation::discretion)) add(on_file.rulings);
  if (reaches(program, bound, Operation::approval)) add(on_file.approvals);
  if (forms.provision().once != graph::Once::no || reads_history(program, bound)) add(on_file.history);
  return rows;
}

Slot rows_paid_by_fact(CornerForms& forms, const Program& program) {
  const graph::Provision& provision = forms.provision();
  Slot rows = no_rows;
  if (provision.once == graph::Once::no) return rows;
  const auto& facts = program.book().schema.entities[provision.subject].facts;
  for (std::size_t fact = 0; fact < facts.size(); ++fact) {
    if (facts[fact].history != provision.id) continue;
    const columns::Column* column = forms.to().records().column(provision.subject, fact, facts[fact].yearly ? program.settings.year : 0);
    if (column) rows = forms.either(rows, positive(forms, *column, facts[fact].type));
  }
  return rows;
}

}  // namespace duixian::evaluate
