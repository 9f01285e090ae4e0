// Scenarios that hold all small inputs of every operation, each row one combination.
#pragma once

#include "agree/scenario.h"

namespace duixian::agree {

[[nodiscard]] std::vector<Scenario> small_inputs();

}  // namespace duixian::agree
