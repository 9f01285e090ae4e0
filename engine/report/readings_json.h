// What readings cost, as JSON; docs/command-line.md describes it.
#pragma once

#include <span>
#include <string>

#include "duixian/words/reading_effect.h"

namespace duixian::report {

[[nodiscard]] std::string readings_json(std::span<const ReadingEffect> readings);

}  // namespace duixian::report
