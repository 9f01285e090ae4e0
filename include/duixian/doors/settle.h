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
  bool refusals = false;   // keep what comes to nothing, for notices
  std::string records;     // where the runs have theirs from
};

// Collects the decisions of one or several runs over the same year, and settles them together.
class Settling {
 public:
  // Refuses packs that settle in different orders or currencies, a table of exclusions or an earlier settlement that cannot be
  // read or is of another year, and a history that names
  // a provision nobody knows. The runs share their state with it.
  [[nodiscard]] static Result<Settling> begin(const std::vector<Run>& runs, const SettleOptions& options);
  Settling(Settling&&) noexcept;
  ~Settling();

  // Of run number `run`, in any order; what costs nothing is passed over.
  void add(std::size_t run, const Decision& decision);
  [[nodiscard]] Settled finish();

 private:
  struct State;
  explicit Settling(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace duixian
