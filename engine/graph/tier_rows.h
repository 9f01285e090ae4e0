// Rows of a table of tiers as an author writes them, each with the bounds that he gives it, brought into lines that rise.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/mistake.h"
#include "graph/node.h"

namespace duixian::graph {

// { at_least = "5亿元", less_than = "10亿元", gives = "50万元" }: a lower bound, an upper bound, or both.
struct WrittenTier {
  std::optional<Rational> at_least, more_than, at_most, less_than;
  Rational gives;
  std::string name;  // where the table gives names
};

struct TierTable {
  std::vector<TierRow> rows;
  std::optional<TierRow> below;  // what is given below the lowest line, where the table says so
};

struct WrongTier {
  std::size_t row;  // of those written, from 0
  Mistake mistake;
};

// The table, or what is wrong with it: lines that do not rise, a gap or an overlap between two rows, a row without a bound.
// `otherwise` is given below the lowest line and above the highest, where that has an end.
[[nodiscard]] std::variant<TierTable, WrongTier> tier_table(const std::vector<WrittenTier>& written, const std::optional<WrittenTier>& otherwise);

// In slices, what lies below the lowest line is a slice of its own, from zero.
void add_lowest_slice(std::vector<TierRow>& rows, const Rational& gives);

}  // namespace duixian::graph
