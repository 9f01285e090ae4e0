// What the records of a pack hold: entities in a tree, each with typed facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duixian/words/message.h"
#include "duixian/words/rational.h"
#include "duixian/words/type.h"
#include "duixian/words/value.h"

namespace duixian {

// What a value that is not there means, where the pack declares it: an empty list, or a default value.
struct Absence {
  Value means;      // for lists: an empty ValueList
  std::string why;  // quoted by every explanation that relied on it
};

struct Range {
  Rational low;
  Rational high;
};

struct FactSchema {
  std::string name;
  Message title;
  Type type;
  bool yearly = false;                // one value a year; otherwise the same in every year
  std::vector<std::string> columns;   // names of its column besides `name`, as bureaus head it
  std::string written_unit;           // "亿元": what a bare number counts, and how values are shown
  std::optional<Rational> bare_scale; // what a bare 1 is in the unit's base; nothing: a bare number is unreadable
  std::optional<Range> range;         // a value outside is unknown, and listed with its cell
  std::string source;                 // which bureau has it
  std::string history;                // the provision whose earlier payments it states, or ""
  std::optional<Absence> missing;
  bool is_rate = false;               // a share, and no count: 12人 is none
};

struct EntitySchema {
  std::string name;
  Message title;
  std::string key;                      // the column that identifies a subject; "" for a list without keys
  std::vector<std::string> key_columns; // other headings of that column
  std::optional<std::size_t> owner;     // index of the entity it belongs to
  std::string list;                     // what its owner calls it; "" if it is not read as a list
  std::optional<Absence> missing;       // the register is complete: no members means none
  std::vector<FactSchema> facts;
  std::string complete_since = {};  // the year since which its records lack nothing, or the fact that states it; "": not declared
};

// A fact declared quarterly or monthly stands for one more yearly fact a part: output_q1, output_m01. letter: 'q' or 'm'.
[[nodiscard]] inline std::string part_of_year_name(const std::string& fact, char letter, int number) {
  return fact + '_' + letter + (letter == 'm' && number < 10 ? "0" : "") + std::to_string(number);
}

struct Schema {
  std::vector<EntitySchema> entities;  // owners before what they own

  [[nodiscard]] std::optional<std::size_t> entity(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> fact(std::size_t entity, std::string_view name) const;
};

inline std::optional<std::size_t> Schema::entity(std::string_view name) const {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].name == name) return i;
  }
  return std::nullopt;
}

inline std::optional<std::size_t> Schema::fact(std::size_t entity, std::string_view name) const {
  const auto& facts = entities[entity].facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].name == name) return i;
  }
  return std::nullopt;
}

}  // namespace duixian
