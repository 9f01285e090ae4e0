// [entity.NAME] and [entity.NAME.fact]: what the records hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "duixian/words/schema.h"
#include "packs/toml_source.h"

namespace duixian::packs {

// One [entity.NAME] table as found in one file; tables of several files for one entity are a mistake.
struct EntityTable {
  std::string name;
  const toml::table* table;
  TomlSource* source;
};

// Entities with owners before what they own.
[[nodiscard]] Schema read_schema(const std::vector<EntityTable>& tables, const std::string& currency);

}  // namespace duixian::packs
