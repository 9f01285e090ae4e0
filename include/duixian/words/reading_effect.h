// What a reading costs: for each of its choices, what every clause comes to over the records, all other choices as they stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/rational.h"

namespace duixian {

// Counts of decisions; sums in minor units over those granted, pending and open, each at its lowest and at its highest.
struct EffectTotals {
  std::uint64_t granted = 0;   // granted, pending and open
  Int128 lowest = 0, highest = 0;
  std::uint64_t gain = 0;      // against the choice that is taken: come to more, or are granted and were not
  std::uint64_t lose = 0;
  std::uint64_t otherwise = 0; // come out otherwise, for neither better nor worse: not decided yet, another range
};

struct ClauseEffect {
  std::string provision;
  Message title;
  ProvisionKind kind = ProvisionKind::award;
  std::string currency;
  EffectTotals totals;         // gain and lose: subjects
};

struct ChoiceEffect {
  std::string name;
  Message text;
  bool taken = false;                 // in this run: the pack's default unless the run names another
  std::vector<ClauseEffect> clauses;  // that this reading makes any difference to, the same for each of its choices
  EffectTotals all;                   // of all these clauses, each subject once; sums of those alone that pay somebody
};

struct ReadingEffect {
  std::string pack, id;        // "13-1/A1"
  Citation cite;               // of the clause that it is named after
  Message issue, why;          // what the text leaves open, and why the default is what it is
  std::string standard;        // the pack's default; "none": nothing until somebody chooses
  bool computed = true;        // false: it only says how the data are to be taken, and no rule asks it
  std::string currency;
  std::vector<ChoiceEffect> choices;
};

}  // namespace duixian
