// Whether something declared may have its name: rules must be able to write it.
#pragma once

#include <string>

#include "packs/toml_source.h"

namespace duixian::packs {

// Tells of names that are words of the policy language or of Lua.
void check_name(TomlSource& source, const toml::node& at, const std::string& name);
// An entity is seen without a dot, like every word.
void check_entity_name(TomlSource& source, const toml::node& at, const std::string& name);

}  // namespace duixian::packs
