#include "kernels/kernels.h"

#include <array>
#include <bit>

#include "kernels/widths.h"

namespace duixian::kernels {

namespace {

struct Known {
  std::array<const Kernels*, 3> all{};
  std::size_t count = 0;
};

// What this machine runs, by its processor's own word, narrowest first.
Known known_here() {
  Known known;
  known.all[known.count++] = &plain_kernels;
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) known.all[known.count++] = &avx2_kernels;
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  if (wide) known.all[known.count++] = &avx512_kernels;
#endif
  return known;
}

const Known& here() {
  static const Known known = known_here();
  return known;
}

}  // namespace

// For a dividend n below 2^63 and 2^(l-1) < by <= 2^l, factor = 2^(63+l)/by rounded up is below 2^64, and n * factor / 2^(63+l)
// cut off is n / by cut off (Granlund and Montgomery, Division by invariant integers using multiplication, 1994).
Divisor Divisor::of(Lane by) {
  Divisor divisor;
  divisor.by = by;
  if (by == 1) return divisor;
  __extension__ typedef unsigned __int128 Wide;
  const unsigned l = static_cast<unsigned>(std::bit_width(static_cast<Word>(by) - 1));
  divisor.factor = static_cast<Word>((Wide{1} << (63 + l)) / static_cast<Wide>(by)) + 1;
  divisor.shift = l - 1;
  return divisor;
}

std::span<const Kernels* const> every_kernels() { return {here().all.data(), here().count}; }

const Kernels& kernels() { return *here().all[here().count - 1]; }

}  // namespace duixian::kernels
