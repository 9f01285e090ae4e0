// A run's choices: a TOML file of readings and parameters, and `--set` texts.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "duixian/words/diagnostic.h"
#include "packs/pack.h"

namespace duixian::packs {

struct Choices {
  std::map<std::string, std::string> readings;
  std::map<std::string, graph::Parameter> parameters;
};

// "10-3/A2" = "R2" at the top or under [reading]; NAME = value under [parameter].
void read_choices(const std::filesystem::path& file, const Pack& pack, Choices& choices, Diagnostics& diagnostics);
// "parameter.NAME=VALUE" or "reading.ID=CHOICE".
void set_choice(const std::string& text, const Pack& pack, Choices& choices, Diagnostics& diagnostics);

}  // namespace duixian::packs
