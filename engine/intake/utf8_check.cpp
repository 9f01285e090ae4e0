#include "intake/utf8_check.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace duixian::intake {

namespace {

bool goes_on(unsigned char byte) { return (byte & 0xc0) == 0x80; }

// The length that a first byte announces; 0: no character begins so.
std::size_t announced(unsigned char first) {
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

// The second byte carries what tells overlong forms, surrogates and too large numbers.
bool second_fits(unsigned char first, unsigned char second) {
  if (!goes_on(second)) return false;
  if (first == 0xe0) return second >= 0xa0;
  if (first == 0xed) return second < 0xa0;
  if (first == 0xf0) return second >= 0x90;
  if (first == 0xf4) return second < 0x90;
  return true;
}

// The first byte from there on that is not ASCII.
std::size_t behind_plain_run(const unsigned char* bytes, std::size_t at, std::size_t end) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (; at + 8 <= end; at += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes + at, sizeof word);
    if ((word & high_bits) == 0) continue;
    if constexpr (std::endian::native == std::endian::little) return at + static_cast<std::size_t>(std::countr_zero(word & high_bits)) / 8;
    break;
  }
  while (at < end && bytes[at] < 0x80) ++at;
  return at;
}

// How many characters of three bytes follow one another whose first byte decides alone: nearly all Chinese ones.
std::size_t common_run(const unsigned char* bytes, std::size_t count) {
  std::size_t characters = 0;
  for (; count >= 3; bytes += 3, count -= 3, ++characters) {
    const bool leads = bytes[0] > 0xe0 && bytes[0] < 0xf0 && bytes[0] != 0xed;
    if (!leads || !goes_on(bytes[1]) || !goes_on(bytes[2])) break;
  }
  return characters;
}

}  // namespace

Utf8Check check_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t end = text.size();
  Utf8Check check;
  std::size_t at = 0;
  while (at < end) {
    at = behind_plain_run(bytes, at, end);
    const std::size_t plain_characters = common_run(bytes + at, end - at);
    at += plain_characters * 3;
    check.wide += plain_characters;
    if (at == end || bytes[at] < 0x80) continue;
    const std::size_t length = announced(bytes[at]);
    check.used = at;
    if (length == 0) return check.wrong = at, check;
    if (at + 1 < end && !second_fits(bytes[at], bytes[at + 1])) return check.wrong = at, check;
    for (std::size_t next = 2; next < length && at + next < end; ++next) {
      if (!goes_on(bytes[at + next])) return check.wrong = at, check;
    }
    if (at + length > end) return check;
    at += length;
    ++check.wide;
  }
  check.used = end;
  return check;
}

}  // namespace duixian::intake
