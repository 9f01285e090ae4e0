// What the engine itself guarantees. A broken guarantee is a bug of the engine, never of a policy or of a table: the
// program says where and stops, because a sum computed past that point could be wrong.
#pragma once

#include <source_location>

namespace duixian {

// Stops the program with file, line and `why` unless `condition` holds. `why` states the guarantee: "units are sorted".
void invariant(bool condition, const char* why, std::source_location where = std::source_location::current());

}  // namespace duixian
