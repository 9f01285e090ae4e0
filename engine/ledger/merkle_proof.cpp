#include "ledger/merkle_proof.h"

#include <algorithm>
#include <bit>

namespace duixian::ledger {

namespace {

// The left half of a tree of so many leaves: the largest power of two below.
std::uint64_t left_of(std::uint64_t leaves) { return std::bit_floor(leaves - 1); }

}  // namespace

std::vector<Subtree> inclusion_subtrees(std::uint64_t position, std::uint64_t size) {
  std::vector<Subtree> found;
  Subtree tree{0, size};
  while (tree.leaves > 1) {
    const std::uint64_t half = left_of(tree.leaves);
    const Subtree left{tree.first, half}, right{tree.first + half, tree.leaves - half};
    const bool is_left = position < right.first;
    found.push_back(is_left ? right : left);
    tree = is_left ? left : right;
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<Subtree> consistency_subtrees(std::uint64_t old_size, std::uint64_t size) {
  std::vector<Subtree> found;
  Subtree tree{0, size};
  bool whole = true;  // the old tree is this subtree's beginning from the very left
  while (tree.first + tree.leaves != old_size) {
    const std::uint64_t half = left_of(tree.leaves);
    const Subtree left{tree.first, half}, right{tree.first + half, tree.leaves - half};
    const bool is_left = old_size <= right.first;
    found.push_back(is_left ? right : left);
    tree = is_left ? left : right;
    whole = whole && is_left;
  }
  if (!whole) found.push_back(tree);
  std::reverse(found.begin(), found.end());
  return found;
}

std::optional<Digest> root_by_inclusion(std::uint64_t position, std::uint64_t size, const Digest& leaf, std::span<const Digest> proof) {
  if (position >= size) return std::nullopt;
  std::uint64_t node = position, last = size - 1;
  Digest root = leaf;
  for (const Digest& sibling : proof) {
    if (last == 0) return std::nullopt;
    if ((node & 1U) != 0 || node == last) {
      root = node_hash(sibling, root);
      while ((node & 1U) == 0 && node != 0) node >>= 1U, last >>= 1U;
    } else {
      root = node_hash(root, sibling);
    }
    node >>= 1U, last >>= 1U;
  }
  if (last != 0) return std::nullopt;
  return root;
}

bool is_consistent(std::uint64_t old_size, std::uint64_t size, const Digest& old_root, const Digest& root, std::span<const Digest> proof) {
  if (old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  if (old_size == 0) return proof.empty();  // every tree begins with the empty one
  if (proof.empty()) return false;
  std::uint64_t node = old_size - 1, last = size - 1;
  while ((node & 1U) != 0) node >>= 1U, last >>= 1U;
  Digest from_old = node == 0 ? old_root : proof.front();
  Digest from_new = from_old;
  if (node != 0) proof = proof.subspan(1);
  for (const Digest& sibling : proof) {
    if (last == 0) return false;
    if ((node & 1U) != 0 || node == last) {
      from_old = node_hash(sibling, from_old);
      from_new = node_hash(sibling, from_new);
      while ((node & 1U) == 0 && node != 0) node >>= 1U, last >>= 1U;
    } else {
      from_new = node_hash(from_new, sibling);
    }
    node >>= 1U, last >>= 1U;
  }
  return last == 0 && from_old == old_root && from_new == root;
}

namespace {

void add_others(std::span<const Digest> leaves, std::uint64_t first, std::span<const std::uint64_t> shown, std::vector<Digest>& into) {
  const auto from = std::lower_bound(shown.begin(), shown.end(), first), to = std::lower_bound(from, shown.end(), first + leaves.size());
  if (from == to) return into.push_back(root_of(leaves));
  if (leaves.size() == 1) return;
  const std::uint64_t left = left_of(leaves.size());
  add_others(leaves.first(left), first, {from, to}, into);
  add_others(leaves.subspan(left), first + left, {from, to}, into);
}

class Several {
 public:
  Several(const std::map<std::uint64_t, Digest>& shown, std::span<const Digest> others) : shown_(shown), others_(others) {}

  Digest root(std::uint64_t first, std::uint64_t leaves) {
    const auto from = shown_.lower_bound(first);
    if (from == shown_.end() || from->first >= first + leaves) return next();
    if (leaves == 1) return from->second;
    const Digest left = root(first, left_of(leaves));
    return node_hash(left, root(first + left_of(leaves), leaves - left_of(leaves)));
  }
  [[nodiscard]] bool exact() const { return !short_ && others_.empty(); }

 private:
  Digest next() {
    short_ = short_ || others_.empty();
    if (short_) return {};
    const Digest found = others_.front();
    others_ = others_.subspan(1);
    return found;
  }

  const std::map<std::uint64_t, Digest>& shown_;
  std::span<const Digest> others_;
  bool short_ = false;
};

}  // namespace

std::vector<Digest> others_than(std::span<const Digest> leaves, std::span<const std::uint64_t> shown) {
  std::vector<Digest> found;
  if (!leaves.empty()) add_others(leaves, 0, shown, found);
  return found;
}

std::optional<Digest> root_by_several(std::uint64_t size, const std::map<std::uint64_t, Digest>& shown, std::span<const Digest> others) {
  if (shown.empty() || shown.rbegin()->first >= size) return std::nullopt;
  Several several(shown, others);
  const Digest root = several.root(0, size);
  return several.exact() ? std::optional(root) : std::nullopt;
}

}  // namespace duixian::ledger
