// A pack's worked examples run and compared, and what they leave untouched.
#pragma once

#include <string>
#include <vector>

#include "duixian/doors/pack.h"

namespace duixian {

struct CaseOutcome {
  std::string file;
  int line = 0;
  std::string provision, name;
  std::string status;              // "passed", "failed", "error"
  struct Line {
    std::string what, expected, found;
    bool equal = true;
  };
  std::vector<Line> compared;
  Diagnostics errors;
  Decision decision;               // unless status is "error"
  Explanation explanation;
};

struct Uncovered {
  std::string provision, kind, what, file;
  int line = 0;
};

struct CaseReport {
  std::vector<CaseOutcome> cases;
  Diagnostics diagnostics;         // of case files that cannot be read
  std::vector<Uncovered> uncovered;
  std::size_t reachable = 0;       // provisions, conditions, branches and tiers in all

  [[nodiscard]] std::size_t passed() const;
  [[nodiscard]] std::size_t failed() const;  // failed, or not to be run
};

// Runs every case of the files and folders named; with none, those of the pack's own folder `cases`.
[[nodiscard]] CaseReport run_cases(const Pack& pack, const std::vector<std::string>& paths);

}  // namespace duixian
