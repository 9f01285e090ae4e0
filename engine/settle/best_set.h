// The best set of claims of which some exclude each other: of the greatest sum, found exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "duixian/words/rational.h"

namespace duixian::settle {

// For each member those that it excludes, ascending; symmetric, and never itself.
using Exclusions = std::vector<std::vector<std::uint32_t>>;

// No enterprise's claims need more; what does is told, not guessed.
inline constexpr std::size_t maximum_search_steps = 200'000;

// The members of the best set, ascending. Of sets of equal sum the one that holds the first member in which they differ.
// Values are above zero. Nothing where the search would take more than maximum_search_steps.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> best_set(std::span<const std::int64_t> values, const Exclusions& exclusions);

}  // namespace duixian::settle
