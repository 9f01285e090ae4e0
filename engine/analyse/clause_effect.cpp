#include "analyse/clause_effect.h"

namespace duixian::analyse {

namespace {

using evaluate::RowDecision;

bool in_favour(Outcome outcome) { return outcome == Outcome::granted || outcome == Outcome::pending || outcome == Outcome::open; }

Change change_of_sum(const RowDecision& before, const RowDecision& after) {
  const std::int64_t low = in_favour(before.outcome) ? before.lowest : 0, high = in_favour(before.outcome) ? before.highest : 0;
  const std::int64_t new_low = in_favour(after.outcome) ? after.lowest : 0, new_high = in_favour(after.outcome) ? after.highest : 0;
  if (new_low == low && new_high == high) return Change::none;
  if (new_low >= low && new_high >= high) return Change::gain;
  return new_low <= low && new_high <= high ? Change::lose : Change::mixed;
}

Change change(const RowDecision& before, const RowDecision& after, bool pays) {
  if (before == after) return Change::none;
  const Change sum = pays ? change_of_sum(before, after) : Change::none;
  if (sum != Change::none) return sum;
  if (in_favour(before.outcome) != in_favour(after.outcome)) return in_favour(after.outcome) ? Change::gain : Change::lose;
  return Change::otherwise;
}

}  // namespace

EffectTotals clause_effect(const evaluate::ProvisionDecisions& taken, const evaluate::ProvisionDecisions& other, bool pays, std::vector<Change>& subjects) {
  EffectTotals totals;
  std::vector<Change> here(subjects.size(), Change::none);
  for (const evaluate::DecisionBlock& block : other.blocks) {
    evaluate::each_decision(block, [&](evaluate::Row row, const RowDecision& after) {
      if (in_favour(after.outcome)) {
        ++totals.granted;
        totals.lowest += after.lowest;
        totals.highest += after.highest;
      }
      here[row] = change(evaluate::decision_of(taken, row), after, pays);
    });
  }
  count_changes(here, totals);
  for (std::size_t row = 0; row < here.size(); ++row) subjects[row] = both(subjects[row], here[row]);
  return totals;
}

void count_changes(const std::vector<Change>& subjects, EffectTotals& totals) {
  for (const Change one : subjects) {
    totals.gain += one == Change::gain;
    totals.lose += one == Change::lose;
    totals.otherwise += one == Change::otherwise || one == Change::mixed;
  }
}

}  // namespace duixian::analyse
