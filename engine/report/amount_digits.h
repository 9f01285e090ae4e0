// Amounts as digits, a hundred million of them a second: straight into a buffer of the caller's.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace duixian::report {

inline constexpr std::size_t longest_amount = 21;  // of a 64-bit number of fen, with sign and point

namespace two_digits {

inline constexpr std::array<char, 200> pairs = [] {
  std::array<char, 200> all{};
  for (std::size_t i = 0; i < 100; ++i) {
    all[2 * i] = static_cast<char>('0' + i / 10);
    all[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return all;
}();

}  // namespace two_digits

// Writes minor units with two decimals, "-0.05", and returns where they end.
inline char* write_amount(char* to, std::int64_t minor) {
  auto rest = static_cast<std::uint64_t>(minor);
  if (minor < 0) {
    *to++ = '-';
    rest = 0 - rest;
  }
  char digits[24];
  char* at = digits + sizeof digits;
  const auto put = [&at](std::uint64_t pair) { std::memcpy(at -= 2, &two_digits::pairs[2 * pair], 2); };
  put(rest % 100);
  *--at = '.';
  for (rest /= 100; rest >= 100; rest /= 100) put(rest % 100);
  if (rest >= 10) put(rest);
  else *--at = static_cast<char>('0' + rest);
  const auto length = static_cast<std::size_t>(digits + sizeof digits - at);
  std::memcpy(to, at, length);
  return to + length;
}

}  // namespace duixian::report
