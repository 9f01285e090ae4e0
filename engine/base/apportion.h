// Dividing a sum so that the parts are whole and add up to it: the largest remainder.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "duixian/words/rational.h"

namespace duixian {

// `whole` (fen, or anything counted) by the weights: each part is its exact share rounded down, and what is left over goes,
// one by one, to the largest remainders, ties in the order of the weights. A sum below zero is divided like its opposite.
// Nothing where a weight is negative, all are zero or there is none, or where the weights are so fine that their exact
// shares leave 128 bits.
[[nodiscard]] std::optional<std::vector<std::int64_t>> apportion(std::int64_t whole, std::span<const Rational> weights);

}  // namespace duixian
