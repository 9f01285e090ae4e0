#include "intake/utf8_check.h"

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

}  // namespace

Utf8Check check_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t end = text.size();
  Utf8Check check;
  std::size_t at = 0;
  while (at < end) {
    if (bytes[at] < 0x80) {
      std::uint64_t words[4];
      while (at + sizeof words <= end) {
        std::memcpy(words, bytes + at, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080) != 0) break;
        at += sizeof words;
      }
      while (at < end && bytes[at] < 0x80) ++at;
      continue;
    }
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
