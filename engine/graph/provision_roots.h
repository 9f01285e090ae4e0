// The outline entries that a provision is made of, and the nodes behind them.
#pragma once

#include <vector>

#include "graph/rulebook.h"

namespace duixian::graph {

[[nodiscard]] inline std::vector<OutlineId> roots_of(const Provision& provision) {
  std::vector<OutlineId> roots;
  const auto put = [&](const std::optional<OutlineId>& id) {
    if (id) roots.push_back(*id);
  };
  for (const auto& id : {provision.applies, provision.when, provision.pays, provision.approval}) put(id);
  for (const Check& check : provision.checks) roots.push_back(check.condition);
  if (provision.gives) {
    put(provision.gives->value);
    put(provision.gives->first_that);
  }
  for (const auto* funding : {&provision.funded_by, &provision.paid_to}) {
    if (!*funding) continue;
    put((*funding)->choice);
    put((*funding)->list_split);
    for (OutlineId part : (*funding)->parts) roots.push_back(part);
  }
  if (provision.instalments) {
    for (const auto& id : {provision.instalments->years, provision.instalments->from, provision.instalments->when}) put(id);
    for (const InstalmentTerms& part : provision.instalments->terms) {
      for (const auto& id : {part.share, part.in_year, part.when, part.at_most}) put(id);
    }
  }
  for (const auto& [name, figure] : provision.figures) roots.push_back(figure);
  return roots;
}

// Of these, what divides the sum: shares, who is chosen, the number of instalments.
[[nodiscard]] inline std::vector<OutlineId> division_of(const Provision& provision) {
  std::vector<OutlineId> found;
  for (const auto* funding : {&provision.funded_by, &provision.paid_to}) {
    if (!*funding) continue;
    found.insert(found.end(), (*funding)->parts.begin(), (*funding)->parts.end());
    for (const auto& one : {(*funding)->choice, (*funding)->list_split}) {
      if (one) found.push_back(*one);
    }
  }
  if (provision.instalments && provision.instalments->years) found.push_back(*provision.instalments->years);
  return found;
}

}  // namespace duixian::graph
