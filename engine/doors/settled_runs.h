// What a settlement holds: the runs and what was asked of them, their claims, and what became of each.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "doors/paid_before.h"
#include "doors/run_claims.h"
#include "doors/settlement_account.h"
#include "doors/settlement_start.h"
#include "duixian/doors/settle.h"

namespace duixian {

struct Settling::State {
  std::vector<Run> held;  // they own what is looked at
  std::vector<const Run::State*> runs;
  SettlementStart start;
  unsigned threads = 1;
  bool claims = true, refusals = false, compared = false;
};

struct SettledRuns::State {
  State(std::shared_ptr<const Settling::State> settling, std::vector<Decisions> decisions);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::shared_ptr<const Settling::State> of;
  std::vector<Decisions> held;  // they own the decisions
  std::vector<const Decisions::State*> decided;
  Enterprises enterprises;
  SettlementFacts facts;
  PaidBefore past;
  RunClaims claims;
  settle::Settlement settlement;

  [[nodiscard]] const settle::Rules& rules() const { return of->start.rules; }
  // Without claims; made once, for the runs that are recorded with it.
  [[nodiscard]] const Settled& summary() const;
  [[nodiscard]] SettlementParts parts() const { return {rules(), enterprises, facts, claims, settlement, of->runs}; }

 private:
  mutable std::once_flag summed_;
  mutable Settled summary_;
};

}  // namespace duixian
