// The leaves of the tree as a signed head has them. Whatever the store gives is held against these before it is used: an entry, a
// salt or a hash that somebody put there afterwards does not lead to the signed root.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/tree.h"

namespace duixian::ledger {

class SignedLeaves {
 public:
  // All outlive it.
  SignedLeaves(Store& store, const std::vector<RunPlace>& runs, const Checkpoint& head) : store_(store), runs_(runs), head_(head) {}

  // Whether these bytes are the entry that was signed at that position.
  [[nodiscard]] bool has(std::uint64_t position, std::string_view bytes);

 private:
  void read_row(std::uint64_t number);

  Store& store_;
  const std::vector<RunPlace>& runs_;
  const Checkpoint& head_;
  std::uint64_t number_ = UINT64_MAX;  // of the row that is at hand: a tile, or what is not in a tile yet
  std::vector<Digest> row_;            // empty: it does not lead to the signed root
};

}  // namespace duixian::ledger
