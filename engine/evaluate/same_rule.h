// Whether a provision stands in two programs with the same rule: after one parameter is changed, most do.
#pragma once

#include <map>
#include <utility>

#include "evaluate/program.h"

namespace duixian::evaluate {

class SameRule {
 public:
  // Programs of one pack, bound with one dictionary of names.
  SameRule(const Program& before, const Program& after) : before_(before), after_(after) {}
  // By the provision's place in Program::provisions, which is the same in both.
  [[nodiscard]] bool same(std::size_t bound);

 private:
  [[nodiscard]] bool same(graph::NodeId before, graph::NodeId after);
  [[nodiscard]] bool same_lists(const graph::Node& before, const graph::Node& after) const;

  const Program& before_;
  const Program& after_;
  std::map<std::pair<graph::NodeId, graph::NodeId>, bool> known_;
};

}  // namespace duixian::evaluate
