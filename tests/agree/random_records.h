// Random subjects for a random policy: unknown cells, values on and beside its lines, ends of ranges, zero, huge ones, lists
// that are empty or not given.
#pragma once

#include "agree/random_scenario.h"
#include "agree/world.h"

namespace duixian::agree {

void fill(Scenario& scenario, const World& world, const Measure& measure, NumberSource& numbers);

}  // namespace duixian::agree
