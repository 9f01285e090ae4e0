// A node of the graph: one operation on other nodes, with a type and the entity whose rows it has values for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "duixian/words/rational.h"
#include "duixian/words/type.h"
#include "graph/operation.h"

namespace duixian::graph {

struct NodeId {
  std::uint32_t index = 0;
  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

inline constexpr int no_scope = -1;  // the same for every subject

// One row of a table of tiers: from this bound on (or, strict, above it) it gives this.
struct TierRow {
  Rational bound;
  bool strict = false;
  Rational gives;
  std::string name;  // where the table gives names
  std::int64_t code = 0;  // of `name`, once bound
  friend bool operator==(const TierRow&, const TierRow&) = default;
};

struct Node {
  Operation operation = Operation::constant;
  Type type;
  int scope = no_scope;              // entity index; the deepest of its inputs' scopes
  std::vector<NodeId> inputs;
  Rational constant;                 // constant. tiers: what lies below. in_group, groups: the number of the grouping
  std::int64_t index = -1;           // fact, list_*: entity. parameter, discretion, approval, compute: its number.
                                     // decision_*: provision's number. rounded: Rounding. split_part: which part
  std::int64_t detail = -1;          // fact: its number. list_*: number of the named list or -1. discretion, approval, paid_before: provision.
                                     // tiers, first_row: 1 where something is given otherwise. highest_before, ever_before: 1 where the years are counted
  std::int64_t years_ago = 0;        // yearly facts and this_year. groups: how they are folded, counted from list_sum
  std::vector<std::string> names;    // constant names; branches of choose, which, one_of, first_that, splits
  std::vector<std::int64_t> codes;   // of `names`, once bound
  std::vector<TierRow> table;        // tiers and slices, ascending
};

}  // namespace duixian::graph
