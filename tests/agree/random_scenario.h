// A random policy with random records, the same everywhere for the same seed.
#pragma once

#include <cstdint>

#include "agree/scenario.h"

namespace duixian::agree {

// How many subjects, and how wild: without huge values nothing overflows.
struct Measure {
  std::int64_t rows = 20;
  std::int64_t provisions = 4;
  bool huge = false;
};

[[nodiscard]] Measure random_measure(std::uint64_t seed);
[[nodiscard]] Scenario random_scenario(std::uint64_t seed, const Measure& measure);
// The same, with what does not load left out: a rule that moves both ways in a discretion, say. The scenario always loads.
[[nodiscard]] std::pair<Scenario, Loaded> loadable(Scenario scenario);

}  // namespace duixian::agree
