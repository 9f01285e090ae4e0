// The funnel of provisions as JSON, every key always there (docs/decisions-format.md).
#pragma once

#include <string>
#include <vector>

#include "duixian/words/funnel.h"

namespace duixian::report {

[[nodiscard]] std::string funnel_json(const std::vector<Funnel>& funnels);

}  // namespace duixian::report
