// A provision as brief decisions (brief_decision.h) see it: which conditions its author wrote, and where their numbers stand.
//
// Made once for a bound provision. What it leaves out is left to the row executor.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluate/program.h"

namespace duixian::evaluate {

// A value of the provision's row, and the nodes that it takes to compute it, inputs first.
struct BriefValue {
  graph::NodeId node;
  const Type* type = nullptr;
  std::vector<graph::NodeId> order;
};

// A condition as a whole, or what came to nothing in a sum: a table of tiers, a count of steps.
struct BriefLeaf {
  graph::OutlineId outline;
  bool told = false;
  std::optional<BriefValue> found;       // none of a list
  std::optional<BriefValue> threshold;   // one that may be the subject's own
  const std::vector<graph::TierRow>* tiers = nullptr;  // the words name the next of them
};

// `all` or `any` over what follows, or a leaf.
struct BriefCondition {
  enum class Kind : std::uint8_t { leaf, all, any } kind = Kind::leaf;
  std::size_t leaf = 0;                  // index into BriefRule::leaves
  std::size_t column = 0;                // of a leaf: index into ProvisionDecisions::conditions
  std::vector<BriefCondition> parts;
};

// The part of `pays` that can come to nothing.
struct BriefSum {
  graph::OutlineId outline;
  graph::NodeId node;
  bool is_quantity = false;
  bool told = true;
  std::optional<std::size_t> leaf;       // it is one: nothing below it is asked
  std::vector<BriefSum> parts;
};

struct BriefRule {
  std::size_t bound = 0;
  bool told = false;                     // without any, each decision is the row executor's
  bool told_when_due = false;            // also what is granted
  std::optional<BriefCondition> when;
  std::optional<BriefSum> pays;
  std::vector<BriefLeaf> leaves;         // of `when`, then of `pays`
  std::vector<BriefValue> figures;
  std::optional<BriefValue> gives;
  std::vector<BriefValue> funded_by, paid_to;  // of a split: each party's part
  std::optional<BriefValue> payer, payee;      // of a choice: its name
  std::vector<graph::NodeId> roots;      // whose gaps make a decision undetermined, in their order
};

[[nodiscard]] BriefRule brief_rule(const Program& program, std::size_t bound);

}  // namespace duixian::evaluate
