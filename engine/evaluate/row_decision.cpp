#include "evaluate/row_decision.h"

#include "evaluate/findings.h"
#include "evaluate/outcome.h"

namespace duixian::evaluate {

RowDecision row_decision(RowExecutor& executor, const BoundProvision& bound, Row row) {
  executor.enter(bound, row);
  const Findings findings = evaluate_corners(executor, bound);
  const Verdicts verdicts = outcome_of(executor, bound, findings);
  const bool shown = shows_sum(executor.program().book().provisions[bound.provision].kind, verdicts.outcome);
  if (!shown || !verdicts.lowest) return {verdicts.outcome, false, 0, 0};
  return {verdicts.outcome, true, verdicts.lowest->minor, verdicts.highest->minor};
}

}  // namespace duixian::evaluate
