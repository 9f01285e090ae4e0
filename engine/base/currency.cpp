#include "base/currency.h"

#include <array>

namespace duixian {
namespace {

constexpr std::array kCurrencies{
    Currency{"CNY", "元", 2},     Currency{"USD", "美元", 2},   Currency{"HKD", "港元", 2},
    Currency{"EUR", "欧元", 2},   Currency{"JPY", "日元", 0},   Currency{"GBP", "英镑", 2},
    Currency{"MOP", "澳门元", 2}, Currency{"TWD", "新台币", 2}, Currency{"KRW", "韩元", 0},
};

}  // namespace

Currency currency_named(std::string_view code) {
  for (const Currency& currency : kCurrencies) {
    if (currency.code == code) return currency;
  }
  return {code, code, 2};
}

std::int64_t minor_units(std::string_view code) {
  std::int64_t units = 1;
  for (int place = currency_named(code).decimals; place > 0; --place) units *= 10;
  return units;
}

}  // namespace duixian
