// The one table of operations: what each is called, what it does with unknowns, how it is typed, and its scalar meaning.
//
// A new operation is one row in operations.inc, with its functions: the scripts' word and its types, both executors and the
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

#define OPERATION(name, ...) name,
enum class Operation : std::uint8_t {
#include "graph/operations.inc"
};
#undef OPERATION
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
  const char* word = nullptr;    // null: said by a word with rules of its own
  const char* inputs = nullptr;
  char result = 0;
  const char* zh = nullptr;      // how a printed rule says it: "{0} 所在年份"
  const char* en = nullptr;
};

// With which of its inputs an operation rises, whatever the others are; for the proof that a discretion moves a result one way.
// no_input: it does with none, or direction.cpp knows more.
enum class Rises : std::uint8_t { no_input, first_input, all_inputs };

struct OperationRow {
  Operation operation;
  const char* name;
  Signature signature;
  UnknownRule unknown_rule;
  Rises rises;
  Scalar scalar;      // null for leaves and members
  ColumnForm column;  // null: the scalar, row by row; where that is null too, the row executor alone
};

[[nodiscard]] const OperationRow& row_of(Operation operation);
// Applies an operation that has a scalar meaning, by its unknown rule.
[[nodiscard]] Cell scalar_value(const Node& node, std::span<const Cell> inputs);
[[nodiscard]] bool is_leaf(Operation operation);
[[nodiscard]] bool is_over_members(Operation operation);
// Those, and what puts members into groups first.
[[nodiscard]] bool walks_members(Operation operation);

}  // namespace duixian::graph
