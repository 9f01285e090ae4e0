// What the columns decided: for each batch and provision a few bitmaps and the sums of the rows that have one.
//
// Two to four bits a decision and eight bytes a sum; the explanation of any one of them is made on demand by the row
// executor.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "columns/records.h"
#include "duixian/words/decision.h"
#include "evaluate/column_rule.h"
#include "evaluate/decision_memory.h"

namespace duixian::evaluate {

using columns::Row;

// An outcome with its ends in minor units; one sum where they are equal.
struct RowDecision {
  Outcome outcome = Outcome::ineligible;
  bool has_sum = false;
  std::int64_t lowest = 0, highest = 0;
  friend bool operator==(const RowDecision&, const RowDecision&) = default;
};

// One provision in one batch. Bits and sums lie in memory of the decisions.
struct DecisionBlock {
  Row first = 0;
  std::uint32_t rows = 0;
  std::uint32_t sums = 0;
  std::array<const std::uint64_t*, outcome_count> bits{};  // null: no row
  const std::uint64_t* with_sum = nullptr;
  const std::int64_t* lowest = nullptr;   // of the rows with a sum, in their order; null: all the same
  const std::int64_t* highest = nullptr;
  bool has_highest = false;               // else the highest is the lowest
  std::int64_t lowest_of_all = 0, highest_of_all = 0;
  std::uint64_t* reasons = nullptr;  // for each condition two bitmaps: rows where it fails, where it is unknown
  const std::uint64_t* refused = nullptr;        // where they are kept: ineligible rows that would have a sum, and the highest
  const std::int64_t* refused_sums = nullptr;    // that it would be; null: all the same
  std::int64_t refused_sum_of_all = 0;
  std::map<Row, std::int64_t> refused_one_by_one;  // the same, of those below
  std::map<Row, RowDecision> one_by_one;   // decided by the row executor; they stand in no bitmap

  [[nodiscard]] std::size_t words() const { return (rows + std::size_t{63}) / 64; }
};

struct ProvisionDecisions {
  std::size_t bound = 0;  // index into Program::provisions
  std::vector<graph::OutlineId> conditions;
  std::vector<DecisionBlock> blocks;  // by first row; one for each batch
};

// A provision whose rule did not change is shared with the decisions before.
struct ColumnDecisions {
  std::vector<std::shared_ptr<ProvisionDecisions>> provisions;
  std::vector<std::shared_ptr<DecisionMemory>> memory;  // what the blocks lie in
  bool stopped = false;                                 // asked to stop before all was decided
};

struct OutcomeTotal {
  std::uint64_t count = 0, sums = 0;  // decisions, and those of them that have a sum
  Int128 lowest = 0, highest = 0;
};
using OutcomeTotals = std::array<OutcomeTotal, outcome_count>;

[[nodiscard]] RowDecision decision_of(const ProvisionDecisions& decisions, Row row);
// The block that has the row, and its decision in it.
[[nodiscard]] const DecisionBlock& block_of(const ProvisionDecisions& decisions, Row row);
[[nodiscard]] RowDecision decision_of(const DecisionBlock& block, Row row);
[[nodiscard]] OutcomeTotals totals_of(const ProvisionDecisions& decisions);
// Calls `visit` with each row and its decision, in order.
void each_decision(const DecisionBlock& block, const std::function<void(Row, const RowDecision&)>& visit);

}  // namespace duixian::evaluate
