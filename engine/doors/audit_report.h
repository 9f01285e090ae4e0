// What an audit of a ledger found, as a report for people and as JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "doors/settled_totals.h"
#include "duixian/words/dossier.h"
#include "ledger/audit.h"
#include "report/summary.h"

namespace duixian {

struct AuditedRun {
  ledger::RunPlace place;
  ledger::RunEntry run;
  report::Summary summary;
  std::uint64_t corrected_subjects = 0;
  std::optional<Dossier> dossier;
  SettledTotals settled;
};

// A ledger that is sound by itself may still be another's, or an old copy: what would have shown it and was not at hand.
struct NotCompared {
  std::string what;  // "key", "head"
  Message said;
};

struct AuditReport {
  std::string ledger;
  ledger::AuditFindings found;
  std::vector<NotCompared> not_compared;
  std::vector<AuditedRun> runs;

  // The run that this one corrects, where the ledger has it.
  [[nodiscard]] std::optional<std::int64_t> run_corrected_by(const AuditedRun& run) const;
};

[[nodiscard]] std::string audit_text(const AuditReport& report, Language language);
[[nodiscard]] std::string audit_json(const AuditReport& report);

// "50%", "4", "30万元": what was decided under a discretion.
[[nodiscard]] std::string ruling_text(const Ruling& ruling);

}  // namespace duixian
