// Targets as JSON; docs/command-line.md describes it.
#pragma once

#include <span>
#include <string>

#include "duixian/words/target.h"

namespace duixian::report {

[[nodiscard]] std::string targets_json(std::span<const Target> targets);

}  // namespace duixian::report
