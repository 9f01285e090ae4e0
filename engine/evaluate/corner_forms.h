// One provision in columns: the forms of its parts at every corner of its discretions, along its subjects' rows.
#pragma once

#include <optional>
#include <vector>

#include "evaluate/program.h"
#include "graph/lowering.h"

namespace duixian::evaluate {

using graph::Slot;

// One truth over all corners; unknown where it is at some.
struct CornerVerdicts {
  Slot yes = graph::every_row, no = graph::every_row, unknown = graph::no_rows;
};

class CornerForms {
 public:
  CornerForms(const Program& program, const BoundProvision& bound, graph::Lowering& to);

  [[nodiscard]] const graph::Provision& provision() const { return provision_; }
  [[nodiscard]] graph::Lowering& to() { return to_; }
  [[nodiscard]] int entity() const { return entity_; }
  [[nodiscard]] const std::vector<graph::Corner>& corners() const { return corners_; }

  // Bits along the subjects.
  [[nodiscard]] Slot both(Slot a, Slot b) { return to_.both(entity_, a, b); }
  [[nodiscard]] Slot either(Slot a, Slot b) { return to_.either(entity_, a, b); }
  [[nodiscard]] Slot without(Slot a, Slot b) { return to_.without(entity_, a, b); }
  [[nodiscard]] Slot neither(Slot a, Slot b) { return without(graph::every_row, either(a, b)); }

  [[nodiscard]] graph::Form form(graph::OutlineId id, const graph::Corner& corner);
  // Each of these is nothing where the columns cannot tell.
  [[nodiscard]] std::optional<CornerVerdicts> verdicts(graph::OutlineId id);
  // Rows in which it is unknown at some corner.
  [[nodiscard]] std::optional<Slot> unknown(graph::OutlineId id);
  // Rows in which it is one thing at one corner and another at another.
  [[nodiscard]] std::optional<Slot> differing(graph::OutlineId id);
  // a == b, without regard to what is known.
  [[nodiscard]] std::optional<Slot> equal(const graph::Form& a, const graph::Form& b);
  // Rows whose corners differ: neither yes nor no, and known at each.
  [[nodiscard]] Slot by_discretion(const CornerVerdicts& verdicts) { return neither(verdicts.yes, either(verdicts.no, verdicts.unknown)); }

 private:
  [[nodiscard]] std::optional<Slot> same(const graph::Form& a, const graph::Form& b);

  const Program& program_;
  const BoundProvision& bound_;
  const graph::Provision& provision_;
  graph::Lowering& to_;
  int entity_;
  std::vector<graph::Corner> corners_;
};

// A number, or the same for all rows.
[[nodiscard]] inline bool is_value(const graph::Form& form) { return form.is_number() || form.is_constant(); }

}  // namespace duixian::evaluate
