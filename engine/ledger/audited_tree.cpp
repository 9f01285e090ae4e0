#include "ledger/audited_tree.h"

#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

std::string text(std::uint64_t number) { return std::to_string(number); }

}  // namespace

void AuditedTree::name_by(const Head& last, const VerifyingKey& key) {
  const OpenedNote note = opened(last.note, key);
  if (note.fault != NoteFault::none) return;
  const std::uint64_t in_tiles = note.head.size & ~(tile_width - 1);
  const Peaks before = Tree(store_, runs_, in_tiles).peaks();
  Peaks with_tail = before;
  for (const Digest& one : last.tail) with_tail.add(one);
  if (with_tail.size() != note.head.size || with_tail.root() != note.head.root) return wrong("最后的树头旁边的哈希，或哈希块，被改动", "the hashes beside the last head, or tiles, were changed");
  in_tiles_ = Checkpoint{"", in_tiles, before.root()};
  tail_ = last.tail;
}

// As SignedLeaves reads them.
void AuditedTree::read_row(std::uint64_t number) {
  row_number_ = number;
  row_.clear();
  const std::uint64_t first = number << tile_height;
  try {
    Tree tree(store_, runs_, in_tiles_->size);
    row_ = tree.hashes(0, first, first + tile_width);
    if (root_by_inclusion(first, in_tiles_->size, row_.front(), tree.inclusion(first)) != in_tiles_->root) row_.clear();
  } catch (const Trouble&) {  // a tile is missing: it is told where its turn comes
    row_.clear();
  }
}

std::optional<Digest> AuditedTree::should_be(std::uint64_t position) {
  if (!in_tiles_) return std::nullopt;
  if (position >= in_tiles_->size) return position - in_tiles_->size < tail_.size() ? std::optional(tail_[position - in_tiles_->size]) : std::nullopt;
  if (position >> tile_height != row_number_) read_row(position >> tile_height);
  return row_.empty() ? std::nullopt : std::optional(row_[position & (tile_width - 1)]);
}

void AuditedTree::bad_entry(std::uint64_t position, const char* zh, const char* en) {
  if (bad_entry_) return;
  bad_entry_ = true;
  wrong("第 " + text(position) + " 条" + zh, "entry " + text(position) + " " + en);
}

void AuditedTree::head_reached() {
  const auto [from, to] = expected_.equal_range(peaks_.size());
  for (auto one = from; one != to; ++one) {
    one->second.reached = true;
    if (one->second.root != peaks_.root()) wrong(one->second.name.zh + "与账本不符", one->second.name.en + " is not the ledger's");
  }
}

void AuditedTree::leaf(std::uint64_t position, std::string_view bytes) {
  const auto salt = salt_at(runs_, position);
  if (!salt) bad_entry(position, "不属于任何一次运行", "belongs to no run");
  const Digest hash = leaf_hash(salt.value_or(Salt{}), bytes);
  const auto wanted = should_be(position);
  if (wanted && *wanted != hash) bad_entry(position, "在签名之后被改动", "was changed after it was signed");
  peaks_.add(hash);
  add_to_tile(0, hash);
  head_reached();
}

// Each tile must be what its entries make it: a proof is computed from tiles.
void AuditedTree::add_to_tile(unsigned level, const Digest& hash) {
  if (rows_.size() == level) rows_.emplace_back();
  rows_[level].push_back(hash);
  if (rows_[level].size() < tile_width) return;
  const std::uint64_t number = (peaks_.size() >> ((level + 1) * tile_height)) - 1;
  const auto kept = store_.tile(level, number);
  const Digest root = root_of(rows_[level]);
  if (!kept || kept->root != root || kept->hashes != rows_[level]) wrong("第 " + std::to_string(level) + " 层第 " + text(number) + " 块哈希不对", "tile " + text(number) + " of level " + std::to_string(level) + " is not that of its entries");
  rows_[level].clear();
  add_to_tile(level + 1, root);
}

void AuditedTree::walk() {
  std::uint64_t next = 0;
  head_reached();
  store_.entries(0, UINT64_MAX >> 1U, [&](std::uint64_t position, std::string_view bytes) {
    if (position != next) bad_entry(next, "不见了", "is missing");
    next = position + 1;
    leaf(position, bytes);
    return true;
  });
  const std::string found = text(size());
  for (const auto& [size, head] : expected_) {
    if (head.reached) continue;
    wrong(head.name.zh + "有 " + text(size) + " 条，账本只有 " + found + " 条：账本被截断、换回了旧副本，或有条目被取走", head.name.en + " has " + text(size) + " entries and the ledger only " + found + ": it was cut, or put back to an old copy, or entries were taken out");
  }
}

}  // namespace duixian::ledger
