// The one tree over all entries, kept as tiles: on every eighth level the hashes of 256 neighbours lie together, written once,
// when there are 256 of them. What is not yet in a tile is computed from the entries themselves.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "ledger/merkle_proof.h"
#include "ledger/peaks.h"
#include "ledger/store.h"

namespace duixian::ledger {

// Reads the tree of the first `size` entries. `runs` are those of the store: their secrets give the salts.
class Tree {
 public:
  Tree(Store& store, const std::vector<RunPlace>& runs, std::uint64_t size) : store_(store), runs_(runs), size_(size) {}

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Digest root() { return size_ == 0 ? empty_root() : root({0, size_}); }
  [[nodiscard]] Digest root(Subtree subtree);
  [[nodiscard]] Peaks peaks();
  [[nodiscard]] std::vector<Digest> inclusion(std::uint64_t position);
  [[nodiscard]] std::vector<Digest> consistency(std::uint64_t old_size);
  // The hashes on a level of tiles from `from` up to `to`.
  [[nodiscard]] std::vector<Digest> hashes(unsigned level, std::uint64_t from, std::uint64_t to);

 private:
  const Tile* tile(unsigned level, std::uint64_t number);

  Store& store_;
  const std::vector<RunPlace>& runs_;
  std::uint64_t size_;
  std::map<std::pair<unsigned, std::uint64_t>, std::optional<Tile>> tiles_;  // those read so far
};

// The salt of an entry; nothing where no run claims the position.
[[nodiscard]] std::optional<Salt> salt_at(const std::vector<RunPlace>& runs, std::uint64_t position);

// Appends leaves, and hands each tile to the store when it is full.
class GrowingTree {
 public:
  GrowingTree(Store& store, Tree& from);
  void add(const Digest& leaf) { add(0, leaf); }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Digest root() const;
  // The leaves that are in no tile yet.
  [[nodiscard]] std::vector<Digest> tail() const { return unfinished_.empty() ? std::vector<Digest>{} : unfinished_.front(); }

 private:
  void add(unsigned level, const Digest& hash);

  Store& store_;
  std::uint64_t size_;
  std::vector<std::vector<Digest>> unfinished_;  // by level: what is not yet in a tile
};

}  // namespace duixian::ledger
