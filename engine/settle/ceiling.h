// What several claims get under one ceiling, each and the ceiling itself known only between two ends.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "settle/remainder.h"
#include "settle/rules.h"

namespace duixian::settle {

struct Interval {
  std::int64_t low = 0, high = 0;  // high: no_end where nobody knows
};

// The ceiling where its figure has this value; without it the ceiling lies anywhere from zero up, or binds nobody.
[[nodiscard]] Remainder ceiling_at(const Ceiling& ceiling, const std::optional<Rational>& value, bool only_if_known);

// One after another, as far as it goes; the ends hold whatever the others come to.
[[nodiscard]] std::vector<Interval> in_order(std::span<const Interval> claims, Remainder left);
// In proportion, to the fen where nothing is in doubt; where something is, each gets at least its part beside the others at
// their highest. Ties go by rank, then in the order given.
[[nodiscard]] std::vector<Interval> in_proportion(std::span<const Interval> claims, Remainder left, std::span<const std::uint32_t> ranks = {});

}  // namespace duixian::settle
