// A correction for people: what was corrected, and what was and is decided, with the reasons for what is not paid.
#pragma once

#include <string>

#include "duixian/words/settlement.h"

namespace duixian::report {

// "listed 2007 → 否（交易所更正）", one after another; "" where nothing of the enterprise itself was corrected.
[[nodiscard]] std::string corrected_text(const Correction& correction, Language language);
[[nodiscard]] std::string before_text(const Correction& correction, Language language);
[[nodiscard]] std::string now_text(const Correction& correction, Language language);

}  // namespace duixian::report
