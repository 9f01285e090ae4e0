#include "evaluate/column_decisions.h"

#include <algorithm>
#include <bit>

#include "evaluate/decision_cursor.h"

namespace duixian::evaluate {

namespace {

bool bit(const std::uint64_t* bits, std::size_t at) { return bits && (bits[at / 64] >> (at % 64) & 1) != 0; }

Outcome outcome_at(const DecisionBlock& block, std::size_t at) {
  for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
    if (bit(block.bits[outcome], at)) return static_cast<Outcome>(outcome);
  }
  return Outcome::ineligible;
}

RowDecision with_sum(const DecisionBlock& block, Outcome outcome, std::size_t sum) {
  const std::int64_t lowest = block.lowest ? block.lowest[sum] : block.lowest_of_all;
  const std::int64_t highest = !block.has_highest ? lowest : block.highest ? block.highest[sum] : block.highest_of_all;
  return {outcome, true, lowest, highest};
}

// Sums in the words [first, last) of a block.
std::size_t count_sums(const DecisionBlock& block, std::size_t first, std::size_t last) {
  std::size_t count = 0;
  for (std::size_t w = first; w < last; ++w) count += static_cast<std::size_t>(std::popcount(block.with_sum[w]));
  return count;
}

// `before`: the sums in the whole words before the row's.
RowDecision decision_at(const DecisionBlock& block, std::size_t at, std::size_t before) {
  const Outcome outcome = outcome_at(block, at);
  if (!bit(block.with_sum, at)) return {outcome, false, 0, 0};
  const std::uint64_t below = at % 64 == 0 ? 0 : block.with_sum[at / 64] & (~std::uint64_t{0} >> (64 - at % 64));
  return with_sum(block, outcome, before + static_cast<std::size_t>(std::popcount(below)));
}

const RowDecision* decided_alone(const DecisionBlock& block, Row row) {
  if (block.one_by_one.empty()) return nullptr;
  const auto alone = block.one_by_one.find(row);
  return alone == block.one_by_one.end() ? nullptr : &alone->second;
}

void add(OutcomeTotals& totals, const RowDecision& one) {
  OutcomeTotal& total = totals[static_cast<std::size_t>(one.outcome)];
  ++total.count;
  if (!one.has_sum) return;
  ++total.sums;
  total.lowest += one.lowest;
  total.highest += one.highest;
}

// The usual block: every sum belongs to one outcome.
bool add_whole(OutcomeTotals& totals, const DecisionBlock& block) {
  if (!block.one_by_one.empty()) return false;
  std::optional<std::size_t> with;
  std::uint64_t others = 0;
  for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
    if (!block.bits[outcome]) continue;
    std::uint64_t count = 0, with_sum = 0;
    for (std::size_t w = 0; w < block.words(); ++w) {
      count += static_cast<std::uint64_t>(std::popcount(block.bits[outcome][w]));
      if (block.with_sum) with_sum += static_cast<std::uint64_t>(std::popcount(block.bits[outcome][w] & block.with_sum[w]));
    }
    if (block.with_sum && with_sum == block.sums) with = outcome;
    totals[outcome].count += count;
    others += count;
  }
  totals[static_cast<std::size_t>(Outcome::ineligible)].count += block.rows - others;
  if (!with) return block.with_sum == nullptr;
  OutcomeTotal& total = totals[*with];
  const auto sum = [&](const std::int64_t* sums, std::int64_t same) {
    if (!sums) return Int128{same} * block.sums;
    Int128 all = 0;
    for (std::uint32_t i = 0; i < block.sums; ++i) all += sums[i];
    return all;
  };
  total.sums += block.sums;
  const Int128 lowest = sum(block.lowest, block.lowest_of_all);
  total.lowest += lowest;
  total.highest += block.has_highest ? sum(block.highest, block.highest_of_all) : lowest;
  return true;
}

}  // namespace

const DecisionBlock& block_of(const ProvisionDecisions& decisions, Row row) {
  const auto after = std::upper_bound(decisions.blocks.begin(), decisions.blocks.end(), row, [](Row at, const DecisionBlock& block) { return at < block.first; });
  auto block = after - 1;
  while (block->rows == 0) --block;  // a batch whose families are empty begins where the next one does
  return *block;
}

RowDecision decision_of(const DecisionBlock& block, Row row) {
  if (const RowDecision* alone = decided_alone(block, row)) return *alone;
  const std::size_t at = row - block.first;
  return decision_at(block, at, bit(block.with_sum, at) ? count_sums(block, 0, at / 64) : 0);
}

void DecisionCursor::move(Row row) {
  if (block_ && row >= block_->first && row - block_->first < block_->rows) return;
  block_ = &block_of(decisions_, row);
  words_ = sums_ = 0;
}

RowDecision DecisionCursor::at(Row row) {
  move(row);
  if (const RowDecision* alone = decided_alone(*block_, row)) return *alone;
  const std::size_t at = row - block_->first, words = at / 64;
  if (block_->with_sum && words != words_) {
    if (words < words_) words_ = sums_ = 0;
    sums_ += count_sums(*block_, words_, words);
    words_ = words;
  }
  return decision_at(*block_, at, sums_);
}

RowDecision decision_of(const ProvisionDecisions& decisions, Row row) { return decision_of(block_of(decisions, row), row); }

void each_decision(const DecisionBlock& block, const std::function<void(Row, const RowDecision&)>& visit) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < block.rows; ++at) {
    const Row row = block.first + static_cast<Row>(at);
    if (!block.one_by_one.empty()) {
      if (const auto alone = block.one_by_one.find(row); alone != block.one_by_one.end()) {
        visit(row, alone->second);
        continue;
      }
    }
    const Outcome outcome = outcome_at(block, at);
    visit(row, bit(block.with_sum, at) ? with_sum(block, outcome, sum++) : RowDecision{outcome, false, 0, 0});
  }
}

OutcomeTotals totals_of(const ProvisionDecisions& decisions) {
  OutcomeTotals totals{};
  for (const DecisionBlock& block : decisions.blocks) {
    OutcomeTotals part{};
    if (add_whole(part, block)) {
      for (std::size_t i = 0; i < outcome_count; ++i) {
        totals[i].count += part[i].count;
        totals[i].sums += part[i].sums;
        totals[i].lowest += part[i].lowest;
        totals[i].highest += part[i].highest;
      }
    } else {
      each_decision(block, [&](Row, const RowDecision& one) { add(totals, one); });
    }
  }
  return totals;
}

}  // namespace duixian::evaluate
