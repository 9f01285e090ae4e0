// What was paid before, as the history says: by enterprise, in an order that does not depend on that of the records.
#pragma once

#include <unordered_map>
#include <vector>

#include "doors/enterprises.h"
#include "settle/claim.h"

namespace duixian {

class PaidBefore {
 public:
  struct Past {
    settle::PastPayment payment;
    const PastAward* award = nullptr;
    Seat seat;  // of the subject that it was paid to, or of the enterprise
  };
  // The runs and the enterprises outlive it.
  PaidBefore(const Enterprises& enterprises, const std::vector<const Run::State*>& runs);

  [[nodiscard]] const std::vector<Past>& of(std::size_t enterprise) const;
  // Those that have any, by number.
  [[nodiscard]] const std::unordered_map<std::size_t, std::vector<Past>>& all() const { return by_enterprise_; }

 private:
  void add(std::size_t run, std::size_t provision, std::size_t first, const PastAward& award);

  const Enterprises& enterprises_;
  std::vector<const Run::State*> runs_;
  std::unordered_map<std::size_t, std::vector<Past>> by_enterprise_;
};

}  // namespace duixian
