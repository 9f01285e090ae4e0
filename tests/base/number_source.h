// Numbers that look random and are the same in every run (SplitMix64).
#pragma once

#include <cstdint>

class NumberSource {
 public:
  explicit NumberSource(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }
  // From low to high, both ends in.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % (static_cast<std::uint64_t>(high - low) + 1));
  }
  // As many bits as it takes, so that small and large numbers come alike.
  std::uint64_t of_any_size() { return next() >> (next() % 64); }

 private:
  std::uint64_t state_;
};
