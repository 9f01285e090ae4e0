// The root of a tree that grows by one leaf at a time, from its peaks: the roots of the perfect trees that it is made of, one
// for each bit of its size. Knows nothing of tiles; what was written is checked with it.
#pragma once

#include <cstdint>
#include <vector>

#include "ledger/hashing.h"

namespace duixian::ledger {

class Peaks {
 public:
  Peaks() = default;
  // Of a tree of `size` leaves: one root for each bit of the size that is set, the largest first.
  Peaks(std::uint64_t size, std::vector<Digest> peaks) : size_(size), peaks_(std::move(peaks)) {}

  void add(const Digest& leaf) {
    Digest root = leaf;
    for (std::uint64_t rest = size_++; (rest & 1U) != 0; rest >>= 1U) {
      root = node_hash(peaks_.back(), root);
      peaks_.pop_back();
    }
    peaks_.push_back(root);
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Digest root() const {
    if (peaks_.empty()) return empty_root();
    Digest root = peaks_.back();
    for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
    return root;
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> peaks_;
};

}  // namespace duixian::ledger
