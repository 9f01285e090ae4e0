// Finds texts that lie elsewhere by their content: a hash table that holds positions only.
//
// The texts stay with their owner (a column of keys, the dictionary of names), so that a million of them cost eight bytes
// each here and no allocation of their own. The caller says whether the text at a position is the one looked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace duixian::columns {

// Mixes all bytes; the same on every machine of one byte order, and never shown.
[[nodiscard]] std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0);

class TextIndex {
 public:
  // The position whose text has this hash and satisfies `is_it`.
  template <class IsIt>
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash, IsIt is_it) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint64_t mask = slots_.size() - 1;
    for (std::uint64_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.position == nowhere) return std::nullopt;
      if (slot.fingerprint == fingerprint(hash) && is_it(slot.position)) return slot.position;
    }
  }

  // Adds a position; `hash_of(position)` gives the hashes of those already there when the table has to grow.
  template <class HashOf>
  void add(std::uint64_t hash, std::uint32_t position, HashOf hash_of) {
    if (used_ * 2 >= slots_.size()) grow(hash_of);
    place(hash, position);
    ++used_;
  }

  void clear() { slots_.clear(), used_ = 0; }

 private:
  static constexpr std::uint32_t nowhere = 0xffffffff;
  struct Slot {
    std::uint32_t fingerprint = 0;
    std::uint32_t position = nowhere;
  };

  static std::uint32_t fingerprint(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

  void place(std::uint64_t hash, std::uint32_t position) {
    const std::uint64_t mask = slots_.size() - 1;
    std::uint64_t at = hash & mask;
    while (slots_[at].position != nowhere) at = (at + 1) & mask;
    slots_[at] = {fingerprint(hash), position};
  }

  template <class HashOf>
  void grow(HashOf hash_of) {
    std::vector<Slot> before(slots_.empty() ? 16 : slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.position != nowhere) place(hash_of(slot.position), slot.position);
    }
  }

  std::vector<Slot> slots_;
  std::uint64_t used_ = 0;
};

}  // namespace duixian::columns
