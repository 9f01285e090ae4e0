// A mistake in a rule, before it is known in which line: the caller adds file, line and provision.
#pragma once

#include <string>
#include <variant>

#include "duixian/words/message.h"
#include "graph/node.h"

namespace duixian::graph {

struct Mistake {
  std::string code;
  Message what;
  Message remedy;
};

using Built = std::variant<NodeId, Mistake>;

}  // namespace duixian::graph
