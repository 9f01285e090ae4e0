#include "report/obligation_years.h"

#include <algorithm>

#include "report/settlement_totals.h"

namespace duixian::report {

namespace {

std::size_t place_of(const std::vector<ObligationSource>& sources, const Obligation& one) {
  const auto same = [&](const ObligationSource& source) { return source.party == one.party && source.fund == one.fund; };
  return static_cast<std::size_t>(std::find_if(sources.begin(), sources.end(), same) - sources.begin());
}

}  // namespace

std::vector<ObligationSource> sources_of(const Settled& settled, Language language) {
  std::vector<ObligationSource> found;
  for (const Obligation& one : settled.sums.obligations) {
    if (place_of(found, one) < found.size()) continue;
    const std::string payer = payer_text({one.party, one.party_title}, language);
    found.push_back({one.party, one.fund, one.fund.empty() ? payer : payer + " " + one.fund_title.in(language)});
  }
  return found;
}

std::map<int, std::vector<Int128>> obligations_by_year(const Settled& settled, const std::vector<ObligationSource>& sources) {
  std::map<int, std::vector<Int128>> years;
  for (const Obligation& one : settled.sums.obligations) {
    if (one.year == 0) continue;
    auto& owed = years.try_emplace(one.year, sources.size(), Int128{0}).first->second;
    owed[place_of(sources, one)] += one.now + one.later + one.waiting + one.carried;
  }
  return years;
}

}  // namespace duixian::report
