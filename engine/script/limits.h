// What a pack's scripts may use. Fixed numbers, so that a runaway script stops at the same step on every run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace duixian::script {

inline constexpr std::size_t maximum_source_bytes = std::size_t{1} << 20;   // one file
inline constexpr int maximum_nesting = 100;                                 // brackets and blocks in a source
inline constexpr std::size_t maximum_memory = std::size_t{16} << 20;        // live bytes of one Lua state
inline constexpr std::size_t maximum_allocated = std::size_t{64} << 20;     // bytes ever asked for in one budget
inline constexpr std::size_t maximum_text = std::size_t{4} << 10;           // one Lua string: no operation on it is long
inline constexpr std::int64_t load_budget = 1'500'000;                      // instructions for all scripts of a pack
inline constexpr std::int64_t call_budget = 100'000;                        // and for one call of a function provision
inline constexpr std::int64_t word_cost = 100;                              // what one word of the vocabulary counts
inline constexpr int hook_interval = 100;                                   // instructions between two looks at the budget
inline constexpr std::int64_t maximum_weight = 5'000;                       // words in one rule, written out
inline constexpr std::size_t maximum_diagnostics = 200;                     // kept of one pack

}  // namespace duixian::script
