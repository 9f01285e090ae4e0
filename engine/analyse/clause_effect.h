// One clause decided twice, under two choices: what it comes to, and for whom it comes out otherwise.
#pragma once

#include <vector>

#include "duixian/words/reading_effect.h"
#include "evaluate/column_decisions.h"

namespace duixian::analyse {

// otherwise: for neither better nor worse, or nobody can tell; mixed: better in one way and worse in another.
enum class Change : std::uint8_t { none, otherwise, gain, lose, mixed };

// Of two clauses together: what is told of one stands unless the other says the opposite.
[[nodiscard]] constexpr Change both(Change a, Change b) {
  if (a == b || b == Change::none) return a;
  if (a == Change::none || a == Change::otherwise) return b;
  return b == Change::otherwise ? a : Change::mixed;
}

// `pays`: the clause's sums are in the subject's favour. The change of every subject is joined to what `subjects` holds, one
// for each row.
[[nodiscard]] EffectTotals clause_effect(const evaluate::ProvisionDecisions& taken, const evaluate::ProvisionDecisions& other, bool pays,
                                         std::vector<Change>& subjects);
// Adds the subjects to the counts.
void count_changes(const std::vector<Change>& subjects, EffectTotals& totals);

}  // namespace duixian::analyse
