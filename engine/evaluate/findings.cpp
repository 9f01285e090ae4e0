#include "evaluate/findings.h"

#include "graph/provision_roots.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::NodeId;

class Corner {
 public:
  Corner(RowExecutor& executor, const BoundProvision& bound) : executor_(executor), bound_(bound), book_(executor.program().book()) {}

  CornerFindings read() {
    const graph::Provision& provision = book_.provisions[bound_.provision];
    CornerFindings found;
    found.applies = truth(provision.applies);
    found.when = truth(provision.when);
    found.approval = truth(provision.approval);
    if (provision.pays) found.pays = cell(*provision.pays);
    if (provision.pays && !found.pays.known) found.bounds = BoundsOf(executor_)(node(*provision.pays));
    if (const auto given = gives(provision)) found.gives = cell(*given);
    for (const graph::Check& check : provision.checks) found.checks.push_back(cell(check.condition));
    for (const auto& [name, figure] : provision.figures) found.figures.push_back(cell(figure));
    for (graph::OutlineId id : graph::division_of(provision)) found.division.push_back(cell(id));
    return found;
  }

  static std::optional<graph::OutlineId> gives(const graph::Provision& provision) {
    if (!provision.gives) return std::nullopt;
    return provision.gives->value ? provision.gives->value : provision.gives->first_that;
  }

  void gaps(Gaps& all, Gaps& eligibility) {
    const graph::Provision& provision = book_.provisions[bound_.provision];
    for (const auto& condition : {provision.applies, provision.when}) {
      if (!condition) continue;
      find_gaps(executor_, node(*condition), eligibility);
      find_gaps(executor_, node(*condition), all);
    }
    for (const graph::Check& check : provision.checks) find_gaps(executor_, node(check.condition), all);
    if (provision.pays) find_gaps(executor_, node(*provision.pays), all);
    if (const auto given = gives(provision)) find_gaps(executor_, node(*given), all);
    if (provision.kind != ProvisionKind::share) return;
    for (graph::OutlineId id : graph::division_of(provision)) find_gaps(executor_, node(id), all);
  }

 private:
  NodeId node(graph::OutlineId id) const { return executor_.program().node(bound_, id); }
  Cell cell(graph::OutlineId id) const { return executor_.cell(node(id)); }
  Cell truth(const std::optional<graph::OutlineId>& id) const { return id ? cell(*id) : graph::known(true); }

  RowExecutor& executor_;
  const BoundProvision& bound_;
  const graph::Rulebook& book_;
};

}  // namespace

Findings evaluate_corners(RowExecutor& executor, const BoundProvision& bound) {
  Findings findings;
  const unsigned corners = 1U << executor.undecided().size();
  findings.corners.resize(corners);
  for (unsigned corner = corners; corner-- > 0;) {  // the first comes last, and stays
    executor.evaluate(corner);
    Corner reader(executor, bound);
    findings.corners[corner] = reader.read();
    reader.gaps(findings.gaps, findings.eligibility);
  }
  return findings;
}

Verdict verdict(const Findings& findings, const graph::Cell CornerFindings::*condition) {
  bool yes = true, no = true, unknown = false;
  for (const CornerFindings& corner : findings.corners) {
    const graph::Cell& cell = corner.*condition;
    yes = yes && graph::is_true(cell);
    no = no && graph::is_false(cell);
    unknown = unknown || !cell.known;
  }
  return yes ? Verdict::yes : no ? Verdict::no : unknown ? Verdict::unknown : Verdict::by_discretion;
}

}  // namespace duixian::evaluate
