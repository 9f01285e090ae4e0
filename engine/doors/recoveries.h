// What was paid and has to be paid back, and what was paid on a condition that still has to hold.
#pragma once

#include "doors/run_claims.h"
#include "duixian/words/settlement.h"

namespace duixian {

// A payment that rules look back at, of the history or of this run.
struct PaidAward {
  std::size_t provision = 0;  // of the rules
  Seat seat;                  // of whom it was paid to
  std::string enterprise, subject;
  int year = 0;
  std::int64_t amount = 0;
};

// Fills `recoveries` and `watched` from the history, by the enterprises' keys.
void look_back(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidBefore& past, Settled& into);
// The same for what is paid now, on a condition that has to hold in the years after.
void watch(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidAward& award, Settled& into);

}  // namespace duixian
