// A settlement as one page that needs nothing else: sums, funds, what is owed year by year with its chart, corrections.
#pragma once

#include <string>

#include "duixian/words/settlement.h"

namespace duixian::report {

[[nodiscard]] std::string settlement_html(const Settled& settled, Language language);

}  // namespace duixian::report
