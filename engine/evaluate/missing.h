// Which unknown facts could still change a result, and why a result does not exist although its facts do.
#pragma once

#include <set>
#include <vector>

#include "duixian/words/decision.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

// One thing that is not known: a fact, a list, a parameter or a reading, of the row that was entered when it was met.
struct Unmet {
  graph::NodeId node;
  std::string subject;  // key of the row; "" where it has none
  MissingFact fact;
  friend bool operator<(const Unmet& a, const Unmet& b) { return std::tie(a.node, a.subject) < std::tie(b.node, b.subject); }
};

struct Gaps {
  std::vector<Unmet> unmet;                   // in the rule's order, each once
  std::vector<Message> undefined;             // reasons, with the facts behind them
  Message uncomputable;                       // a number overflows, a rate is not on file, a function gave no result
};

// Adds what keeps `root` from being known to `gaps`.
void find_gaps(RowExecutor& executor, graph::NodeId root, Gaps& gaps);

}  // namespace duixian::evaluate
