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
  bool refused_sums = false;                   // keep what the ineligible would get: what their failing conditions stop
  const std::atomic<bool>* stop = nullptr;     // set: no further batch is begun
};

// `again`, of an earlier run that nobody needs any more, lends its memory and is used up.
[[nodiscard]] ColumnDecisions decide_all(const Program& program, const ColumnProgram& columns, const columns::Records& records, const ColumnOptions& options = {},
                                         ColumnDecisions again = {});

// The decisions of a program bound again, over the same records: only provisions whose rule has changed are decided, the others
// are shared with `decided`, which was decided with the same options.
[[nodiscard]] ColumnDecisions decide_changed(const Program& before, const Program& after, const columns::Records& records, std::shared_ptr<const OnFile> on_file, const ColumnDecisions& decided,
                                             const ColumnOptions& options = {});

}  // namespace duixian::evaluate
