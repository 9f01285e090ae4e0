// One way of deciding all provisions for all rows, to be timed and judged.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "columns/records.h"
#include "duixian/words/decision.h"
#include "evaluate/program.h"

namespace speed {

enum class Outcome : std::uint8_t { ineligible, granted, undetermined, other };

class Deciding {
 public:
  virtual ~Deciding() = default;
  // Gives back the memory of all results, so that the next run has fresh ones.
  virtual void forget() = 0;
  // Decides everything; what was decided before is overwritten.
  virtual void run() = 0;
  // The same, with failing and unknown conditions kept for every decision; false if it cannot.
  virtual bool run_keeping_conditions() { return false; }
  // The same pack bound with another parameter, over the same records: what changed is decided again, and from now on it is
  // this program that is decided; false if it cannot.
  virtual bool change(const duixian::evaluate::Program&) { return false; }
  // A row each, of the provision with that place in the program.
  virtual void spread(std::size_t provision, std::vector<std::uint8_t>& outcomes, std::vector<std::int64_t>& amounts) const = 0;
  [[nodiscard]] virtual std::size_t result_bytes() const = 0;
};

[[nodiscard]] Outcome outcome_of(duixian::Outcome outcome);

[[nodiscard]] std::unique_ptr<Deciding> decide_by_columns(const duixian::evaluate::Program& program, const duixian::columns::Records& records, unsigned threads);
// By the row executor, whatever the number of threads.
[[nodiscard]] std::unique_ptr<Deciding> decide_by_rows(const duixian::evaluate::Program& program, const duixian::columns::Records& records);

}  // namespace speed
