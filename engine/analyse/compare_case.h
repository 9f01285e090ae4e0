// Compares a decision with what a case expects.
#pragma once

#include "analyse/run_case.h"

namespace duixian::analyse {

// Everything the case names, with what was found; `equal` tells where both agree.
struct Compared {
  Difference texts;
  bool equal = false;
};
[[nodiscard]] std::vector<Compared> compare(const packs::Expectation& expect, const Decision& decision);

}  // namespace duixian::analyse
