// The subjects of a recorded run that somebody means by a key, and where need be by an entity and owners.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "duixian/doors/ledger.h"
#include "ledger/opened_ledger.h"

namespace duixian {

struct NamedSubject {
  std::uint64_t position = 0;       // of its entry
  std::string entity;
  std::vector<std::string> owners;  // their keys, nearest first
};

[[nodiscard]] std::vector<NamedSubject> named_subjects(const ledger::OpenedLedger& ledger, const ledger::RunPlace& run, const ledger::SubjectName& name);
// "firm a", "project a of P01": its key with what tells it apart.
[[nodiscard]] Message title_of(const NamedSubject& subject, const std::string& key);
// Throws Trouble: nobody has the name. A key of the last run that is much like it is suggested.
[[noreturn]] void no_such_subject(const ledger::OpenedLedger& ledger, const ledger::SubjectName& name, const Message& where, const Message& remedy);

}  // namespace duixian
