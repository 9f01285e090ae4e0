#include "settle/population.h"

namespace duixian::settle {

std::size_t Settlement::enterprise_of(std::size_t claim) const {
  return static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), claim) - first.begin()) - 1;
}

std::span<const Cutting> Settlement::cuttings_of(std::size_t claim) const {
  const auto before = [](const Cutting& one, std::size_t at) { return one.claim < at; };
  const auto from = std::lower_bound(cuttings.begin(), cuttings.end(), claim, before);
  const auto to = std::lower_bound(from, cuttings.end(), claim + 1, before);
  return {from, to};
}

Population::Population(const Rules& all, const Claims& source, Settlement& settlement, std::vector<Notebook> notebooks, std::size_t enterprises_a_notebook)
    : rules(all), source_(source), settlement_(settlement), notebooks_(std::move(notebooks)), enterprises_a_notebook_(enterprises_a_notebook), places_(source.places()), enterprises_(settlement.claims.size()) {
  for (std::size_t enterprise = 0; enterprise + 1 < settlement.first.size(); ++enterprise) {
    std::fill(enterprises_.begin() + settlement.first[enterprise], enterprises_.begin() + settlement.first[enterprise + 1], static_cast<std::uint32_t>(enterprise));
  }
}

std::vector<std::size_t> Population::concerned(const Rule& rule) const {
  std::vector<std::size_t> found;
  for (std::size_t claim = 0; claim < settlement_.claims.size(); ++claim) {
    const Settled& one = settlement_.claims[claim];
    if (one.high > 0 && rule.provisions[one.claim.provision]) found.push_back(claim);
  }
  return found;
}

std::optional<Rational> Population::figure(std::size_t figure, std::size_t claim) const {
  return source_.figure(figure, enterprise_of(claim), settlement_.claims[claim].claim);
}

void Population::lower(std::size_t claim, std::int64_t low, std::int64_t high, Cut why, std::size_t rule) {
  const Notebook& notebook = notebooks_[enterprises_[claim] / enterprises_a_notebook_];
  settle::lower(settlement_.claims[claim], static_cast<std::uint32_t>(claim - notebook.first_claim), *notebook.cuttings, low, high, why, rule, no_claim);
}
void Population::doubt(std::size_t claim, std::int64_t low, Cut why, Stage stage, std::size_t rule) { settle::doubt(settlement_.claims[claim], low, why, stage, rule); }

}  // namespace duixian::settle
