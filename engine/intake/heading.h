// What a column's heading says: the fact by any of its names, its year and its unit.
//
// "年配套产值(万元)", "2006年产值（亿元）", "产值／万元" and "annual_supporting_output_cny" are taken apart and looked up in the
// vocabulary of one entity: its key, its owner's key, its facts and lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "duixian/words/schema.h"

namespace duixian::intake {

enum class ColumnRole : unsigned char { key, owner_key, year, fact, list };

struct Target {
  ColumnRole role = ColumnRole::fact;
  std::size_t index = 0;  // of the fact; for a list of its entity
  friend bool operator==(const Target&, const Target&) = default;
};

struct HeadingMatch {
  std::vector<Target> targets;  // a key may be a fact as well
  std::optional<int> year;
  std::string unit;             // as written, or what stood in its place; "" if nothing did
};

class Vocabulary {
 public:
  Vocabulary(const Schema& schema, std::size_t entity);
  [[nodiscard]] std::optional<HeadingMatch> match(std::string_view heading) const;
  [[nodiscard]] std::vector<std::string> names() const;  // all that it knows, for suggestions

 private:
  void add(std::string_view name, Target target);
  [[nodiscard]] bool all_yearly(const std::vector<Target>& targets) const;

  const EntitySchema* entity_;
  std::unordered_map<std::string, std::vector<Target>> by_name_;
  std::vector<std::string> names_;
};

// Whether an entity is a list of plain values, which may stand in one cell of its owner.
[[nodiscard]] bool is_plain_list(const EntitySchema& entity);

}  // namespace duixian::intake
