// What is wrong with a policy or a file, where, and what to do about it.
//
// A diagnostic tells of somebody's mistake in a pack, a case, a mapping or a table; it is collected with the others and
// never thrown across a public header. Faults of single subjects' data are facts of that subject (see decision.h), and
// bugs of the engine stop the program (engine/base/invariant.h): the three are never mixed.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/message.h"

namespace duixian {

enum class Severity : unsigned char { error, warning, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;       // stable, for programs: "unknown-fact", "unit-mismatch", ...
  std::string file;       // as the user named it; empty where no file is to blame
  int line = 0;           // 1-based; 0: the whole file
  std::string cell;       // "Sheet1!C7" for tables; empty elsewhere
  std::string provision;  // the provision's id, where one is being written
  Message what;           // one sentence: what is wrong
  Message remedy;         // one sentence: what to do

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

// Whether any of them is an error (warnings and notes do not stop anything).
[[nodiscard]] inline bool has_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::error) return true;
  }
  return false;
}

}  // namespace duixian
