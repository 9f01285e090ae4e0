// From decisions to what is paid: bars, one-offs, approvals, exclusions, caps, quotas and funds, in the order that the rules
// give, and exactly.
//
// A pure function of its input. Enterprises are settled side by side on `threads` threads; the result is the same for any
// number of them, and for any order of the enterprises.
#pragma once

#include "settle/settlement.h"

namespace duixian::settle {

[[nodiscard]] Settlement settle(const Rules& rules, const Claims& claims, unsigned threads = 1);

// Between what all would come to: settled again with everything undecided at its lowest (what is undetermined or pending not
// at all), and at its highest. The lesser and the greater of both; never less than what is certain. Sums of minor units.
struct Extremes {
  Int128 lowest = 0, highest = 0;
  std::size_t without_end = 0;  // claims whose highest sum nobody knows; they stand in neither
};
[[nodiscard]] Extremes extremes(const Rules& rules, const Claims& claims, const Settlement& settled, unsigned threads = 1);

}  // namespace duixian::settle
