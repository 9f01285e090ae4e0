// What the corners of one decision came to, before an outcome is chosen.
//
// A corner is one evaluation with every undecided discretion at one of its ends. A condition whose corners differ is
// neither true nor false: the discretion decides it.
#pragma once

#include <optional>
#include <vector>

#include "duixian/words/money.h"
#include "evaluate/bounds.h"
#include "evaluate/missing.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

enum class Verdict : unsigned char { yes, no, unknown, by_discretion };

struct CornerFindings {
  graph::Cell applies, when, approval, pays, gives;
  Bounds bounds;  // of a `pays` that is not known
  std::vector<graph::Cell> checks;
  std::vector<graph::Cell> division;  // shares and the number of instalments
  std::vector<graph::Cell> figures;
};

struct Findings {
  std::vector<CornerFindings> corners;  // at least one
  Gaps gaps;                            // of applies, when, checks, pays, gives (and a share's division), all corners
  Gaps eligibility;                     // of applies and when alone
};

// Evaluates every corner; leaves the executor at the first, where all discretions are at their lowest.
[[nodiscard]] Findings evaluate_corners(RowExecutor& executor, const BoundProvision& bound);

// One truth over all corners.
[[nodiscard]] Verdict verdict(const Findings& findings, const graph::Cell CornerFindings::*condition);

}  // namespace duixian::evaluate
