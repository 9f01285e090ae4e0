// The key of a subject as entries have it: its own, and its owners'.
#pragma once

#include "columns/records.h"
#include "ledger/subject_entry.h"

namespace duixian::ledger {

[[nodiscard]] inline SubjectKey subject_key(const columns::Records& records, std::size_t entity, columns::Row row) {
  SubjectKey key{entity, {}};
  for (std::optional<std::size_t> at = entity; at; at = records.schema().entities[*at].owner) {
    key.keys.emplace_back(records.table(*at).keys.view(row));
    if (records.schema().entities[*at].owner) row = records.table(*at).owners[row];
  }
  return key;
}

}  // namespace duixian::ledger
