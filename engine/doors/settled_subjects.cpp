#include "doors/settled_subjects.h"

#include <algorithm>

namespace duixian {

SettledSubjects::SettledSubjects(const SettledRun& run, const ledger::RunEntry& entry) : settled_(*run.settled), run_(run.number) {
  told_.currency = settled_.of->start.currency;
  for (const ledger::Entity& entity : entry.entities) {
    for (std::size_t i = 0; i < entity.provisions.size(); ++i) places_.emplace(entity.provisions[i].provision, i);
  }
}

const std::vector<ledger::SettledDecision>& SettledSubjects::of(std::size_t entity, columns::Row row) {
  const std::size_t enterprise = settled_.enterprises.of({run_, entity, row});
  const auto claims = settled_.settlement.of(enterprise);
  found_.clear();
  if (claims.empty()) return found_;
  if (enterprise_ != enterprise) {
    told_.claims.clear();
    write_claims_of(settled_.parts(), enterprise, told_);
    told_.payees.clear();
    told_.watched.clear();
    enterprise_ = enterprise;
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Seat seat = settled_.claims.seat_of(claims[i].claim);
    if (seat.run != run_ || seat.entity != entity || seat.row != row) continue;
    found_.push_back({places_.at(told_.claims[i].provision), told_.claims[i]});
  }
  std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.provision < b.provision; });
  return found_;
}

}  // namespace duixian
