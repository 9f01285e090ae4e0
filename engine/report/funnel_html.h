// The funnel of provisions as one page: a bar chart of each, drawn as SVG in the page, with the numbers beside the bars.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/funnel.h"

namespace duixian::report {

[[nodiscard]] std::string funnel_html(const std::vector<Funnel>& funnels, Language language);

}  // namespace duixian::report
