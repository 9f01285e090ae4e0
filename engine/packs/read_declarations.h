// [discretion], [approval], [reading], [series], [stacking]: what a pack declares beside its schema and parameters.
#pragma once

#include "graph/declarations.h"
#include "packs/toml_source.h"

namespace duixian::packs {

void read_discretion(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, graph::Declarations& into);
void read_approval(TomlSource& source, const std::string& name, const toml::node& node, graph::Declarations& into);
void read_reading(TomlSource& source, const std::string& id, const toml::node& node, graph::Declarations& into);
void read_series(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, graph::Declarations& into);
void read_stacking(TomlSource& source, const std::string& name, const toml::node& node, graph::Declarations& into);

}  // namespace duixian::packs
