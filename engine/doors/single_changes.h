// What one change alone, made to an older recorded run, does to a decision: the older run is computed again with the facts, a
// parameter, a reading, the rulings, the day or the pack's text of the newer one, and with nothing else of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "doors/restored_run.h"
#include "ledger/fact_bytes.h"
#include "ledger/subject_entry.h"

namespace duixian {

class SingleChanges {
 public:
  // Both outlive it.
  SingleChanges(const ledger::OpenedLedger& ledger, const ledger::RunEntry& before, const ledger::RunEntry& after);
  ~SingleChanges();

  // Why nothing can be computed again; empty where it can.
  [[nodiscard]] const std::optional<Message>& why_not() const { return why_not_; }
  // The older run's decision with this kind of change alone: "facts", "parameter", "reading", "discretion", "day", "pack text".
  // Nothing where it cannot be made alone, or there is no such decision.
  [[nodiscard]] std::optional<Decision> with(const std::string& kind, const ledger::SubjectKey& subject, const std::string& provision);
  // With one fact of the subject's own, or of its owner's, as the newer run has it.
  [[nodiscard]] std::optional<Decision> with(const ledger::RecordedFact& fact, const ledger::SubjectKey& subject, const std::string& provision);

 private:
  struct Variant;
  Variant& variant(const std::string& kind);
  [[nodiscard]] std::optional<Run> changed(const std::string& kind) const;

  std::unique_ptr<RestoredRun> before_, after_;
  std::optional<Message> why_not_;
  std::map<std::string, std::unique_ptr<Variant>> variants_;
};

}  // namespace duixian
