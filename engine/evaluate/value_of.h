// Cells as values to show: with their unit, and names spelled out.
#pragma once

#include "columns/names.h"
#include "duixian/words/money.h"
#include "duixian/words/type.h"
#include "duixian/words/value.h"
#include "graph/cell.h"

namespace duixian::evaluate {

// What a person calls a name of a choice; empty where it has no label.
[[nodiscard]] Message label_of(const Type& type, const std::string& name);
// How values of this unit are shown: as the author counts them, or "" where that says no more than the currency.
[[nodiscard]] std::string shown_in(const Unit& unit, const std::string& written);
[[nodiscard]] Value value_of(const graph::Cell& cell, const Type& type, const columns::Names& names, const std::string& written = "");
// A sum rounded to the fen; nothing where it is unknown or does not fit 64 bits.
[[nodiscard]] std::optional<Money> money_of(const graph::Cell& cell, const Type& type);

}  // namespace duixian::evaluate
