// Random expressions of the policy language, typed, as Lua text.
#pragma once

#include <string>
#include <vector>

#include "agree/world.h"

namespace duixian::agree {

// What an expression may speak of where it stands.
struct Place {
  std::vector<std::string> chain;                 // entities of whose facts there is one: the subject (or member) and its owners
  std::vector<std::string> amounts, conditions;   // provisions of the same subject that come before
};

class Expressions {
 public:
  Expressions(World& world, NumberSource& numbers) : world_(world), numbers_(numbers) {}

  std::string condition(const Place& place, int depth);
  // Of a quantity kind or a date. A node is no bare literal: methods and operators may be put to it.
  std::string value(Kind kind, const Place& place, int depth);
  std::string node(Kind kind, const Place& place, int depth);
  // A choice or a text.
  std::string name(const Place& place, int depth);
  // For figures: any kind, and lists too.
  std::string figure(const Place& place, int depth);
  std::string money_split(const Place& place, const std::string& sum, int depth);  // split(sum, { ... })
  std::string list_split(const Place& place, const std::string& sum, int depth);   // "" where there is no list

  [[nodiscard]] bool one_in(std::int64_t times) { return numbers_.between(1, times) == 1; }
  [[nodiscard]] std::int64_t pick(std::int64_t options) { return numbers_.between(0, options - 1); }
  Rational line(Kind kind);  // a value to compare with, kept for the records

 private:
  std::string fact(Kind kind, const Place& place);  // "" where there is none
  std::string sum_of_money(const Place& place, int depth);
  std::string sum_of_parts(const Place& place, int depth);
  std::string of_groups(int depth);
  std::string yearly_sum();
  std::string plain_number(const Place& place, int depth);
  std::string counted(Kind kind, const Place& place, int depth);  // staff, area, dollars, months, days
  std::string period(Kind kind, const Place& place, int depth);
  std::string day(const Place& place, int depth);
  std::string comparison(const Place& place, int depth);
  std::string named(const Place& place, int depth);
  std::string asked_list(const Place& place, int depth);
  std::string of_years(const Place& place, int depth);  // earlier years, windows
  std::string same_kind(Kind kind, const Place& place, int depth);  // a + b and the like
  std::string tiers(const char* word, Kind gives, const Place& place, int depth);
  std::string chosen(Kind kind, const Place& place, int depth);
  std::string reading(const std::string& a, const std::string& b);
  // A list of the place, perhaps filtered, and the place of its members; "" where there is none.
  std::string list(const Place& place, int depth, Place& member, bool named_members = true);

  World& world_;
  NumberSource& numbers_;
};

}  // namespace duixian::agree
