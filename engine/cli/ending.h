// How the program ends before its time: told to by Ctrl-C or by whoever runs it, or out of memory. At once, whatever it is
// doing, with a message, and without leaving a half-written file.
#pragma once

#include "cli/options.h"

namespace duixian::cli {

inline constexpr int exit_interrupted = 130;

// Call before any thread is started.
void watch_for_the_end(const Options& options);
[[noreturn]] void end_without_memory();

}  // namespace duixian::cli
