// Facts that turned out to be wrong: a table beside the records, whose values stand in place of what the records say.
#pragma once

#include <filesystem>
#include <vector>

#include "columns/records.h"
#include "intake/beside_table.h"
#include "intake/read_records.h"

namespace duixian::intake {

[[nodiscard]] std::vector<BesideColumn> corrections_columns();

// Puts the corrected values into records that are not finished yet. Everything that cannot be put is told: a subject nobody
// has decided on, a fact nobody declares, a value that does not fit it, one fact corrected twice.
[[nodiscard]] Diagnostics correct(columns::Records& records, const Options& options);

}  // namespace duixian::intake
