// A bound program in columns: for each root entity the plan of its batches, and the rule of every provision.
//
// Made for one set of records: ranges of numbers, and whose family has something on file, are theirs.
#pragma once

#include <memory>
#include <vector>

#include "columns/records.h"
#include "evaluate/column_rule.h"
#include "evaluate/on_file.h"
#include "evaluate/program.h"
#include "graph/column_plan.h"
#include "kernels/kernels.h"

namespace duixian::evaluate {

// The provisions about one root entity and what it owns: their batches are the same.
struct ColumnGroup {
  graph::Plan plan;
  std::vector<ColumnRule> rules;
};

struct ColumnProgram {
  const kernels::Kernels* kernels = nullptr;
  std::shared_ptr<const OnFile> on_file;
  std::vector<std::unique_ptr<const ColumnGroup>> groups;
};

struct LowerOptions {
  const kernels::Kernels* kernels = nullptr;     // null: the fastest here
  bool reasons = true;                           // what ColumnOptions::reasons and refused_sums keep
  std::vector<bool> wanted = {};                 // by place in Program::provisions; empty: all
  std::shared_ptr<const OnFile> on_file = {};    // of these records, from an earlier program
};

// The program and the records outlive it.
[[nodiscard]] ColumnProgram lower(const Program& program, const columns::Records& records, const LowerOptions& options = {});

}  // namespace duixian::evaluate
