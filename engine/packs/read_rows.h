// The rows of a parameter of type `rows`: a table in several quantities, each cell a condition on one of its columns.
#pragma once

#include <optional>

#include "graph/declarations.h"
#include "packs/toml_source.h"

namespace duixian::packs {

// One row's conditions: { output = { at_least = "5亿元" }, level = ["national", "provincial"], is_new = true, gives = … }.
// Nothing, and a diagnostic, where a cell is no condition.
[[nodiscard]] std::optional<graph::ConditionedRow> read_row(TomlSource& source, const toml::table& row);

}  // namespace duixian::packs
