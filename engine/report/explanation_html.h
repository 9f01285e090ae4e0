// A decision with its explanation as one page of HTML that needs nothing else: no script, no font, no image.
//
// The tree is made of <details>, open at first, so that it folds on a screen and prints whole.
#pragma once

#include <string>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"
#include "duixian/words/settlement.h"

namespace duixian::report {

[[nodiscard]] std::string to_html(const Decision& decision, const Explanation& explanation, Language language, const SettledClaim* claim = nullptr);
// Text as it may stand in an element or an attribute.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace duixian::report
