// What stops work on a ledger, thrown inside this floor and turned into diagnostics by the doors.
#pragma once

#include <utility>

#include "duixian/words/diagnostic.h"

namespace duixian::ledger {

struct Trouble {
  Diagnostic diagnostic;
};

// Throws. `where` is the ledger, the proof or the key as the user named it.
[[noreturn]] inline void stop(const char* code, const std::string& where, Message what, Message remedy) {
  throw Trouble{{Severity::error, code, where, 0, "", "", std::move(what), std::move(remedy)}};
}

}  // namespace duixian::ledger
