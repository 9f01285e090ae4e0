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
    const std::uint32_t wanted = fingerprint(hash);
    for (std::size_t at = home(wanted);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.position == nowhere) return std::nullopt;
      if (slot.fingerprint == wanted && is_it(slot.position)) return slot.position;
    }
  }
  // Has the memory that find() will look at brought near: it is far away in a large index. Always inline, as is whatever
  // passes this on: g++ takes a function that only prefetches for one without effect, and drops the call.
  [[gnu::always_inline]] void foresee(std::uint64_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home(fingerprint(hash))]);
  }
  void add(std::uint64_t hash, std::uint32_t position);
  // Grows once, for so many texts, and not again and again on the way there.
  void expect(std::size_t texts);
  void clear() { slots_.clear(), used_ = 0; }

 private:
  static constexpr std::uint32_t nowhere = 0xffffffff;
  struct Slot {
    std::uint32_t fingerprint = 0;
    std::uint32_t position = nowhere;
  };

  static std::uint32_t fingerprint(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
  // The fingerprint's first bits are its place, so that growing neither asks for texts nor jumps about.
  [[nodiscard]] std::size_t home(std::uint32_t print) const { return print >> shift_; }
  void place(Slot slot);
  void grow_to(std::size_t slots);

  std::vector<Slot> slots_;
  std::uint64_t used_ = 0;
  unsigned shift_ = 32;
};

}  // namespace duixian::columns
