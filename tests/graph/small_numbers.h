// Fractions small enough for plain long arithmetic, and unknown: what the engine's exact values are judged by.
#pragma once

#include <array>
#include <numeric>
#include <optional>
#include <string>

#include "graph/cell.h"

namespace duixian {

struct Fraction {
  long above = 0, below = 1;
};

using Small = std::optional<Fraction>;  // nothing: unknown

inline const std::array<Small, 5> small_numbers{Small(), Small({-1, 1}), Small({0, 1}), Small({1, 1}), Small({2, 1})};

inline Fraction lowest_terms(long above, long below) {
  const long sign = below < 0 ? -1 : 1, common = std::max(1L, std::gcd(above, below));
  return {sign * above / common, sign * below / common};
}
inline Small plus(const Small& a, const Small& b) { return a && b ? Small(lowest_terms(a->above * b->below + b->above * a->below, a->below * b->below)) : Small(); }
inline Small minus(const Small& a, const Small& b) { return a && b ? plus(a, Fraction{-b->above, b->below}) : Small(); }
inline Small times(const Small& a, const Small& b) { return a && b ? Small(lowest_terms(a->above * b->above, a->below * b->below)) : Small(); }
inline Small over(const Small& a, const Small& b) { return a && b && b->above != 0 ? Small(lowest_terms(a->above * b->below, a->below * b->above)) : Small(); }
inline bool below(const Fraction& a, const Fraction& b) { return a.above * b.below < b.above * a.below; }
inline long floored(const Fraction& a) { return a.above >= 0 ? a.above / a.below : -((-a.above + a.below - 1) / a.below); }
inline Small whole(long number) { return Fraction{number, 1}; }
inline Small truth(bool holds) { return whole(holds ? 1 : 0); }

inline graph::Cell cell_of(const Small& number) {
  return number ? graph::known(*Rational::of(number->above, number->below)) : graph::unknown();
}
inline std::string written(const Small& number) {
  return !number ? "unknown" : std::to_string(number->above) + (number->below == 1 ? "" : "/" + std::to_string(number->below));
}
inline std::string written(const graph::Cell& cell) {
  if (!cell.known) return "unknown";
  return written(Small(Fraction{static_cast<long>(cell.value.numerator()), static_cast<long>(cell.value.denominator())}));
}

}  // namespace duixian
