// Walks the bitmaps word by word, so that rows without a claim cost nothing.
#include "doors/claim_rows.h"

#include <algorithm>
#include <bit>

namespace duixian {

namespace {

using columns::Row;
using evaluate::DecisionBlock;
using evaluate::RowDecision;

constexpr Outcome costly[] = {Outcome::granted, Outcome::pending, Outcome::open, Outcome::undetermined};

class BlockWalk {
 public:
  using Visit = std::function<void(Row, const RowDecision&)>;
  BlockWalk(const DecisionBlock& block, Row first, Row last, const Visit& visit) : block_(block), first_(first), last_(last), visit_(visit), alone_(block.one_by_one.lower_bound(first)) {}

  void walk() {
    std::size_t sums = 0;  // of the words before
    for (std::size_t w = 0; w < block_.words(); ++w) {
      const Row begin = block_.first + static_cast<Row>(w * 64);
      if (begin >= last_) break;
      const std::uint64_t with_sum = block_.with_sum ? block_.with_sum[w] : 0;
      if (begin + 64 > first_) word(w, begin, with_sum, sums);
      sums += static_cast<std::size_t>(std::popcount(with_sum));
    }
    rows_alone_before(last_);
  }

 private:
  void word(std::size_t w, Row begin, std::uint64_t with_sum, std::size_t sums) {
    std::uint64_t rest = 0;
    for (Outcome outcome : costly) rest |= bits(outcome, w);
    for (; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(rest));
      const Row row = begin + bit;
      if (row < first_ || row >= last_) continue;
      rows_alone_before(row);
      const std::uint64_t mask = std::uint64_t{1} << bit;
      const std::size_t number = sums + static_cast<std::size_t>(std::popcount(with_sum & (mask - 1)));
      visit_(row, decision(outcome_of(w, mask), (with_sum & mask) != 0, number));
    }
  }

  // Rows that were decided one by one stand in no bitmap.
  void rows_alone_before(Row row) {
    for (; alone_ != block_.one_by_one.end() && alone_->first < row; ++alone_) {
      if (std::find(std::begin(costly), std::end(costly), alone_->second.outcome) != std::end(costly)) visit_(alone_->first, alone_->second);
    }
  }

  [[nodiscard]] std::uint64_t bits(Outcome outcome, std::size_t w) const {
    const std::uint64_t* all = block_.bits[static_cast<std::size_t>(outcome)];
    return all ? all[w] : 0;
  }
  [[nodiscard]] Outcome outcome_of(std::size_t w, std::uint64_t mask) const {
    return *std::find_if(std::begin(costly), std::end(costly), [&](Outcome outcome) { return (bits(outcome, w) & mask) != 0; });
  }
  [[nodiscard]] RowDecision decision(Outcome outcome, bool has_sum, std::size_t number) const {
    if (!has_sum) return {outcome, false, 0, 0};
    const std::int64_t lowest = block_.lowest ? block_.lowest[number] : block_.lowest_of_all;
    return {outcome, true, lowest, !block_.has_highest ? lowest : block_.highest ? block_.highest[number] : block_.highest_of_all};
  }

  const DecisionBlock& block_;
  Row first_, last_;
  const Visit& visit_;
  std::map<Row, RowDecision>::const_iterator alone_;
};

}  // namespace

void each_claim_row(const evaluate::ProvisionDecisions& decisions, Row first, Row last, const std::function<void(Row, const RowDecision&)>& visit) {
  const auto& blocks = decisions.blocks;
  auto block = std::partition_point(blocks.begin(), blocks.end(), [&](const DecisionBlock& one) { return one.first + one.rows <= first; });
  for (; block != blocks.end() && block->first < last; ++block) BlockWalk(*block, first, std::min(last, block->first + block->rows), visit).walk();
}

}  // namespace duixian
