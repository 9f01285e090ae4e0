// All claims of a run together: what is settled across enterprises, quotas and funds.
//
// Whoever comes first never depends on the order of the records: ties go by the subjects' keys.
#pragma once

#include <vector>

#include "settle/family.h"

namespace duixian::settle {

class Population {
 public:
  // What is cut from so many enterprises is noted in one list, in which claims are numbered from the first of them.
  struct Notebook {
    std::vector<Cutting>* cuttings = nullptr;
    std::size_t first_claim = 0;
  };
  Population(const Rules& all, const Claims& source, Settlement& settlement, std::vector<Notebook> notebooks, std::size_t enterprises_a_notebook);

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
  const Claims& source_;
  Settlement& settlement_;
  std::vector<Notebook> notebooks_;
  std::size_t enterprises_a_notebook_;
  std::vector<std::uint32_t> places_, enterprises_;  // by enterprise; by claim
};

void group_cap(Population& population, std::size_t rule);  // one that counts several enterprises as one
void quotas(Population& population);
void funds(Population& population);

}  // namespace duixian::settle
