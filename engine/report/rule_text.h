// A rule printed back in words, without any subject's values: what `duixian describe` shows.
//
// The tree has the shape of an explanation (explanation.h): its facts are unknown, its parameters and constants may be
// known and are then shown with their date and clause.
#pragma once

#include <string>

#include "duixian/words/explanation.h"

namespace duixian::report {

[[nodiscard]] std::string rule_text(const Explanation& rule, Language language);

}  // namespace duixian::report
