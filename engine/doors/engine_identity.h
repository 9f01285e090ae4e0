// Which engine is running: what a ledger says of it, and what a replay compares.
#pragma once

#include "ledger/run_entry.h"

namespace duixian {

// The digest of the program's own file is taken once.
[[nodiscard]] const ledger::Engine& engine_identity();

}  // namespace duixian
