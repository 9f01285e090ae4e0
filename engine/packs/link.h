// Checks what can be seen only when all scripts have run: decisions and computed facts that refer to each other, names in
// stacking groups and gates, and that a discretion moves what it decides in one direction only.
#pragma once

#include "duixian/words/diagnostic.h"
#include "graph/rulebook.h"
#include "packs/mentions.h"

namespace duixian::packs {

// No provision may depend on more undecided discretions than this: its ends are found at their corners.
inline constexpr std::size_t maximum_discretions = 4;

void link(const graph::Rulebook& book, const std::vector<Mention>& mentions, Diagnostics& diagnostics);

}  // namespace duixian::packs
