// How much memory a process held at most since it began to watch.
#pragma once

#include <cstdint>

namespace speed {

// Gives free memory back, forgets the peak so far, and tells what is held now.
std::int64_t begin_to_watch_memory();
[[nodiscard]] std::int64_t peak_kib();

}  // namespace speed
