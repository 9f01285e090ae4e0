// Decides every provision for every subject in columns, batch by batch, on as many threads as asked.
//
// Nothing in the result depends on the number of threads or the length of a batch.
#pragma once

#include <atomic>

#include "evaluate/column_decisions.h"
#include "evaluate/column_program.h"

namespace duixian::evaluate {

struct ColumnOptions {
  unsigned threads = 1;
  std::size_t batch_rows = graph::batch_rows;  // a multiple of 64
  bool reasons = false;                        // keep which conditions fail or are unknown, for every decision
  const std::atomic<bool>* stop = nullptr;     // set: no further batch is begun
};

// `again`, of an earlier run, lends its memory and is used up.
[[nodiscard]] ColumnDecisions decide_all(const Program& program, const ColumnProgram& columns, const columns::Records& records, const ColumnOptions& options = {},
                                         ColumnDecisions again = {});

}  // namespace duixian::evaluate
