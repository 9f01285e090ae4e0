// All claims of a run together: what is settled across enterprises, quotas and funds.
//
// Whoever comes first never depends on the order of the records: ties go by the subjects' keys.
#pragma once

#include <functional>
#include <vector>

#include "settle/family.h"

namespace duixian::settle {

class Population {
 public:
  // `cuttings` gives the list that notes what is cut from a claim, and the claim's number there.
  using Notebook = std::function<std::pair<std::vector<Cutting>*, std::uint32_t>(std::size_t claim, std::size_t enterprise)>;
  Population(const Rules& all, const Claims& source, Settlement& settlement, Notebook cuttings);

  const Rules& rules;

  [[nodiscard]] const Settled& operator[](std::size_t claim) const { return settlement_.claims[claim]; }
  [[nodiscard]] Settlement& settlement() { return settlement_; }
  // The claims that a rule is about and that still come to something.
  [[nodiscard]] std::vector<std::size_t> concerned(const Rule& rule) const;
  [[nodiscard]] std::size_t enterprise_of(std::size_t claim) const { return enterprises_[claim]; }
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t claim) const;
  [[nodiscard]] std::size_t enterprises() const { return places_.size(); }
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const { return source_.figure_of_enterprise(figure, enterprise); }
  [[nodiscard]] std::vector<PastPayment> paid_before(std::size_t enterprise) const { return source_.paid_before(enterprise); }
  // The place of a claim's enterprise by its key.
  [[nodiscard]] std::uint32_t rank(std::size_t claim) const { return places_[enterprises_[claim]]; }
  // By enterprise's key, then in declared order.
  [[nodiscard]] bool earlier(std::size_t a, std::size_t b) const { return rank(a) != rank(b) ? rank(a) < rank(b) : a < b; }

  void lower(std::size_t claim, std::int64_t low, std::int64_t high, Cut why, std::size_t rule);
  void doubt(std::size_t claim, std::int64_t low, Cut why, Stage stage, std::size_t rule);

 private:
  Family family_of(std::size_t claim);

  const Claims& source_;
  Settlement& settlement_;
  Notebook cuttings_;
  std::vector<std::uint32_t> places_, enterprises_;  // by enterprise; by claim
};

void group_cap(Population& population, std::size_t rule);  // one that counts several enterprises as one
void quotas(Population& population);
void funds(Population& population);

}  // namespace duixian::settle
