// A settlement written down in words: each claim, whom the money goes to, funds and earmarks.
#pragma once

#include <string>
#include <vector>

#include "doors/run_claims.h"
#include "duixian/words/settlement.h"
#include "settle/settlement.h"

namespace duixian {

struct SettlementParts {
  const settle::Rules& rules;
  const Enterprises& enterprises;
  const SettlementFacts& facts;
  const RunClaims& claims;
  const settle::Settlement& settlement;
  const std::vector<const Run::State*>& runs;
};

// Adds claims, payees and what is paid on a condition, by the enterprises' keys.
void write_claims(const SettlementParts& parts, Settled& into);
// Adds those of one enterprise that has any: one claim for each of parts.settlement.of(enterprise).
void write_claims_of(const SettlementParts& parts, std::size_t enterprise, Settled& into);
// Adds funds and earmarks.
void write_funds(const SettlementParts& parts, Settled& into);

}  // namespace duixian
