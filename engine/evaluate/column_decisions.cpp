#include "evaluate/column_decisions.h"

#include <algorithm>
#include <bit>

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

std::size_t sums_before(const DecisionBlock& block, std::size_t at) {
  std::size_t count = 0;
  for (std::size_t w = 0; w < at / 64; ++w) count += static_cast<std::size_t>(std::popcount(block.with_sum[w]));
  if (at % 64 != 0) count += static_cast<std::size_t>(std::popcount(block.with_sum[at / 64] & (~std::uint64_t{0} >> (64 - at % 64))));
  return count;
}

RowDecision decision_at(const DecisionBlock& block, std::size_t at) {
  if (const auto alone = block.one_by_one.find(block.first + static_cast<Row>(at)); alone != block.one_by_one.end()) return alone->second;
  const Outcome outcome = outcome_at(block, at);
  return bit(block.with_sum, at) ? with_sum(block, outcome, sums_before(block, at)) : RowDecision{outcome, false, 0, 0};
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

RowDecision decision_of(const DecisionBlock& block, Row row) { return decision_at(block, row - block.first); }
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
