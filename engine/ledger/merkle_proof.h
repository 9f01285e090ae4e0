// Proofs about a Merkle tree, checked by whoever has roots only (RFC 9162, 2.1.3.2 and 2.1.4.2).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "ledger/hashing.h"

namespace duixian::ledger {

// Which subtrees a proof consists of: `leaves` of them from `first` on, whole.
struct Subtree {
  std::uint64_t first = 0;
  std::uint64_t leaves = 0;
  friend bool operator==(const Subtree&, const Subtree&) = default;
};

// The subtrees whose roots prove that entry `position` is in the tree of `size`, nearest first. position < size.
[[nodiscard]] std::vector<Subtree> inclusion_subtrees(std::uint64_t position, std::uint64_t size);
// Those that prove that the tree of `size` begins with that of `old_size`. 0 < old_size <= size.
[[nodiscard]] std::vector<Subtree> consistency_subtrees(std::uint64_t old_size, std::uint64_t size);

// The root that follows from a leaf's hash and its proof; nothing where the proof cannot be of that position and size.
[[nodiscard]] std::optional<Digest> root_by_inclusion(std::uint64_t position, std::uint64_t size, const Digest& leaf,
                                                      std::span<const Digest> proof);
// Whether the tree of `size` and `root` begins with the one of `old_size` and `old_root`.
[[nodiscard]] bool is_consistent(std::uint64_t old_size, std::uint64_t size, const Digest& old_root, const Digest& root,
                                 std::span<const Digest> proof);

// Several leaves shown at once: the roots of the largest subtrees without any of them, from left to right. `shown` ascending.
[[nodiscard]] std::vector<Digest> others_than(std::span<const Digest> leaves, std::span<const std::uint64_t> shown);
// The root that follows from the leaves shown and those others; nothing where they do not belong to a tree of that size.
[[nodiscard]] std::optional<Digest> root_by_several(std::uint64_t size, const std::map<std::uint64_t, Digest>& shown, std::span<const Digest> others);

}  // namespace duixian::ledger
