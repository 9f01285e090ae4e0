// One digest over all typed rows of a run's records: the same for the same facts, in whatever order, file or encoding they came.
#pragma once

#include "base/sha256.h"
#include "columns/records.h"

namespace duixian::ledger {

// Rows are taken in the order of their keys (of a list: under their owners), facts by name and year, values as canonical bytes.
// On so many threads; the digest is the same for any number of them.
[[nodiscard]] Digest records_digest(const columns::Records& records, unsigned threads);

// The rows of an entity in the order of their keys; of a list also of their owners' keys.
[[nodiscard]] std::vector<columns::Row> rows_by_key(const columns::Records& records, std::size_t entity);

}  // namespace duixian::ledger
