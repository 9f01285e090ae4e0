// What a fact that is not there means, where its declaration says so.
#pragma once

#include <optional>

#include "evaluate/program.h"
#include "graph/cell.h"

namespace duixian::evaluate {

// The declared value as a cell; nothing where the declaration gives none.
[[nodiscard]] std::optional<graph::Cell> declared_absence(const Program& program, std::size_t entity, std::size_t fact);

}  // namespace duixian::evaluate
