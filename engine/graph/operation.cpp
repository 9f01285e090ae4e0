#include "graph/operation.h"

#include <array>

#include "graph/column_forms.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

using enum UnknownRule;
using enum Rises;

#define UNSIGNED Signature{}
#define SIGNED(...) Signature{__VA_ARGS__}
#define OPERATION(name, signature, unknown_rule, rises, scalar, column) {Operation::name, #name, signature, unknown_rule, rises, scalar, column},
constexpr std::array<OperationRow, operation_count> table{{
#include "graph/operations.inc"
}};
#undef OPERATION
#undef SIGNED
#undef UNSIGNED

}  // namespace

const OperationRow& row_of(Operation operation) {
  return table[static_cast<std::size_t>(operation)];
}

Cell scalar_value(const Node& node, std::span<const Cell> inputs) {
  const OperationRow& row = row_of(node.operation);
  if (row.unknown_rule == UnknownRule::kleene) return row.scalar(node, inputs);
  Undefined why = Undefined::no;
  bool all_known = true;
  for (const Cell& input : inputs) {
    if (input.known) continue;
    all_known = false;
    if (why != Undefined::overflow && input.why != Undefined::no) why = input.why;
  }
  return all_known ? row.scalar(node, inputs) : unknown(why);
}

bool is_leaf(Operation operation) {
  return operation != Operation::choose_by && operation != Operation::first_row_by && operation != Operation::reading && row_of(operation).unknown_rule == leaf;
}

bool walks_members(Operation operation) { return is_over_members(operation) || operation == Operation::groups; }

bool is_over_members(Operation operation) {
  return operation >= Operation::list_sum && operation <= Operation::list_split;
}

}  // namespace duixian::graph
