// The outcome of one provision in columns: which bits stand for which outcome, and where the sums are.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "duixian/words/decision.h"
#include "evaluate/on_file.h"
#include "evaluate/program.h"
#include "graph/lowering.h"

namespace duixian::evaluate {

using graph::Slot;

// A condition of `when` as its author wrote it, in the subjects' rows; the columns may not be able to tell it.
struct ColumnCondition {
  graph::OutlineId outline;
  Slot no, unknown;
};

// Lanes x times + plus minor units of the currency.
struct ColumnSum {
  std::optional<Slot> lanes;  // none: the same for all
  std::int64_t times = 0, plus = 0;
};

inline constexpr std::size_t outcome_count = static_cast<std::size_t>(Outcome::failed) + 1;

struct ColumnRule {
  std::size_t bound = 0;   // index into Program::provisions
  int entity = 0;
  std::array<Slot, outcome_count> rows{};  // by outcome, disjoint; what none of them has is ineligible. no_rows: never
  Slot by_rows = graph::no_rows;           // the row executor decides
  Slot doubtful = graph::no_rows;          // these too, if a number of the batch left 128 bits
  Slot with_sum = graph::no_rows;          // a decision of these rows has a sum
  std::optional<ColumnSum> lowest, highest;  // of `with_sum`; without a highest they are one
  Slot refused = graph::no_rows;           // ineligible rows whose sum is known all the same
  std::optional<ColumnSum> refused_sum;    // of `refused`: the highest that the failing conditions stop
  std::vector<ColumnCondition> conditions;
  bool calls_functions = false;            // the row executor calls into Lua for it, one call at a time
};

// Lowers a provision; what the columns cannot tell of it is left to the row executor. The bitmaps of `on_file` outlive the plan.
// Without reasons there are no conditions, and no sums of the refused.
[[nodiscard]] ColumnRule lower_rule(const Program& program, std::size_t bound, graph::Lowering& to, const OnFile& on_file, bool reasons);

}  // namespace duixian::evaluate
