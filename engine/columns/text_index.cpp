#include "columns/text_index.h"

#include <cstring>

#include "duixian/words/rational.h"

namespace duixian::columns {

namespace {

constexpr std::uint64_t first_key = 0x9e3779b97f4a7c15;
constexpr std::uint64_t second_key = 0xd1342543de82ef95;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const UInt128 product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t bytes(const char* from, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, from, count);
  return word;
}

}  // namespace

std::uint64_t hash_text(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = mix(seed ^ first_key, text.size() ^ second_key);
  while (text.size() > 8) {
    hash = mix(hash ^ bytes(text.data(), 8), second_key);
    text.remove_prefix(8);
  }
  return mix(hash ^ bytes(text.data(), text.size()), first_key);
}

}  // namespace duixian::columns
