// Loads a pack: reads its folder, checks everything that can be checked without records, and freezes it.
#pragma once

#include <filesystem>

#include "duixian/words/result.h"
#include "packs/pack.h"

namespace duixian::packs {

inline constexpr std::size_t maximum_files = 500;
inline constexpr std::size_t maximum_toml_bytes = std::size_t{4} << 20;   // of one file
inline constexpr std::size_t maximum_pack_bytes = std::size_t{16} << 20;  // of all
inline constexpr std::size_t maximum_entities = 200;

// All mistakes are collected; a result may carry warnings.
[[nodiscard]] Result<Pack> load_pack(const std::filesystem::path& folder);

}  // namespace duixian::packs
