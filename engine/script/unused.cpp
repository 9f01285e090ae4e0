#include "script/unused.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "graph/provision_roots.h"

namespace duixian::script {

namespace {

// Words that cost nothing to have named: what they stand for was there before.
bool is_leaf(std::string_view word) {
  constexpr std::array<std::string_view, 9> leaves{"fact", "parameter", "constant", "discretion", "approval", "always", "this_year", "this_day", "list"};
  return std::find(leaves.begin(), leaves.end(), word) != leaves.end();
}

std::vector<bool> used_entries(const Builder& builder) {
  const graph::Rulebook& book = builder.book;
  std::vector<bool> used(book.outline.size(), false);
  for (std::uint32_t i = 0; i < book.outline.size(); ++i) {
    for (const OutlineId part : book.outline[{i}].parts) used[part.index] = true;
  }
  for (const graph::Provision& provision : book.provisions) {
    for (const OutlineId root : graph::roots_of(provision)) used[root.index] = true;
  }
  for (const OutlineId rule : builder.moved) used[rule.index] = true;
  for (const auto& [fact, rule] : book.computed_facts) used[rule.index] = true;
  return used;
}

}  // namespace

void tell_unused(Builder& builder) {
  const graph::Rulebook& book = builder.book;
  const std::vector<bool> used = used_entries(builder);
  for (std::uint32_t i = 1; i < book.outline.size(); ++i) {  // 0 is the poison
    const graph::OutlineEntry& entry = book.outline[{i}];
    if (used[i] || entry.word == "part" || entry.word == "split" || entry.list_handle || is_leaf(entry.word)) continue;
    builder.warn(entry.file, entry.line, "unused", {"这里算出的结果（" + entry.word + "）没有被任何条款用到", "what is made here (`" + entry.word + "`) is used by no provision"},
                 {"用到它，或删去", "use it, or delete it"});
  }
}

}  // namespace duixian::script
