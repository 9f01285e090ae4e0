// From the decisions of a run to what is paid (docs/settlement.md): every stage declared by the packs, exact, explained.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "duixian/doors/run.h"
#include "duixian/words/settlement.h"

namespace duixian {

struct SettleOptions {
  unsigned threads = 0;    // 0: one for each core; the result is the same for any number
  std::string exclusions;  // table of who is on a list of exclusions; "": `exclusions` in the folder of the records
  std::string earlier;     // settlement.csv of an earlier settlement of the same year, to compare with; "": none
  std::string records;     // where the runs have theirs from
  bool claims = true;      // each claim in words; else only the sums
  bool refusals = false;   // keep what comes to nothing, for notices
};

// What became of the decisions of several runs, kept to be told and to be recorded (RecordOptions::settled). Copies share it.
class SettledRuns {
 public:
  [[nodiscard]] Settled told() const;  // with what SettleOptions asks for

  struct State;
  explicit SettledRuns(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

// Settles the decisions of one or several runs over the same year together.
class Settling {
 public:
  // Refuses, before anything is decided: packs that settle in different orders or currencies, a fund without a budget for the
  // year, a table of exclusions or an earlier settlement that cannot be read or is of another year, and a history that names
  // a provision nobody knows. The runs share their state with it.
  [[nodiscard]] static Result<Settling> begin(const std::vector<Run>& runs, const SettleOptions& options);

  // The decisions of each run, in the order of the runs.
  [[nodiscard]] SettledRuns settle(const std::vector<Decisions>& decisions) const;

  struct State;

 private:
  explicit Settling(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

// Fills now.corrections with what differs from a settlement of the same packs, year and enterprises with the facts as they were
// before: by subject, clause and year of payment, with the decisions behind both. `corrections`: the table of corrected facts
// that the runs of now were prepared with. Both settlements have their claims; without `before` the differences are those
// against the file of SettleOptions::earlier, and only the decisions are added.
void compare(Settled& now, const std::vector<Run>& runs_now, const Settled* before, const std::vector<Run>& runs_before, const std::string& corrections);

}  // namespace duixian
