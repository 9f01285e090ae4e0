// Between which ends a sum lies although some of its facts are not known: what an undetermined decision can still come to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "duixian/words/money.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

// An end that is absent is not bounded.
struct Bounds {
  std::optional<Rational> low, high;
};

// The bounds of a quantity in the row and at the corner that the executor has evaluated. A fact that is not known lies in its
// declared range, a condition that is not known may turn out either way; every other value is taken as it is.
class BoundsOf {
 public:
  explicit BoundsOf(RowExecutor& executor) : executor_(executor), program_(executor.program()) {}
  [[nodiscard]] Bounds operator()(graph::NodeId id);

 private:
  Bounds compute(graph::NodeId id);
  Bounds fact(const graph::Node& node) const;
  Bounds capped(const graph::Node& node);
  Bounds product(const graph::Node& node);
  Bounds quotient(const graph::Node& node);
  Bounds table(const graph::Node& node);
  Bounds choice(const graph::Node& node);
  Bounds first_row(const graph::Node& node);
  Bounds elected(const graph::Node& node);
  Bounds members(graph::NodeId id, const graph::Node& node);
  Bounds at_ends(const graph::Node& node);

  RowExecutor& executor_;
  const Program& program_;
  std::map<graph::NodeId, Bounds> found_;
};

// Such bounds as money, rounded to the fen: nothing below zero is ever taken, and nothing at all is sure unless its conditions are.
// Nothing where an end is not bounded.
[[nodiscard]] std::optional<std::pair<Money, Money>> ends_of(const Bounds& bounds, bool sure, const std::string& currency);

}  // namespace duixian::evaluate
