// Every decision that differs between two recorded runs of a pack, with what changed that may have brought it about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/dossier_bytes.h"
#include "ledger/fact_bytes.h"
#include "ledger/opened_ledger.h"

namespace duixian::ledger {

// One of the two.
struct ComparedRun {
  ComparedRun(const OpenedLedger& opened, std::int64_t number) : ledger(opened), place(ledger.run(number)), run(ledger.run_entry(place)), words(ledger.glossary(run)) {
    const auto bytes = ledger.content(run.dossier);
    if (bytes) dossier = dossier_from(*bytes).value_or(Dossier{});
  }
  const OpenedLedger& ledger;
  const RunPlace& place;
  RunEntry run;
  Glossary words;
  Dossier dossier;
};

struct Cause {
  std::string kind;  // facts, parameter, reading, discretion, day, pack text, engine, settlement
  Message what;
  std::optional<RecordedFact> fact = {};       // as the newer run has it
  std::optional<Decision> alone = {};          // what the older run comes to with this change and no other, where that can be computed
  bool indirect = false;                       // a change elsewhere, that may have brought it about
  [[nodiscard]] bool moves(const Decision& before) const;
};

struct Change {
  SubjectKey key;
  std::string subject, provision;
  std::optional<Decision> before, after;
  std::optional<SettledClaim> settled_before, settled_after;  // where the runs were settled
  std::vector<Cause> causes;
};

[[nodiscard]] bool same_result(const Decision& a, const Decision& b);

// In the order of the entities and their subjects' keys.
[[nodiscard]] std::vector<Change> changes_between(const ComparedRun& before, const ComparedRun& after);

}  // namespace duixian::ledger
