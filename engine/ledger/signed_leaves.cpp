#include "ledger/signed_leaves.h"

#include <algorithm>

namespace duixian::ledger {

// Every hash of a row stands in the path of its first leaf, alone or within the root of its neighbours: if that path leads to the
// signed root, all of them are the signed ones.
void SignedLeaves::read_row(std::uint64_t number) {
  number_ = number;
  Tree tree(store_, runs_, head_.size);
  const std::uint64_t first = number * tile_width;
  row_ = tree.hashes(0, first, std::min(first + tile_width, head_.size));
  if (row_.empty() || root_by_inclusion(first, head_.size, row_.front(), tree.inclusion(first)) != head_.root) row_.clear();
}

bool SignedLeaves::has(std::uint64_t position, std::string_view bytes) {
  if (position >= head_.size) return false;
  if (const std::uint64_t number = position / tile_width; number != number_) read_row(number);
  const std::size_t at = position % tile_width;
  const auto salt = salt_at(runs_, position);
  return salt && at < row_.size() && row_[at] == leaf_hash(*salt, bytes);
}

}  // namespace duixian::ledger
