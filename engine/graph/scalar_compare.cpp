#include <algorithm>

#include "graph/scalars.h"

namespace duixian::graph {

namespace {

// -1, 0, 1; either side may be an average growth, which is compared by powers.
int compare(const Cell& a, const Cell& b) {
  if (a.list) return compare_average_growth(*a.list, b.value);
  if (b.list) return -compare_average_growth(*b.list, a.value);
  const auto order = a.value <=> b.value;
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace

Cell scalar_at_least(const Node&, Inputs inputs) { return known(compare(inputs[0], inputs[1]) >= 0); }
Cell scalar_more_than(const Node&, Inputs inputs) { return known(compare(inputs[0], inputs[1]) > 0); }
Cell scalar_equals(const Node&, Inputs inputs) { return known(compare(inputs[0], inputs[1]) == 0); }

Cell scalar_one_of(const Node& node, Inputs inputs) {
  const auto code = inputs[0].value.as_int64();
  return known(code && std::find(node.codes.begin(), node.codes.end(), *code) != node.codes.end());
}

}  // namespace duixian::graph
