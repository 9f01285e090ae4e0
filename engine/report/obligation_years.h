// What is owed in each year, laid out for a table and a chart: a row for each year, a column for each payer and fund.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "duixian/words/settlement.h"

namespace duixian::report {

// Who pays from which fund.
struct ObligationSource {
  std::string party, fund;
  std::string title;  // "市财政 产业专项资金"
};

[[nodiscard]] std::vector<ObligationSource> sources_of(const Settled& settled, Language language);
// By year, of those that have a date; what lapsed is not owed. A sum for each source.
[[nodiscard]] std::map<int, std::vector<Int128>> obligations_by_year(const Settled& settled, const std::vector<ObligationSource>& sources);

}  // namespace duixian::report
