// The files of a pack's folder: its TOML and Lua, read whole, and the digest over their bytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "duixian/words/diagnostic.h"

namespace duixian::packs {

struct PackFile {
  std::string name;   // within the folder: "parks.lua"
  std::string shown;  // as messages name it: "policies/changsha/parks.lua"
  std::string text;
};

struct PackFiles {
  std::vector<PackFile> toml;  // pack.toml first, then by name
  std::vector<PackFile> lua;   // by name
  std::string digest;
};

[[nodiscard]] PackFiles read_pack_files(const std::filesystem::path& folder, Diagnostics& diagnostics);

// The bytes of one file, refused where it is larger than `most`.
[[nodiscard]] bool read_file(const std::filesystem::path& path, std::uintmax_t most, std::string& text, Diagnostics& diagnostics);

}  // namespace duixian::packs
