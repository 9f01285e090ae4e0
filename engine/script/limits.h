// What a pack's scripts may use. Fixed numbers, so that a runaway script stops at the same step on every run.
#pragma once

#include <cstddef>
#include <cstdint>

namespace duixian::script {

inline constexpr std::size_t maximum_source_bytes = std::size_t{1} << 20;   // one file
inline constexpr int maximum_nesting = 100;                                 // brackets and blocks in a source
inline constexpr int maximum_jumps = 1'000;                                 // elseif and break in a source: Lua takes their square
inline constexpr std::size_t maximum_memory = std::size_t{6} << 20;         // live bytes of one Lua state
inline constexpr std::size_t maximum_allocated = std::size_t{32} << 20;     // bytes ever asked for in one budget
inline constexpr std::size_t maximum_text = std::size_t{2} << 10;           // one Lua string: no operation on it is long
inline constexpr std::int64_t load_budget = 1'500'000;                      // instructions for all scripts of a pack
inline constexpr std::int64_t call_budget = 100'000;                        // and for one call of a function provision
inline constexpr std::int64_t word_cost = 100;                              // what one word of the vocabulary counts
inline constexpr std::int64_t member_cost = 50;                             // and each member of a table given to it
inline constexpr std::int64_t rule_cost = 10;                               // and each word of a rule, in every provision that has it
inline constexpr std::int64_t mistake_cost = 3'000;                         // and each mistake, for which names are compared
inline constexpr std::int64_t collection_cost = 800'000;                    // looking for memory where there is none
inline constexpr std::int64_t moves_per_unit = 8;                           // values that a function returns for one instruction
inline constexpr int hook_interval = 100;                                   // instructions between two looks at the budget
inline constexpr std::int64_t maximum_weight = 5'000;                       // words in one rule, written out
inline constexpr std::size_t maximum_members = 5'000;                       // of one table given to a word
inline constexpr std::int64_t maximum_earlier_years = 30;                   // that highest_before, first_time and the like look back
inline constexpr std::size_t maximum_diagnostics = 200;                     // kept of one pack

}  // namespace duixian::script
