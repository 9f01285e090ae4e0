// The one table of operations: what each is called, what it does with unknowns, how it is typed, and its scalar meaning.
//
// A new operation is one row in operation.cpp, with its functions: the scripts' word and its types, both executors and the
// explanation follow from it. Leaves and list operations have no scalar meaning here: the row executor reads facts and walks
// members itself.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/cell.h"

namespace duixian::graph {

struct Node;
struct Form;
class Lowering;

enum class Operation : std::uint8_t {
  // leaves
  constant, fact, parameter, discretion, discretion_lowest, discretion_highest, approval, this_year,
  decision_amount, decision_qualifies, not_stated,
  // truth
  all, any, negation, agree,
  // comparison
  at_least, more_than, equals, one_of,
  // arithmetic
  add, subtract, multiply, divide, negate, least, greatest, whole_steps, growth, average_growth, rounded,
  // dates
  plus_months, year_of, series_on,
  // tables and choices
  tiers, slices, choose, choose_by, reading, given_or_computed,
  // divisions and lists of values
  split_part, equal_parts, which, first_that,
  // over the members of a list: inputs are the filter and the body
  list_sum, list_count_surely, list_count_possibly, list_any, list_every, list_highest, list_values, list_split,
  // a Lua function over its inputs
  compute,
};
inline constexpr std::size_t operation_count = static_cast<std::size_t>(Operation::compute) + 1;

enum class UnknownRule : std::uint8_t {
  strict,   // unknown when any input is: the scalar is called with known inputs only
  kleene,   // the scalar sees unknown inputs and decides
  leaf,     // read by the executor
  members,  // folded over a list by the executor
};

using Scalar = Cell (*)(const Node& node, std::span<const Cell> inputs);

// The operation in columns; nothing where this node's ranges do not allow it (lowering.h).
using ColumnForm = std::optional<Form> (*)(Lowering& to, const Node& node, const std::vector<Form>& inputs);

// How an operation is typed, where that needs no more than a rule for each input: composed by Composer::apply, and said by
// scripts as x:word(...). One letter an input: q a quantity, d a date, t a condition, p a plain number, s what the first is, in its
// unit. The result: q, d, t or p likewise, or s, what the first is. Operations typed otherwise have none.
struct Signature {
  const char* word = nullptr;  // null: said by a word with rules of its own
  const char* inputs = nullptr;
  char result = 0;
};

struct OperationRow {
  Operation operation;
  const char* name;
  Signature signature;
  UnknownRule unknown_rule;
  Scalar scalar;      // null for leaves and members
  ColumnForm column;  // null: the scalar, row by row; where that is null too, the row executor alone
};

[[nodiscard]] const OperationRow& row_of(Operation operation);
// Applies an operation that has a scalar meaning, by its unknown rule.
[[nodiscard]] Cell scalar_value(const Node& node, std::span<const Cell> inputs);
[[nodiscard]] bool is_leaf(Operation operation);
[[nodiscard]] bool is_over_members(Operation operation);

}  // namespace duixian::graph
