// Whether a result rises or falls throughout a discretion's range, for any fixed facts.
//
// The ends of an open outcome are found at the corners of the discretions' ranges; that is right only for results that
// move one way in each of them, and a rule for which this cannot be shown is refused when its pack is loaded.
#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "graph/rulebook.h"

namespace duixian::graph {

enum class Sign : std::uint8_t { any, not_negative, not_positive };
enum class Direction : std::uint8_t {
  fixed,     // does not depend on the discretion
  rising, falling,
  one_way,   // one of the two; which, the facts of the subject say
  mixed,     // may rise and fall
};

class Directions {
 public:
  // For one discretion of the rulebook.
  Directions(const Rulebook& book, std::int64_t discretion) : book_(book), discretion_(discretion) {}
  [[nodiscard]] Direction of(NodeId id);

 private:
  [[nodiscard]] Direction compute(const Node& node);
  [[nodiscard]] Direction product(const Node& node);
  [[nodiscard]] Direction quotient(const Node& node);
  [[nodiscard]] Direction table(const Node& node);
  [[nodiscard]] Direction choice(const Node& node, std::size_t selectors);
  [[nodiscard]] Direction other_decision(const Node& node);
  [[nodiscard]] Direction together(const Node& node);
  [[nodiscard]] Sign sign(NodeId id);
  [[nodiscard]] Sign sign_of(const Node& node);

  const Rulebook& book_;
  std::int64_t discretion_;
  std::map<NodeId, Direction> directions_;
  std::map<NodeId, Sign> signs_;
};

}  // namespace duixian::graph
