// What is owed in each year as bars, a colour for each payer and fund: SVG that stands in a page by itself.
#pragma once

#include <string>

#include "duixian/words/settlement.h"

namespace duixian::report {

// "" where nothing is owed in any year.
[[nodiscard]] std::string obligation_chart(const Settled& settled, Language language);

}  // namespace duixian::report
