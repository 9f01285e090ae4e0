#include "graph/operation.h"

#include <array>

#include "base/invariant.h"
#include "graph/column_forms.h"
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

using enum Operation;
using enum UnknownRule;

constexpr std::array<OperationRow, operation_count> table{{
    {constant, "constant", {}, leaf, nullptr, column_constant},
    {fact, "fact", {}, leaf, nullptr, column_fact},
    {parameter, "parameter", {}, leaf, nullptr, column_unknown},
    {discretion, "discretion", {}, leaf, nullptr, nullptr},
    {discretion_lowest, "discretion_lowest", {}, leaf, nullptr, nullptr},
    {discretion_highest, "discretion_highest", {}, leaf, nullptr, nullptr},
    {approval, "approval", {}, leaf, nullptr, column_approval},
    {this_year, "this_year", {}, leaf, nullptr, column_this_year},
    {decision_amount, "decision_amount", {}, leaf, nullptr, nullptr},
    {decision_qualifies, "decision_qualifies", {}, leaf, nullptr, nullptr},
    {not_stated, "not_stated", {}, leaf, nullptr, nullptr},
    {all, "all", {}, kleene, scalar_all, column_all},
    {any, "any", {}, kleene, scalar_any, column_any},
    {negation, "negation", {nullptr, "t", 't'}, strict, scalar_negation, column_negation},
    {agree, "agree", {}, strict, scalar_agree, column_agree},
    {at_least, "at_least", {}, strict, scalar_at_least, column_at_least},
    {more_than, "more_than", {}, strict, scalar_more_than, column_more_than},
    {equals, "equals", {}, strict, scalar_equals, column_equals},
    {one_of, "one_of", {}, strict, scalar_one_of, column_one_of},
    {add, "add", {}, strict, scalar_add, column_add},
    {subtract, "subtract", {}, strict, scalar_subtract, column_subtract},
    {multiply, "multiply", {}, strict, scalar_multiply, column_multiply},
    {divide, "divide", {}, strict, scalar_divide, column_divide},
    {negate, "negate", {nullptr, "q", 's'}, strict, scalar_negate, column_negate},
    {least, "least", {}, strict, scalar_least, column_least},
    {greatest, "greatest", {}, strict, scalar_greatest, column_greatest},
    {whole_steps, "whole_steps", {"whole_steps", "qs", 'p'}, strict, scalar_whole_steps, column_whole_steps},
    {growth, "growth", {nullptr, "qs", 'p'}, strict, scalar_growth, column_growth},
    {average_growth, "average_growth", {}, strict, scalar_average_growth, nullptr},
    {rounded, "rounded", {}, strict, scalar_rounded, column_rounded},
    {plus_months, "plus_months", {}, strict, scalar_plus_months, column_plus_months},
    {year_of, "year_of", {"year", "d", 'p'}, strict, scalar_year_of, column_year_of},
    {series_on, "series_on", {}, members, nullptr, column_series_on},
    {tiers, "tiers", {}, strict, scalar_tiers, column_tiers},
    {slices, "slices", {}, strict, scalar_slices, column_slices},
    {choose, "choose", {}, kleene, scalar_choose, column_choose},
    {choose_by, "choose_by", {}, leaf, nullptr, nullptr},
    {reading, "reading", {}, leaf, nullptr, column_unknown},
    {given_or_computed, "given_or_computed", {}, kleene, scalar_given_or_computed, column_given_or_computed},
    {split_part, "split_part", {}, strict, scalar_split_part, nullptr},
    {equal_parts, "equal_parts", {}, strict, scalar_equal_parts, nullptr},
    {which, "which", {}, kleene, scalar_which, nullptr},
    {first_that, "first_that", {}, kleene, scalar_first_that, column_first_that},
    {list_sum, "list_sum", {}, members, nullptr, column_list_sum},
    {list_count_surely, "list_count_surely", {}, members, nullptr, column_list_count_surely},
    {list_count_possibly, "list_count_possibly", {}, members, nullptr, column_list_count_possibly},
    {list_any, "list_any", {}, members, nullptr, column_list_any},
    {list_every, "list_every", {}, members, nullptr, column_list_every},
    {list_highest, "list_highest", {}, members, nullptr, column_list_highest},
    {list_values, "list_values", {}, members, nullptr, nullptr},
    {list_split, "list_split", {}, members, nullptr, nullptr},
    {compute, "compute", {}, members, nullptr, nullptr},
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
