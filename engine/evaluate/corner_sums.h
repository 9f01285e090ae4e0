// What a provision pays in columns: its least and greatest sum over the corners, in minor units.
#pragma once

#include <optional>

#include "evaluate/corner_forms.h"

namespace duixian::evaluate {

struct CornerSums {
  graph::Form lowest, highest;
  graph::Form regardless;         // the highest, whatever `when` says
  Slot known = graph::no_rows;    // at every corner
  Slot unknown = graph::no_rows;  // at some
  Slot differing = graph::no_rows;  // rows whose lowest is not their highest
  Slot nothing = graph::no_rows;    // rows whose sum is known and not above zero, where money moves
};

// Of a provision that pays; nothing where the columns cannot tell.
[[nodiscard]] std::optional<CornerSums> corner_sums(CornerForms& forms, const Program& program);

}  // namespace duixian::evaluate
