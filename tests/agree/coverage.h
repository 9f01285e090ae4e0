// How often each operation was met, and each rule for unknowns: each operation with each of its inputs unknown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "evaluate/row_executor.h"

namespace duixian::agree {

class Coverage {
 public:
  // Counts every node of a provision as an executor has just evaluated it, members too.
  void meet(const evaluate::Program& program, const evaluate::BoundProvision& bound, evaluate::RowExecutor& executor);
  // Operations that binding replaces are met in the pack's own graph.
  void meet(const packs::Pack& pack);
  void meet(const std::string& what, std::int64_t times = 1) { others_[what] += times; }

  // What was met beside operations: outcomes, sources, kernels.
  [[nodiscard]] std::string beside() const;
  // The table that a run prints, that included.
  [[nodiscard]] std::string table() const;
  // Operations and rules that were never met.
  [[nodiscard]] std::vector<std::string> gaps() const;
  [[nodiscard]] std::int64_t node_rows() const { return node_rows_; }

 private:
  void meet(const evaluate::Program& program, graph::NodeId id, evaluate::RowExecutor& executor);

  std::map<graph::Operation, std::int64_t> operations_, drafted_;
  std::map<std::pair<graph::Operation, std::string>, std::int64_t> unknown_;  // operation, what was unknown
  std::map<graph::Undefined, std::int64_t> undefined_;
  std::map<std::string, std::int64_t> others_;  // outcomes, sources
  std::int64_t node_rows_ = 0;
};

}  // namespace duixian::agree
