// The packs of one run know of each other: what is meant for another of them is no mistake in this one.
#pragma once

#include <algorithm>
#include <vector>

#include "duixian/doors/pack.h"
#include "packs/pack.h"

namespace duixian {

template <class Holds>
[[nodiscard]] bool elsewhere(const std::vector<Pack>& beside, Holds holds) {
  return std::any_of(beside.begin(), beside.end(), [&](const Pack& other) { return holds(other.inner()); });
}

}  // namespace duixian
