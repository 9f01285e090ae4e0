// Decides one provision for one subject, by the rules of outcomes, and explains it from the same evaluation.
#pragma once

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

class Decider {
 public:
  Decider(const Program& program, const columns::Records& records) : executor_(program, records) {}

  // `explanation`, where given, is filled from the same values that decided.
  [[nodiscard]] Decision decide(const BoundProvision& bound, Row row, Explanation* explanation = nullptr);
  // The places in the rule of the conditions that fail, of the decision made last: one for each.
  [[nodiscard]] const std::vector<graph::OutlineId>& failing() const { return failing_; }
  // Pretends that a node had this value, in every decision to come; for asking whether it matters.
  void suppose(graph::NodeId node, const graph::Cell& value) { executor_.suppose(node, value); }
  // Whether a missing fact's possible values are tried out, to say what it would decide.
  void ask_what_missing_facts_decide(bool ask) { ask_ = ask; }

 private:
  RowExecutor executor_;
  bool ask_ = true;
  std::vector<graph::OutlineId> failing_;
};

}  // namespace duixian::evaluate
