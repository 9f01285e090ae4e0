// What a run rests on, gathered for the ledger: every file by digest, every choice, the tables that entries point into.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "doors/place_names.h"
#include "doors/settled_subjects.h"
#include "duixian/doors/run.h"
#include "ledger/run_entry.h"

namespace duixian {

struct RunFrame {
  ledger::RunEntry entry;  // without request, time and what the recorder fills in
  std::vector<std::pair<Digest, std::filesystem::path>> files;  // to be kept as content
  std::string dossier;                                          // its bytes
  std::string settlement;                                       // likewise; "" where the run was not settled
};

// `options` are those that the run was prepared with. Errors: a file that cannot be read any more, or a pack that has changed.
[[nodiscard]] Result<RunFrame> frame_of(const Run& run, const RunOptions& options, const PlaceNames& names, const SettledRun& settled = {});

// The roles of files named apart from the records, and where RunOptions has them.
struct BesideRole {
  const char* name;
  std::string RunOptions::*path;
};
inline constexpr BesideRole beside_roles[] = {
    {"mapping", &RunOptions::mapping}, {"rulings", &RunOptions::rulings}, {"approvals", &RunOptions::approvals},
    {"history", &RunOptions::history}, {"series", &RunOptions::series}, {"corrections", &RunOptions::corrections},
};

}  // namespace duixian
