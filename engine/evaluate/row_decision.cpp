#include "evaluate/row_decision.h"

#include <algorithm>

#include "evaluate/findings.h"
#include "evaluate/outcome.h"

namespace duixian::evaluate {

namespace {

std::optional<std::int64_t> highest_of(const Findings& findings) {
  std::optional<std::int64_t> highest;
  for (const CornerFindings& corner : findings.corners) {
    const auto whole = corner.pays.known ? rounded(corner.pays.value, Rational(1), Rounding::half_up) : std::nullopt;
    const auto minor = whole ? whole->as_int64() : std::nullopt;
    if (!minor) return std::nullopt;
    highest = std::max(highest.value_or(*minor), *minor);
  }
  return highest;
}

}  // namespace

RowDecision row_decision(RowExecutor& executor, const BoundProvision& bound, Row row, std::optional<std::int64_t>& regardless) {
  executor.enter(bound, row);
  const Findings findings = evaluate_corners(executor, bound);
  regardless = executor.program().book().provisions[bound.provision].pays ? highest_of(findings) : std::nullopt;
  const Verdicts verdicts = outcome_of(executor, bound, findings);
  const bool shown = shows_sum(executor.program().book().provisions[bound.provision].kind, verdicts.outcome);
  if (!shown || !verdicts.lowest) return {verdicts.outcome, false, 0, 0};
  return {verdicts.outcome, true, verdicts.lowest->minor, verdicts.highest->minor};
}

}  // namespace duixian::evaluate
