// [parameter.NAME]: the numbers that the document fixes, each from a day on.
#pragma once

#include "graph/declarations.h"
#include "packs/toml_source.h"

namespace duixian::packs {

// Reads one parameter; `from` is the day the pack takes effect, for values that name no day.
[[nodiscard]] std::optional<graph::Parameter> read_parameter(TomlSource& source, const std::string& name, const toml::node& node,
                                                             const std::string& currency, Date from);

// [list.NAME]: names, each list of them from a day on. Held as a parameter of type list.
[[nodiscard]] std::optional<graph::Parameter> read_list(TomlSource& source, const std::string& name, const toml::node& node,
                                                        const std::string& currency, Date from);

// A value for a parameter given from outside (a run's `--set`, a case's `parameters`): replaces all its dated values.
[[nodiscard]] bool set_parameter(TomlSource& source, graph::Parameter& parameter, const toml::node& value);

}  // namespace duixian::packs
