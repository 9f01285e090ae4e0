#include "ledger/tree.h"

#include <algorithm>
#include <bit>

#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

[[noreturn]] void missing(const Store& store, std::uint64_t position) {
  const std::string number = std::to_string(position);
  stop("missing-entry", store.name(), {"账本缺第 " + number + " 条", "the ledger lacks entry " + number},
       {"用 duixian audit 查明缺了什么，并与备份核对", "see with duixian audit what is missing, and compare a backup"});
}

[[noreturn]] void stray_tile(const Store& store, unsigned level, std::uint64_t number) {
  const std::string name = std::to_string(level) + "/" + std::to_string(number);
  stop("damaged-ledger", store.name(), {"账本中有一块不该有的哈希（" + name + "），是别的程序放进去的", "the ledger has a tile that nobody should have written yet (" + name + "): another program put it there"},
       {"没有写入任何内容；用 duixian audit 查明，并取备份核对", "nothing was written; see with duixian audit what is wrong, and compare a backup"});
}

}  // namespace

std::optional<Salt> salt_at(const std::vector<RunPlace>& runs, std::uint64_t position) {
  const auto run = std::partition_point(runs.begin(), runs.end(), [&](const RunPlace& one) { return one.position < position; });
  if (run == runs.end() || position < run->first) return std::nullopt;
  return salt_of(run->secret, position);
}

const Tile* Tree::tile(unsigned level, std::uint64_t number) {
  const auto [at, fresh] = tiles_.try_emplace({level, number});
  if (fresh) at->second = store_.tile(level, number);
  return at->second ? &*at->second : nullptr;
}

std::vector<Digest> Tree::hashes(unsigned level, std::uint64_t from, std::uint64_t to) {
  if (from >= to) return {};
  const std::uint64_t end_of_tile = ((from >> tile_height) + 1) << tile_height;
  const bool is_full = end_of_tile <= size_ >> (level * tile_height);  // a tile of fewer was written by nobody
  if (const Tile* whole = is_full ? tile(level, from >> tile_height) : nullptr) {
    const auto begin = whole->hashes.begin() + static_cast<std::ptrdiff_t>(from & (tile_width - 1));
    return {begin, begin + static_cast<std::ptrdiff_t>(to - from)};
  }
  if (level > 0) return store_.tile_roots(level - 1, from, to);
  std::vector<Digest> found;
  store_.entries(from, to, [&](std::uint64_t position, std::string_view bytes) {
    const auto salt = salt_at(runs_, position);
    if (!salt || position != from + found.size()) return false;
    found.push_back(leaf_hash(*salt, bytes));
    return true;
  });
  if (found.size() != to - from) missing(store_, from + found.size());
  return found;
}

Digest Tree::root(Subtree subtree) {
  const auto [first, leaves] = subtree;
  if (std::has_single_bit(leaves)) {
    const auto height = static_cast<unsigned>(std::countr_zero(leaves));
    const unsigned level = height / tile_height;
    const std::uint64_t from = first >> (level * tile_height);
    const auto found = hashes(level, from, from + (leaves >> (level * tile_height)));
    if (found.empty() || found.size() != leaves >> (level * tile_height)) missing(store_, first);
    return root_of(found);
  }
  const std::uint64_t half = std::bit_floor(leaves - 1);
  const Digest left = root({first, half});
  return node_hash(left, root({first + half, leaves - half}));
}

Peaks Tree::peaks() {
  std::vector<Digest> found;
  std::uint64_t first = 0;
  for (std::uint64_t rest = size_; rest != 0;) {
    const std::uint64_t leaves = std::bit_floor(rest);
    found.push_back(root({first, leaves}));
    first += leaves;
    rest -= leaves;
  }
  return {size_, std::move(found)};
}

std::vector<Digest> Tree::inclusion(std::uint64_t position) {
  std::vector<Digest> proof;
  for (const Subtree& subtree : inclusion_subtrees(position, size_)) proof.push_back(root(subtree));
  return proof;
}

std::vector<Digest> Tree::consistency(std::uint64_t old_size) {
  std::vector<Digest> proof;
  if (old_size == 0) return proof;
  for (const Subtree& subtree : consistency_subtrees(old_size, size_)) proof.push_back(root(subtree));
  return proof;
}

GrowingTree::GrowingTree(Store& store, Tree& from) : store_(store), size_(from.size()) {
  for (unsigned level = 0; (size_ >> (level * tile_height)) != 0; ++level) {
    const std::uint64_t count = size_ >> (level * tile_height);
    unfinished_.push_back(from.hashes(level, count & ~(tile_width - 1), count));
  }
}

void GrowingTree::add(unsigned level, const Digest& hash) {
  if (level == unfinished_.size()) unfinished_.emplace_back();
  if (level == 0) ++size_;
  std::vector<Digest>& row = unfinished_[level];
  row.push_back(hash);
  if (row.size() < tile_width) return;
  const std::uint64_t number = (size_ >> ((level + 1) * tile_height)) - 1;
  if (store_.tile(level, number)) stray_tile(store_, level, number);
  Tile tile{root_of(row), std::move(row)};
  store_.add_tile(level, number, tile);
  unfinished_[level].clear();
  add(level + 1, tile.root);
}

// On every level the last hash may stand for a subtree that is not full; RFC 9162 divides so that it comes last.
Digest GrowingTree::root() const {
  std::optional<Digest> below;
  for (std::vector<Digest> row : unfinished_) {
    if (below) row.push_back(*below);
    if (!row.empty()) below = root_of(row);
  }
  return below.value_or(empty_root());
}

}  // namespace duixian::ledger
