// What can be wrong before anything is settled: told all at once, and then nothing is.
#pragma once

#include <optional>
#include <vector>

#include "doors/run_state.h"
#include "duixian/doors/settle.h"
#include "settle/rules.h"

namespace duixian {

// The rules of all runs as one, and the tables beside them.
struct SettlementStart {
  settle::Rules rules;
  std::string currency;
  std::optional<std::vector<Exclusion>> exclusions;  // nothing: no table was given
  std::string exclusions_file;                       // theirs
  std::vector<EarlierClaim> earlier;
};

[[nodiscard]] Result<SettlementStart> start_settlement(const std::vector<const Run::State*>& runs, const SettleOptions& options);

}  // namespace duixian
