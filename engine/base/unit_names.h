// The units that have a meaning of their own: currencies, areas, periods, rates. Any other name is a unit of its own name.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "duixian/words/quantity.h"

namespace duixian {

enum class UnitKind : unsigned char { money, area, period, rate, counter };

struct UnitName {
  std::u32string_view name;  // as written, in plain width
  UnitKind kind = UnitKind::counter;
  std::string_view dimension;  // empty for what has none
  std::int64_t numerator = 1;  // one of it, in the dimension's base
  std::int64_t denominator = 1;

  [[nodiscard]] WrittenUnit written() const;
};

[[nodiscard]] std::optional<UnitName> unit_named(std::u32string_view name);
// The longest such name, or counter (家, 户, 台), that the text begins with: in "家企业" it is 家.
[[nodiscard]] std::optional<UnitName> unit_that_begins(std::u32string_view text);

}  // namespace duixian
