// The tables of a manifest that say how decisions become payments: [settlement], [bar], [once], [exclusion], [cap],
// [minimum], [quota], [fund], [earmark], [payers], [instalments], [claw_back], [keeps]; with the gates of [approval] and [stacking].
#pragma once

#include <deque>

#include "graph/rulebook.h"
#include "packs/toml_source.h"

namespace duixian::packs {

// Names of sections, for the list of those that a manifest may have.
[[nodiscard]] const std::vector<std::string>& settlement_sections();

// Fills book.settlement. Call when all scripts have run: rules name provisions and facts.
void read_settlement(std::deque<TomlSource>& sources, const std::deque<toml::table>& tables, graph::Rulebook& book);

}  // namespace duixian::packs
