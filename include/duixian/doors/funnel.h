// The funnel of every provision over a whole register, from what its decisions kept: a query, not a rerun.
#pragma once

#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "duixian/words/funnel.h"

namespace duixian {

// `decisions`: of this run, decided with DecideOptions::reasons. One provision, or all in the pack's order.
[[nodiscard]] std::vector<Funnel> funnel(const Run& run, const Decisions& decisions, const std::string& provision = "");

[[nodiscard]] std::string text_of(const std::vector<Funnel>& funnels, Language language, bool colour);  // fits a terminal
[[nodiscard]] std::string json_of(const std::vector<Funnel>& funnels);
[[nodiscard]] std::string html_of(const std::vector<Funnel>& funnels, Language language);  // a page with a bar chart of each

}  // namespace duixian
