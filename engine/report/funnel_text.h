// The funnel of provisions as tables that fit a terminal.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/funnel.h"

namespace duixian::report {

[[nodiscard]] std::string funnel_text(const std::vector<Funnel>& funnels, Language language, bool colour);
// "有 20 个园区，要求 18 个；9 个因条件不符（1.2亿元），1 个因金额为零": what stands above the conditions.
[[nodiscard]] std::string funnel_summary(const Funnel& funnel, Language language);
// "符合 120（3.5亿元） · 缺资料 4": the outcomes that occur.
[[nodiscard]] std::string funnel_outcomes(const Funnel& funnel, Language language);

}  // namespace duixian::report
