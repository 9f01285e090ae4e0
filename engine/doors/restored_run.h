// A recorded run made ready to compute again, from what the ledger keeps or from where a bureau keeps it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "ledger/opened_ledger.h"

namespace duixian {

class RestoredRun {
 public:
  // `pack` and `records`, where not empty, are looked into for files that the ledger does not keep. What is not at hand stands
  // in missing(), and then there is no run.
  RestoredRun(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const std::string& pack, const std::string& records);
  ~RestoredRun();
  RestoredRun(const RestoredRun&) = delete;
  RestoredRun& operator=(const RestoredRun&) = delete;

  [[nodiscard]] const std::vector<Message>& missing() const { return missing_; }
  [[nodiscard]] const Run* run() const { return run_ ? &*run_ : nullptr; }
  [[nodiscard]] const RunOptions& options() const { return options_; }
  [[nodiscard]] const std::string& exclusions() const { return exclusions_; }  // the table that it was settled with; "" for none

 private:
  void lay_out(const ledger::FileEntry& file, const std::filesystem::path& to, const std::filesystem::path& elsewhere);
  void prepare(const ledger::RunEntry& entry);

  const ledger::OpenedLedger& ledger_;
  std::filesystem::path folder_;  // temporary, gone with this
  std::vector<Message> missing_;
  std::string exclusions_;
  RunOptions options_;
  std::optional<Run> run_;
};

}  // namespace duixian
