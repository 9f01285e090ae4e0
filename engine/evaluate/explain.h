// The explanation of what an executor has just evaluated: the outline with the values found.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "duixian/words/explanation.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

// No list is spelled out beyond this many members; the note says how many were left out.
inline constexpr std::size_t maximum_members_shown = 100;

class Explainer {
 public:
  Explainer(RowExecutor& executor, const BoundProvision& bound) : executor_(executor), bound_(bound) {}

  // For what nobody strives for, who pays or a figure: no shortfalls, no next tier.
  void only_state() { reaching_ = false; }

  [[nodiscard]] Explanation explain(graph::OutlineId id);
  // Without values, for printing a rule; with the pack's parameters, or as a run has bound it.
  [[nodiscard]] static Explanation rule(const packs::Pack& pack, graph::OutlineId id, Date day);
  [[nodiscard]] static Explanation rule(const Program& program, const BoundProvision& bound, graph::OutlineId id);

 private:
  const graph::Cell& cell(const graph::OutlineEntry& entry) const;
  Explanation aside(graph::OutlineId id);
  void fact(const graph::OutlineEntry& entry, Explanation& line);
  void paid_before(const FactSchema& declared, std::size_t entity, Explanation& line);
  void parameter(const graph::OutlineEntry& entry, Explanation& line);
  void series(const graph::OutlineEntry& entry, Explanation& line);
  void comparison(const graph::OutlineEntry& entry, Explanation& line);
  void table(const graph::OutlineEntry& entry, Explanation& line);
  void list(const graph::OutlineEntry& entry, Explanation& line);
  // explain_groups.cpp
  void groups(const graph::OutlineEntry& entry, Explanation& line);
  [[nodiscard]] bool in_another_group(const graph::OutlineEntry& entry) const;
  void decided(const graph::OutlineEntry& entry, Explanation& line);
  void parts(const graph::OutlineEntry& entry, Explanation& line);
  [[nodiscard]] std::string written(graph::OutlineId id) const;

  RowExecutor& executor_;
  std::set<std::pair<graph::OutlineId, Row>> computed_;  // rules of computed facts already spelled out, by the fact's row
  const BoundProvision& bound_;
  bool reaching_ = true;      // a condition that fails should rather hold
  bool among_members_ = false;
  std::set<std::pair<graph::NodeId, std::string_view>> explained_;  // nodes, and the words for them
};

// What a person calls what an outline entry names, and where it is fixed: for both explanations and rules.
void name_line(const packs::Pack& pack, const graph::OutlineEntry& entry, const std::vector<graph::Parameter>& parameters, Date day, Explanation& line);

// Why a cell without a value has none, in words; empty for a plain unknown.
[[nodiscard]] Message undefined_reason(graph::Undefined why);

}  // namespace duixian::evaluate
