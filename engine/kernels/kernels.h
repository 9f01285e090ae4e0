// The inner loops of the columns: pure functions over spans of lanes and bits.
//
// A lane is a 64-bit whole number, a bit one row's yes or no; 64 lanes share a word of bits. Every span is a whole number of
// words long, and what lies in the lanes beyond the last row does not matter. Whoever calls has proved that nothing leaves
// 64 bits (128 where the name says wide), for known and unknown lanes alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace duixian::kernels {

using Lane = std::int64_t;
using Word = std::uint64_t;
inline constexpr std::size_t word_lanes = 64;

// One side of an operation: lanes[i] * times + plus, or the constant `plus` where there are no lanes.
struct Operand {
  const Lane* lanes = nullptr;
  Lane times = 1;
  Lane plus = 0;
};

// How a quotient becomes whole. half_up: a tie away from zero; down: towards zero; up: away from zero; steps: the whole
// steps of an increase, none of a decrease.
enum class Quotient : unsigned char { half_up, down, up, steps };

// Division of whole numbers below 2^63 by one constant: a high product and a shift.
struct Divisor {
  Lane by = 1;
  Word factor = 0;
  unsigned shift = 0;
  [[nodiscard]] static Divisor of(Lane by);  // by > 0
};

// From a bound on, a table gives a value; `from` ascends.
struct Table {
  std::span<const Lane> from;
  std::span<const Lane> gives;  // tiers: the value reached; slices: the factor of what lies in the slice
};

// Families of rows that lie together: family i has the rows from starts[i] to before starts[i + 1], counted from `first` on.
struct Families {
  const std::uint32_t* starts = nullptr;
  std::uint32_t first = 0;
  std::size_t count = 0;
};

struct Kernels {
  const char* name;
  // out = a & b, a | b, a & ~b
  void (*both)(const Word* a, const Word* b, Word* out, std::size_t words);
  void (*either)(const Word* a, const Word* b, Word* out, std::size_t words);
  void (*without)(const Word* a, const Word* b, Word* out, std::size_t words);
  // bits[i] = a[i] >= b[i], a[i] == b[i]
  void (*at_least)(Operand a, Operand b, Word* bits, std::size_t words);
  void (*equals)(Operand a, Operand b, Word* bits, std::size_t words);
  void (*at_least_wide)(Operand a, Operand b, Word* bits, std::size_t words);
  void (*equals_wide)(Operand a, Operand b, Word* bits, std::size_t words);
  void (*sum)(Operand a, Operand b, Lane* out, std::size_t words);
  void (*product)(Operand a, Operand b, Lane* out, std::size_t words);
  void (*least)(Operand a, Operand b, Lane* out, std::size_t words);
  void (*greatest)(Operand a, Operand b, Lane* out, std::size_t words);
  // out[i] = bits[i] ? a[i] : b[i]
  void (*blend)(const Word* bits, Operand a, Operand b, Lane* out, std::size_t words);
  // The value of the highest bound reached; `below` under the lowest.
  void (*tiers)(Operand a, Table table, Lane below, Lane* out, std::size_t words);
  // The sum of what lies in each slice times its factor.
  void (*slices)(Operand a, Table table, Lane* out, std::size_t words);
  void (*divided)(Operand a, Divisor by, Quotient how, Lane* out, std::size_t words);
  void (*divided_wide)(Operand a, Lane by, Quotient how, Lane* out, std::size_t words);
  // By lanes that may be anything where the result does not matter; what is not above zero counts as one.
  void (*divided_by_lanes)(Operand a, Operand by, Quotient how, Lane* out, std::size_t words);
  // Puts the lanes whose bits are set side by side; returns how many. Writes at most a word's lanes beyond them.
  std::size_t (*pack)(const Word* bits, Operand a, Lane* out, std::size_t words);
  // out[i] = the sum of the lanes before i whose bits are set; `words` * 64 + 1 of them.
  void (*running_sums)(const Word* bits, Operand a, Lane* out, std::size_t words);
  // out[i] = how many bits are set before word i; one more than there are words.
  void (*counts_before)(const Word* bits, Lane* out, std::size_t words);
  // out[i] = how many rows of family i have the bit set, by those counts.
  void (*family_counts)(const Word* bits, const Lane* before, Families families, Lane* out);
  // out[i] = whether any row of family i has; `out` is written in whole words.
  void (*family_any)(const Word* bits, const Lane* before, Families families, Word* out);
};

// The fastest that this machine runs.
[[nodiscard]] const Kernels& kernels();
// All that it runs, the plain ones first. They give the same bits.
[[nodiscard]] std::span<const Kernels* const> every_kernels();

}  // namespace duixian::kernels
