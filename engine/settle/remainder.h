// What is left of a sum while claims of uncertain size take from it, one after another.
#pragma once

#include <algorithm>
#include <cstdint>

#include "settle/settlement.h"

namespace duixian::settle {

struct Remainder {
  std::int64_t low = 0, high = 0;  // at least and at most so much is left; no_end: without limit

  // A claim between `least` and `most` takes what it can.
  void take(std::int64_t least, std::int64_t most) {
    low = most == no_end ? 0 : low == no_end ? no_end : std::max<std::int64_t>(low - most, 0);
    if (high != no_end) high = std::max<std::int64_t>(high - least, 0);
  }
};

}  // namespace duixian::settle
