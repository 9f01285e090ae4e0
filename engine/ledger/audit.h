// A ledger verified from its first entry to its last, without believing anything that it says of itself but its key.
//
// Everything found is told, not only the first; where an entry was changed, removed, inserted or moved, the first such is named.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/opened_ledger.h"

namespace duixian::ledger {

struct AuditFindings {
  std::optional<VerifyingKey> key;
  std::vector<RunPlace> runs;
  std::vector<Head> heads;
  std::vector<Refusal> refusals;
  std::uint64_t entries = 0;
  std::vector<std::pair<std::int64_t, std::string>> elsewhere;  // files that the ledger does not keep: by the number of the run
  std::vector<Message> wrong;  // empty: sound
};

// What an audit shows to whoever makes a report of it.
struct AuditVisitor {
  std::function<void(const RunPlace& place, const RunEntry& run, const Glossary& words)> run;           // before its subjects
  std::function<void(const SubjectEntry& entry, std::uint64_t position)> subject;
};

// Throws Trouble where there is no ledger at all. `key`: the one that the ledger should have, if known. `kept`: signed notes from elsewhere that it must have grown from.
[[nodiscard]] AuditFindings audit(Store& store, const std::optional<VerifyingKey>& key, const std::vector<std::string>& kept, const AuditVisitor& visitor, unsigned threads = 1);

}  // namespace duixian::ledger
