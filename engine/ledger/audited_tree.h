// The tree as an audit sees it: computed anew from every entry, and held against heads and tiles. Of what is wrong it tells all,
// and names the first bad entry.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "duixian/words/message.h"
#include "ledger/checkpoint.h"
#include "ledger/tree.h"

namespace duixian::ledger {

class AuditedTree {
 public:
  // What is found wrong goes to `wrong`. All outlive it.
  AuditedTree(Store& store, const std::vector<RunPlace>& runs, std::vector<Message>& wrong) : store_(store), runs_(runs), wrong_(wrong) {}

  // By the last head, which says what each leaf should be: the tiles and the hashes beside it, as far as they lead to its root.
  void name_by(const Head& last, const VerifyingKey& key);
  // The tree has to come to this head; `name` is what a message calls it.
  void expect(const Checkpoint& head, const Message& name) { expected_.emplace(head.size, Expected{head.root, name}); }
  // Reads all entries.
  void walk();
  [[nodiscard]] std::uint64_t size() const { return peaks_.size(); }

 private:
  struct Expected {
    Digest root{};
    Message name;
    bool reached = false;
  };
  void wrong(std::string zh, std::string en) { wrong_.push_back({std::move(zh), std::move(en)}); }
  void bad_entry(std::uint64_t position, const char* zh, const char* en);
  void leaf(std::uint64_t position, std::string_view bytes);
  void head_reached();
  void add_to_tile(unsigned level, const Digest& hash);
  [[nodiscard]] std::optional<Digest> should_be(std::uint64_t position);
  void read_row(std::uint64_t number);

  Store& store_;
  const std::vector<RunPlace>& runs_;
  std::vector<Message>& wrong_;
  std::multimap<std::uint64_t, Expected> expected_;  // by size
  Peaks peaks_;
  std::vector<std::vector<Digest>> rows_;            // by level: what is not yet in a tile
  std::optional<Checkpoint> in_tiles_;               // the entries that are in tiles, by the last head
  std::vector<Digest> tail_, row_;                   // what it says of the others; the tile at hand
  std::uint64_t row_number_ = UINT64_MAX;
  bool bad_entry_ = false;
};

}  // namespace duixian::ledger
