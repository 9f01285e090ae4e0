// What a quantity counts: a product of powers of base dimensions.
//
// Money is a dimension per currency, counted in its minor unit (fen, cent); area is counted in square metres; periods in
// months or in days (the two do not convert); every other unit ("人", "吨", "家") is a dimension of its own name. A rate
// has no dimension. 元/亩 is CNY^1 m2^-1: the factors of 亿, 万, 亩, % live in the amount, never in the unit.
#pragma once

#include <string>
#include <vector>

namespace duixian {

struct Dimension {
  std::string name;  // "CNY", "USD", "m2", "month", "day", "人", ...
  int power = 1;     // never zero
  friend auto operator<=>(const Dimension&, const Dimension&) = default;
};

struct Unit {
  std::vector<Dimension> dimensions;  // sorted by name, one entry a name

  [[nodiscard]] bool is_none() const { return dimensions.empty(); }
  [[nodiscard]] bool is_money() const;      // one currency to the first power and nothing else
  [[nodiscard]] std::string currency() const;  // its code where is_money(), else ""
  friend bool operator==(const Unit&, const Unit&) = default;
};

[[nodiscard]] Unit unit_of(std::string dimension);
[[nodiscard]] Unit operator*(const Unit& a, const Unit& b);
[[nodiscard]] Unit operator/(const Unit& a, const Unit& b);
[[nodiscard]] bool is_currency(const std::string& dimension);  // three capital letters
// As a person writes it: "元", "美元", "元/平方米·月", "人", "" for a rate; read_unit (quantity.h) reads it back.
[[nodiscard]] std::string to_text(const Unit& unit);

}  // namespace duixian
