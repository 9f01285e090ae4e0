// The rule as its author wrote it: a tree of the vocabulary's words, each with its line and the node it stands for.
//
// Nodes are shared and folded; the outline is not, so that every explanation keeps the author's order and words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/node.h"

namespace duixian::graph {

struct OutlineId {
  std::uint32_t index = 0;
  friend auto operator<=>(const OutlineId&, const OutlineId&) = default;
};

struct OutlineEntry {
  std::string word;                 // "all", "at_least", "fact", "parameter", "tiers", ...
  std::string name;                 // of what it names; a literal's text as written
  NodeId node;
  std::vector<OutlineId> parts;
  std::vector<std::string> part_names;  // branches of choose, reading, which, split; else empty
  int file = 0;                     // index into the pack's files
  int line = 0;
  int depth = 1;
  std::int64_t weight = 1;          // words in it, written out
  bool list_handle = false;         // a list before its method: stands for no value
};

// No rule is nested deeper than this: every walk over an outline may recurse.
inline constexpr int maximum_depth = 100;

class Outline {
 public:
  OutlineId add(OutlineEntry entry) {
    for (OutlineId part : entry.parts) {
      entry.depth = std::max(entry.depth, entries_[part.index].depth + 1);
      entry.weight += entries_[part.index].weight;
    }
    entries_.push_back(std::move(entry));
    return {static_cast<std::uint32_t>(entries_.size() - 1)};
  }
  [[nodiscard]] const OutlineEntry& operator[](OutlineId id) const { return entries_[id.index]; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  std::vector<OutlineEntry> entries_;
};

}  // namespace duixian::graph
