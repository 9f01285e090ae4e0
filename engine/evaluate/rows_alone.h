// Which rows the columns leave to the row executor, one at a time, though they can tell the rule.
#pragma once

#include "evaluate/corner_forms.h"
#include "evaluate/on_file.h"

namespace duixian::evaluate {

// Whether the provision, or what it reads, comes to this operation anywhere.
[[nodiscard]] bool reaches(const Program& program, const BoundProvision& bound, graph::Operation operation);
// Rows about whose family something is on file that the provision asks for.
[[nodiscard]] Slot rows_on_file(CornerForms& forms, const Program& program, const BoundProvision& bound, const OnFile& on_file);
// Rows whose own fact says that a one-off was paid before.
[[nodiscard]] Slot rows_paid_by_fact(CornerForms& forms, const Program& program);

}  // namespace duixian::evaluate
