#include "graph/operation.h"

#include <array>

#include "base/invariant.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

using enum Operation;
using enum UnknownRule;

constexpr std::array<OperationRow, operation_count> table{{
    {constant, "constant", leaf, nullptr},
    {fact, "fact", leaf, nullptr},
    {parameter, "parameter", leaf, nullptr},
    {discretion, "discretion", leaf, nullptr},
    {discretion_lowest, "discretion_lowest", leaf, nullptr},
    {discretion_highest, "discretion_highest", leaf, nullptr},
    {approval, "approval", leaf, nullptr},
    {this_year, "this_year", leaf, nullptr},
    {decision_amount, "decision_amount", leaf, nullptr},
    {decision_qualifies, "decision_qualifies", leaf, nullptr},
    {not_stated, "not_stated", leaf, nullptr},
    {all, "all", kleene, scalar_all},
    {any, "any", kleene, scalar_any},
    {negation, "negation", strict, scalar_negation},
    {agree, "agree", strict, scalar_agree},
    {at_least, "at_least", strict, scalar_at_least},
    {more_than, "more_than", strict, scalar_more_than},
    {equals, "equals", strict, scalar_equals},
    {one_of, "one_of", strict, scalar_one_of},
    {add, "add", strict, scalar_add},
    {subtract, "subtract", strict, scalar_subtract},
    {multiply, "multiply", strict, scalar_multiply},
    {divide, "divide", strict, scalar_divide},
    {negate, "negate", strict, scalar_negate},
    {least, "least", strict, scalar_least},
    {greatest, "greatest", strict, scalar_greatest},
    {whole_steps, "whole_steps", strict, scalar_whole_steps},
    {growth, "growth", strict, scalar_growth},
    {average_growth, "average_growth", strict, scalar_average_growth},
    {rounded, "rounded", strict, scalar_rounded},
    {plus_months, "plus_months", strict, scalar_plus_months},
    {year_of, "year_of", strict, scalar_year_of},
    {series_on, "series_on", members, nullptr},
    {tiers, "tiers", strict, scalar_tiers},
    {slices, "slices", strict, scalar_slices},
    {choose, "choose", kleene, scalar_choose},
    {choose_by, "choose_by", leaf, nullptr},
    {reading, "reading", leaf, nullptr},
    {given_or_computed, "given_or_computed", kleene, scalar_given_or_computed},
    {split_part, "split_part", strict, scalar_split_part},
    {equal_parts, "equal_parts", strict, scalar_equal_parts},
    {which, "which", kleene, scalar_which},
    {first_that, "first_that", kleene, scalar_first_that},
    {list_sum, "list_sum", members, nullptr},
    {list_count_surely, "list_count_surely", members, nullptr},
    {list_count_possibly, "list_count_possibly", members, nullptr},
    {list_any, "list_any", members, nullptr},
    {list_every, "list_every", members, nullptr},
    {list_highest, "list_highest", members, nullptr},
    {list_values, "list_values", members, nullptr},
    {list_split, "list_split", members, nullptr},
    {compute, "compute", members, nullptr},
}};

}  // namespace

const OperationRow& row_of(Operation operation) {
  const OperationRow& row = table[static_cast<std::size_t>(operation)];
  invariant(row.operation == operation, "the table of operations is in the order of the enumeration");
  return row;
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
  return operation != choose_by && operation != reading && row_of(operation).unknown_rule == leaf;
}

bool is_over_members(Operation operation) {
  return operation >= list_sum && operation <= list_split;
}

}  // namespace duixian::graph
