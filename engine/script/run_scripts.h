// Runs a pack's scripts once, in the sandbox, and so fills its rulebook.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/diagnostic.h"
#include "graph/rulebook.h"

namespace duixian::script {

struct Source {
  std::string file;  // as messages name it
  std::string text;
};

// `book` has its schema and declarations; it stays at its address for as long as its functions are used. All mistakes
// found are added to `diagnostics`.
void run_scripts(graph::Rulebook& book, const std::vector<Source>& sources, Diagnostics& diagnostics);

// Reads the scripts without running them: for a pack whose declarations are wrong already.
void check_scripts(const graph::Rulebook& book, const std::vector<Source>& sources, Diagnostics& diagnostics);

}  // namespace duixian::script
