// Dividing a sum among many, in whole minor units and exactly: the largest remainder, as base/apportion.h does it for few.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace duixian::settle {

// `whole` in proportion to `sums`, which are not below zero; all of it, unless all sums are zero. What is left over goes one
// by one to the largest remainders; of equal ones to that of the lower rank, then in the order given (ranks left out: only so).
[[nodiscard]] std::vector<std::int64_t> divide(std::int64_t whole, std::span<const std::int64_t> sums, std::span<const std::uint32_t> ranks = {});

}  // namespace duixian::settle
