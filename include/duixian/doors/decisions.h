// All decisions of a run, made in columns: outcomes and sums for a whole register, and the questions that are asked of them.
//
// Two to four bits a decision and eight bytes a sum. The explanation of any one of them is Run::explain's; both come from the
// same bound rule, and explain() makes sure that they agree.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/money.h"

namespace duixian {

struct DecideOptions {
  unsigned threads = 0;                        // 0: one for each core
  bool reasons = false;                        // keep what the funnel needs
  const std::atomic<bool>* stop = nullptr;     // set: stops within a few batches
};

// One decision as the columns keep it.
struct Decided {
  Outcome outcome = Outcome::ineligible;
  std::optional<Money> lowest, highest;        // of its sum, where it has one; equal unless a discretion is open
};

struct OutcomeTotal {
  Outcome outcome = Outcome::ineligible;
  std::uint64_t count = 0;
  std::string lowest, highest;                 // sums over those decisions, "123456.78" in the pack's currency; "" where none has a sum
};

struct ProvisionTotals {
  std::string provision;
  Message title;
  std::vector<OutcomeTotal> outcomes;          // those that occur
};

class Decisions {
 public:
  [[nodiscard]] bool stopped() const;                      // before all was decided: the rest is not there
  [[nodiscard]] std::vector<ProvisionTotals> totals() const;
  // One subject's decision under the provision with that place in the pack; the row is the subject's place in the records.
  [[nodiscard]] Decided at(std::size_t provision, std::uint32_t row) const;

  struct State;
  explicit Decisions(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

}  // namespace duixian
