// The currencies that have a name here. Any other code of three capitals is a currency too, shown by its code.
#pragma once

#include <cstdint>
#include <string_view>

namespace duixian {

struct Currency {
  std::string_view code;  // "CNY"
  std::string_view name;  // "元", as amounts in it are written
  int decimals = 2;       // of its minor unit: 2 for fen and cents, none for the yen
};

[[nodiscard]] Currency currency_named(std::string_view code);
[[nodiscard]] std::int64_t minor_units(std::string_view code);  // in one of it: 100, or 1

}  // namespace duixian
