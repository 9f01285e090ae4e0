// All subjects of a run as drafts of their entries, in the order of their keys: what a ledger records, and what a replay compares.
//
// The columns decide; the row executor gives the words, once for all subjects, and whole decisions where more than numbers differ
// between subjects.
#pragma once

#include <functional>

#include "doors/settled_subjects.h"
#include "evaluate/decide.h"
#include "ledger/decision_bytes.h"
#include "ledger/run_entry.h"
#include "ledger/subject_drafts.h"

namespace duixian {

// How decisions are made: `in_full` makes each of them by the row executor, for comparing.
enum class Drafting : std::uint8_t { brief, in_full };

struct DraftOptions {
  ledger::DecisionWriter::Cleaned cleaned;  // of texts that name a place
  unsigned threads = 1;
  Drafting how = Drafting::brief;
  SettledRun settled = {};                  // none: the run was not settled
};

// Calls `visit` with some subjects after others, until it says no. Drafts on as many threads as asked, and ahead of `visit`, which
// is always called on this one. `entry` describes the run's facts (ledger/fact_bytes.h).
void each_draft(const evaluate::Program& program, const columns::Records& records, const ledger::RunEntry& entry, const DraftOptions& options, const std::function<bool(const ledger::SubjectDrafts&)>& visit);

// One subject's decisions in full, as they are recorded, one for each provision about its entity.
[[nodiscard]] std::vector<Decision> recorded_decisions(const evaluate::Program& program, const columns::Records& records, std::size_t entity, columns::Row row);

// How many subjects that will be.
[[nodiscard]] std::uint64_t count_subjects(const evaluate::Program& program, const columns::Records& records);

}  // namespace duixian
