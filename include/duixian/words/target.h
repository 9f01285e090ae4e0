// How far a goal that a clause sets is reached: each comparison of the clause, with what was found and what is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/rational.h"

namespace duixian {

struct Measure {
  Explanation condition;            // the comparison, to be worded
  std::string list, member;         // the list that the clause goes through and the key of its member; "" for the subject's own,
                                    // and "?" for a member that is named and has no record
  Message member_title;             // what a person calls it, where its list has names
  Value found, goal;                // unknown where a fact or the goal itself is
  bool ceiling = false;             // the goal is not to be passed
  std::optional<bool> holds;        // nothing: not known
  std::optional<Rational> reached;  // found as a share of the goal; nothing where one is unknown, or the goal not above zero
  std::optional<Value> shortfall;   // by how much it is missed
};

// A target, or a duty that sets a goal, for one subject.
struct Target {
  Decision decision;                // granted: met; ineligible: not met
  std::vector<Measure> measures;    // in the author's order; none where the clause only asks whether something is so
};

}  // namespace duixian
