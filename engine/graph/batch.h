// The rows that one worker has in hand, and the buffers it works in.
//
// A batch is a range of rows of a root entity, and with them the rows of all that they own: families lie together. 2048 rows
// measured best: a few hundred buffers of 16 KiB stay in the second-level cache.
#pragma once

#include <memory>
#include <vector>

#include "graph/column_plan.h"
#include "kernels/kernels.h"

namespace duixian::graph {

using kernels::Lane;
using kernels::Word;
using columns::Row;

inline constexpr std::size_t batch_rows = 2048;

class Batch {
 public:
  explicit Batch(const Plan& plan);
  // Takes the root's rows from `first`, a multiple of 64, to before `last`; computes nothing yet.
  void enter(Row first, Row last);
  void run();

  [[nodiscard]] Row first(int entity) const { return ranges_[static_cast<std::size_t>(entity)].first; }
  [[nodiscard]] std::size_t rows(int entity) const { return ranges_[static_cast<std::size_t>(entity)].last - first(entity); }
  [[nodiscard]] std::size_t words(int entity) const { return (rows(entity) + kernels::word_lanes - 1) / kernels::word_lanes; }
  [[nodiscard]] const Lane* lanes(Slot slot) const { return lanes_[slot.index]; }
  [[nodiscard]] const Word* bits(Slot slot) const { return bits_[slot.index]; }
  [[nodiscard]] Lane* lanes_out(Slot slot) { return const_cast<Lane*>(lanes_[slot.index]); }
  [[nodiscard]] Word* bits_out(Slot slot) { return const_cast<Word*>(bits_[slot.index]); }
  [[nodiscard]] std::vector<Cell>& cells(Slot slot) { return cells_[slot.index]; }
  [[nodiscard]] const columns::Table& table(int entity) const { return plan_->records->table(static_cast<std::size_t>(entity)); }
  [[nodiscard]] const Plan& plan() const { return *plan_; }
  // Somewhere a number left 128 bits: what is unknown in this batch may be a failure.
  bool overflowed = false;

 private:
  struct Range {
    Row first = 0, last = 0;
  };
  void lay_out();
  void forbid(Slot slot, bool forbidden);
  void point_at_records(std::size_t index, const SlotRow& slot);

  const Plan* plan_;
  std::vector<Range> ranges_;            // by entity
  std::vector<std::size_t> room_;        // by entity: rows that its buffers hold, a multiple of 64
  std::vector<const Lane*> lanes_;       // by slot
  std::vector<const Word*> bits_;
  std::vector<std::vector<Cell>> cells_;
  std::vector<Lane> lane_memory_;
  std::vector<Word> bit_memory_;
  std::vector<Word> none_, every_;
  std::vector<std::vector<Lane>> copied_lanes_;  // by slot: of the records, where the batch ends beside a word's end
  std::vector<std::vector<Word>> copied_bits_;
};

}  // namespace duixian::graph
