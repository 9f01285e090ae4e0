// What random policies speak of: enterprises with projects, projects with items, enterprises with partners, and facts of
// every type and unit. Ranges are drawn anew for each policy.
#pragma once

#include <map>
#include <optional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/number_source.h"
#include "duixian/words/rational.h"

namespace duixian::agree {

enum class Kind : unsigned char { truth, money, dollars, plain, staff, area, months, days, date, level, trade, payer, text };

struct FactText {
  std::string name;
  Kind kind = Kind::truth;
  bool yearly = false;
  std::optional<std::pair<std::int64_t, std::int64_t>> range;  // in the unit's base
  bool has_default = false;  // its absence means something
  std::string more;          // further keys of its declaration
};

struct EntityText {
  std::string name, owner, list;  // list: what its owner calls it
  bool keyed = false, complete = false;
  std::vector<FactText> facts;
};

struct World {
  std::vector<EntityText> entities;
  // Values that decide something, by kind: bounds of tables, lines, ends of ranges. Records take them and their neighbours.
  std::map<Kind, std::set<Rational>> lines;
  std::optional<int> complete_since = {};  // of the enterprise: a year, or 0 for the day it was founded

  [[nodiscard]] const EntityText& entity(const std::string& name) const;
};

[[nodiscard]] World random_world(NumberSource& numbers);
[[nodiscard]] std::string to_toml(const World& world);

// A quantity or day as the language writes it, quotes included: "'12.34元'", "3", "'2006-01-15'".
[[nodiscard]] std::string literal(Kind kind, const Rational& value);
[[nodiscard]] const std::vector<std::string>& names_of(Kind kind);
[[nodiscard]] bool is_quantity(Kind kind);

}  // namespace duixian::agree
