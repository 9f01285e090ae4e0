#include "doors/paid_before.h"

#include <algorithm>
#include <tuple>

namespace duixian {

PaidBefore::PaidBefore(const Enterprises& enterprises, const std::vector<const Run::State*>& runs) : enterprises_(enterprises), runs_(runs) {
  std::size_t first = 0;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    const graph::Rulebook& book = *runs_[run]->pack.inner().book;
    for (const PastAward& award : runs_[run]->records().dossier.history) {
      const auto provision = book.provision(award.provision);
      if (provision && award.amount.currency == book.declarations.currency) add(run, *provision, first, award);
    }
    first += book.provisions.size();
  }
  for (auto& [enterprise, past] : by_enterprise_) {
    std::stable_sort(past.begin(), past.end(), [](const Past& a, const Past& b) {
      const auto key = [](const Past& one) { return std::tie(one.payment.year, one.award->subject, one.payment.provision, one.payment.amount); };
      return key(a) < key(b);
    });
  }
}

// A payment belongs to the subject of its provision, or to an enterprise of that key; to others nothing is due any more.
void PaidBefore::add(std::size_t run, std::size_t provision, std::size_t first, const PastAward& award) {
  const graph::Rulebook& book = *runs_[run]->pack.inner().book;
  Past past{{static_cast<std::uint16_t>(first + provision), std::nullopt, award.year, award.amount.minor}, &award, {}};
  const std::size_t entity = book.provisions[provision].subject;
  if (const auto row = runs_[run]->records().find(entity, award.subject)) {
    past.seat = {run, entity, *row};
    past.payment.subject = enterprises_.subject_number(past.seat);
    by_enterprise_[enterprises_.of(past.seat)].push_back(past);
    return;
  }
  for (std::size_t root = 0; root < book.schema.entities.size(); ++root) {
    const auto row = book.schema.entities[root].owner ? std::nullopt : runs_[run]->records().find(root, award.subject);
    if (!row) continue;
    past.seat = {run, root, *row};
    by_enterprise_[enterprises_.of(past.seat)].push_back(past);
    return;
  }
}

const std::vector<PaidBefore::Past>& PaidBefore::of(std::size_t enterprise) const {
  static const std::vector<Past> none;
  const auto at = by_enterprise_.find(enterprise);
  return at == by_enterprise_.end() ? none : at->second;
}

}  // namespace duixian
