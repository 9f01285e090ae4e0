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

void TextIndex::add(std::uint64_t hash, std::uint32_t position) {
  if (used_ * 3 >= slots_.size() * 2) grow();
  place({fingerprint(hash), position});
  ++used_;
}

void TextIndex::place(Slot slot) {
  std::size_t at = home(slot.fingerprint);
  while (slots_[at].position != nowhere) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void TextIndex::grow() {
  std::vector<Slot> before;
  before.swap(slots_);
  const std::size_t size = before.empty() ? 16 : before.size() * 2;
  reserve_huge(slots_, size);
  slots_.resize(size);
  shift_ = 33U - static_cast<unsigned>(std::bit_width(slots_.size()));
  for (const Slot& slot : before) {
    if (slot.position != nowhere) place(slot);
  }
}

}  // namespace duixian::columns
