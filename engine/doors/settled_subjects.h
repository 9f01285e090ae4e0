// What a settlement made of the decisions on one subject of a run, as the ledger records it.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "doors/settled_runs.h"
#include "ledger/run_entry.h"
#include "ledger/settled_bytes.h"

namespace duixian {

// The settlement that a run is recorded with: the run stands at that number in it.
struct SettledRun {
  const SettledRuns::State* settled = nullptr;
  std::size_t number = 0;
};

// One a thread.
class SettledSubjects {
 public:
  // Both outlive it.
  SettledSubjects(const SettledRun& run, const ledger::RunEntry& entry);
  // In the order of the provisions. Good until the next call.
  [[nodiscard]] const std::vector<ledger::SettledDecision>& of(std::size_t entity, columns::Row row);

 private:
  const SettledRuns::State& settled_;
  std::size_t run_;
  std::unordered_map<std::string, std::uint64_t> places_;  // of provisions, in their entity's list of the entry
  std::optional<std::size_t> enterprise_;                  // whose claims are at hand
  Settled told_;
  std::vector<ledger::SettledDecision> found_;
};

}  // namespace duixian
