// One provision's decisions read row by row. Ascending rows cost little each: the block is at hand, and how many of its rows up to
// here have a sum. Any other order costs a search.
#pragma once

#include "evaluate/column_decisions.h"

namespace duixian::evaluate {

class DecisionCursor {
 public:
  explicit DecisionCursor(const ProvisionDecisions& decisions) : decisions_(decisions) {}

  [[nodiscard]] RowDecision at(Row row);
  // That of the last row.
  [[nodiscard]] const DecisionBlock& block() const { return *block_; }

 private:
  void move(Row row);

  const ProvisionDecisions& decisions_;
  const DecisionBlock* block_ = nullptr;
  std::size_t words_ = 0, sums_ = 0;  // so many sums stand in so many whole words of the block
};

}  // namespace duixian::evaluate
