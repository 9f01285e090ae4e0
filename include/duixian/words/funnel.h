// What the conditions of a provision stop, over a whole register: how many subjects, and how much money.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/message.h"

namespace duixian {

// So many subjects, and the sum that they would have had, "123456.78"; "" where no sum is at stake. Those whose sum is not
// known count as subjects only.
struct Stopped {
  std::uint64_t subjects = 0;
  std::uint64_t sums = 0;  // of them, those whose sum is known
  std::string money;
};

// A condition of `when`, as its author wrote it: a part of its `all` and `any` that is neither.
struct FunnelCondition {
  Message text;                // "年配套产值 不低于 5亿元"
  int alternative = 0;         // 0: it has to hold; else the number of the `any` of which one part suffices
  Stopped with_others;         // ineligible, and this is among the conditions that fail
  Stopped alone;               // of them: `when` would no longer be false if this one held
  std::uint64_t unknown = 0;   // undetermined, and this is among the conditions that are not known
};

struct FunnelOutcome {
  Outcome outcome = Outcome::ineligible;
  std::uint64_t subjects = 0;
  std::string lowest, highest;  // sums over them; "" where none has a sum
};

struct Funnel {
  std::string pack, provision, entity, currency;
  Message title, entity_title;
  ProvisionKind kind = ProvisionKind::award;
  std::uint64_t subjects = 0;            // all that the records have
  std::uint64_t asked = 0;               // of whom the provision asks something, on a day when it is in force
  std::vector<FunnelCondition> conditions;
  Stopped by_conditions;                 // ineligible because `when` is false
  std::uint64_t by_nothing = 0;          // ineligible though it is not: the sum, or what is given, comes to nothing
  std::vector<FunnelOutcome> outcomes;   // those that occur
};

}  // namespace duixian
