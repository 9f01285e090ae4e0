#include "columns/text_index.h"

#include <bit>
#include <cstring>

#include "columns/huge_pages.h"
#include "duixian/words/rational.h"

namespace duixian::columns {

namespace {

constexpr std::uint64_t first_key = 0x9e3779b97f4a7c15;
constexpr std::uint64_t second_key = 0xd1342543de82ef95;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const UInt128 product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Word>
std::uint64_t word_at(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// All of up to eight bytes in one number, other numbers for other texts of the length.
std::uint64_t few_bytes(const char* from, std::size_t count) {
  if (count >= 4) return word_at<std::uint32_t>(from) | word_at<std::uint32_t>(from + count - 4) << 32;
  if (count == 0) return 0;
  const auto byte = [from](std::size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(from[at])); };
  return byte(0) | byte(count / 2) << 8 | byte(count - 1) << 16;
}

}  // namespace

std::uint64_t hash_text(std::string_view text, std::uint64_t seed) {
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = seed ^ first_key ^ (left * second_key);
  for (; left > 16; at += 16, left -= 16) hash = mix(word_at<std::uint64_t>(at) ^ hash, word_at<std::uint64_t>(at + 8) ^ second_key);
  if (left <= 8) return mix(hash ^ few_bytes(at, left), first_key);
  return mix(word_at<std::uint64_t>(at) ^ hash, word_at<std::uint64_t>(at + left - 8) ^ second_key);
}

void TextIndex::add(std::uint64_t hash, std::uint32_t position) {
  if (used_ * 3 >= slots_.size() * 2) grow_to(slots_.empty() ? 16 : slots_.size() * 2);
  place({fingerprint(hash), position});
  ++used_;
}

void TextIndex::place(Slot slot) {
  std::size_t at = home(slot.fingerprint);
  while (slots_[at].position != nowhere) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void TextIndex::expect(std::size_t texts) {
  const std::size_t slots = std::bit_ceil(texts + texts / 2 + 16);
  if (slots > slots_.size()) grow_to(slots);
}

void TextIndex::grow_to(std::size_t slots) {
  std::vector<Slot> before;
  before.swap(slots_);
  reserve_huge(slots_, slots);
  slots_.resize(slots);
  shift_ = 33U - static_cast<unsigned>(std::bit_width(slots_.size()));
  for (const Slot& slot : before) {
    if (slot.position != nowhere) place(slot);
  }
}

}  // namespace duixian::columns
