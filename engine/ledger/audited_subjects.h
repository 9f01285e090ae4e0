// The entries of a run's subjects as an audit reads them: in their order, and decoded on several threads.
#pragma once

#include <functional>
#include <string>

#include "ledger/store.h"
#include "ledger/subject_entry.h"

namespace duixian::ledger {

struct AuditedSubject {
  std::uint64_t position = 0;
  std::string bytes;                  // `entry` points into them
  std::optional<SubjectEntry> entry;  // nothing: it is no subject's entry of that run, or its facts cannot be read
  std::string why;
};

// Calls `visit` with each of [run.first, run.first + run.count), until it says no; those that are missing are passed over. `words`
// are the run's.
void each_audited_subject(Store& store, const RunEntry& run, const Glossary& words, unsigned threads, const std::function<bool(const AuditedSubject&)>& visit);

}  // namespace duixian::ledger
