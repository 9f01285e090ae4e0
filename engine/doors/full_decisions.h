// Decisions in full, with all that the row executor says of them: made on several threads, handed over in order.
//
// Where the same run's decisions in columns are given, each is made sure to have their outcome and sum.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "doors/decisions_state.h"
#include "doors/run_state.h"
#include "evaluate/decide.h"

namespace duixian {

class FullDecisions {
 public:
  using Take = std::function<bool(Decision& decision)>;  // false: no more

  FullDecisions(const Run::State& run, const Decisions::State* columns);

  // One decision by one thread's decider.
  [[nodiscard]] Decision decide(evaluate::Decider& decider, std::size_t bound, columns::Row row, Explanation* explanation = nullptr);
  // All of the run; returns how many were handed over.
  std::uint64_t each(const DecideOptions& options, const Take& take);
  // Those of one provision that the columns have with this outcome.
  std::uint64_t each_with(Outcome outcome, std::size_t bound, const DecideOptions& options, const Take& take);

 private:
  // What one thread takes at a time.
  struct Rows {
    std::size_t bound = 0;
    columns::Row first = 0, last = 0;
  };
  struct Piece {
    std::vector<Decision> decisions;
  };
  [[nodiscard]] std::vector<Rows> rows_of(std::size_t bound) const;
  void decide(evaluate::Decider& decider, const Rows& rows, Piece& piece);
  std::uint64_t each(const std::vector<Rows>& all, const DecideOptions& options, const Take& take);
  void make_sure(const Decision& decision, std::size_t bound, columns::Row row) const;

  const Run::State& run_;
  const Decisions::State* columns_;
  std::optional<Outcome> only_;
  std::vector<bool> calls_functions_;  // by place in Program::provisions
  std::mutex functions_;               // one call into Lua at a time
};

}  // namespace duixian
