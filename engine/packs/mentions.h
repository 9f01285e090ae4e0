// Provisions that declarations speak of: gates, stacking groups, histories and readings. Whether they exist is known only
// when all scripts have run.
#pragma once

#include <string>
#include <vector>

#include "packs/toml_source.h"

namespace duixian::packs {

struct Mention {
  std::string provision;
  std::string file;
  int line = 0;
};

// Those of one file.
[[nodiscard]] std::vector<Mention> mentions_of(const std::string& file, const toml::table& table);

}  // namespace duixian::packs
