// The settlement that a recorded run was part of, made again: with the runs of the same request, from the ledger.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "doors/restored_run.h"
#include "doors/settled_subjects.h"

namespace duixian {

class RestoredSettlement {
 public:
  // `own` is the run, restored; the others are restored here. `pack` and `records` as for RestoredRun. What is not at hand stands
  // in missing(), and then nothing is settled. All outlive it.
  RestoredSettlement(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const RestoredRun& own, const std::string& pack, const std::string& records);

  [[nodiscard]] const std::vector<Message>& missing() const { return missing_; }
  // The run's part in it; nothing of a run that was not settled.
  [[nodiscard]] SettledRun run() const { return settled_ ? SettledRun{&settled_->state(), number_} : SettledRun{}; }

 private:
  const Run* other(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const std::string& id, const std::string& pack, const std::string& records);

  std::vector<std::unique_ptr<RestoredRun>> others_;
  std::vector<Message> missing_;
  std::optional<SettledRuns> settled_;
  std::size_t number_ = 0;
};

}  // namespace duixian
