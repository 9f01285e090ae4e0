#include "base/unit_names.h"

#include <algorithm>
#include <array>

namespace duixian {
namespace {

using enum UnitKind;

constexpr std::size_t kLongestName = 5;

// 1 亩 is 2000/3 square metres. Periods are counted in months or in days, money in minor units.
constexpr std::array kWritten{
    UnitName{U"元", money, "CNY", 100},
    UnitName{U"圆", money, "CNY", 100},
    UnitName{U"人民币", money, "CNY", 100},
    UnitName{U"人民币元", money, "CNY", 100},
    UnitName{U"元人民币", money, "CNY", 100},
    UnitName{U"CNY", money, "CNY", 100},
    UnitName{U"RMB", money, "CNY", 100},
    UnitName{U"角", money, "CNY", 10},
    UnitName{U"美元", money, "USD", 100},
    UnitName{U"美金", money, "USD", 100},
    UnitName{U"USD", money, "USD", 100},
    UnitName{U"港元", money, "HKD", 100},
    UnitName{U"港币", money, "HKD", 100},
    UnitName{U"HKD", money, "HKD", 100},
    UnitName{U"欧元", money, "EUR", 100},
    UnitName{U"EUR", money, "EUR", 100},
    UnitName{U"日元", money, "JPY", 1},
    UnitName{U"日圆", money, "JPY", 1},
    UnitName{U"JPY", money, "JPY", 1},
    UnitName{U"英镑", money, "GBP", 100},
    UnitName{U"GBP", money, "GBP", 100},
    UnitName{U"澳门元", money, "MOP", 100},
    UnitName{U"MOP", money, "MOP", 100},
    UnitName{U"新台币", money, "TWD", 100},
    UnitName{U"TWD", money, "TWD", 100},
    UnitName{U"韩元", money, "KRW", 1},
    UnitName{U"KRW", money, "KRW", 1},

    UnitName{U"平方米", area, "m2"},
    UnitName{U"平米", area, "m2"},
    UnitName{U"㎡", area, "m2"},
    UnitName{U"m2", area, "m2"},
    UnitName{U"m²", area, "m2"},
    UnitName{U"M2", area, "m2"},
    UnitName{U"亩", area, "m2", 2000, 3},
    UnitName{U"公顷", area, "m2", 10000},
    UnitName{U"ha", area, "m2", 10000},
    UnitName{U"平方公里", area, "m2", 1000000},
    UnitName{U"平方千米", area, "m2", 1000000},
    UnitName{U"km2", area, "m2", 1000000},
    UnitName{U"km²", area, "m2", 1000000},
    UnitName{U"㎢", area, "m2", 1000000},

    UnitName{U"年", period, "month", 12},
    UnitName{U"周年", period, "month", 12},
    UnitName{U"年度", period, "month", 12},
    UnitName{U"个年度", period, "month", 12},
    UnitName{U"季度", period, "month", 3},
    UnitName{U"个季度", period, "month", 3},
    UnitName{U"月", period, "month"},
    UnitName{U"个月", period, "month"},
    UnitName{U"天", period, "day"},
    UnitName{U"日", period, "day"},
    UnitName{U"周", period, "day", 7},
    UnitName{U"星期", period, "day", 7},
    UnitName{U"个星期", period, "day", 7},

    UnitName{U"%", rate, "", 1, 100},
    UnitName{U"‰", rate, "", 1, 1000},
    UnitName{U"‱", rate, "", 1, 10000},
    UnitName{U"百分点", rate, "", 1, 100},
    UnitName{U"个百分点", rate, "", 1, 100},
    UnitName{U"基点", rate, "", 1, 10000},
    UnitName{U"个基点", rate, "", 1, 10000},
    UnitName{U"成", rate, "", 1, 10},
    UnitName{U"倍", rate, ""},

    UnitName{U"个", counter, ""},
    UnitName{U"项", counter, ""},
    UnitName{U"次", counter, ""},
    UnitName{U"种", counter, ""},
    UnitName{U"位", counter, ""},
    UnitName{U"kV", counter, "kV"},
    UnitName{U"kv", counter, "kV"},
    UnitName{U"KV", counter, "kV"},
    UnitName{U"立方米", counter, "立方米"},
    UnitName{U"m3", counter, "立方米"},
    UnitName{U"m³", counter, "立方米"},

    UnitName{U"家", counter, "家"},
    UnitName{U"户", counter, "户"},
    UnitName{U"人", counter, "人"},
    UnitName{U"名", counter, "名"},
    UnitName{U"台", counter, "台"},
    UnitName{U"辆", counter, "辆"},
    UnitName{U"套", counter, "套"},
    UnitName{U"件", counter, "件"},
    UnitName{U"吨", counter, "吨"},
    UnitName{U"锭", counter, "锭"},
    UnitName{U"人次", counter, "人次"},
    UnitName{U"艘", counter, "艘"},
};

consteval auto sorted_by_name() {
  auto names = kWritten;
  std::ranges::sort(names, {}, &UnitName::name);
  return names;
}

constexpr auto kNames = sorted_by_name();

}  // namespace

WrittenUnit UnitName::written() const {
  WrittenUnit unit{*Rational::of(numerator, denominator), {}};
  if (!dimension.empty()) unit.unit = unit_of(std::string(dimension));
  return unit;
}

std::optional<UnitName> unit_named(std::u32string_view name) {
  const auto place = std::ranges::lower_bound(kNames, name, {}, &UnitName::name);
  if (place == kNames.end() || place->name != name) return std::nullopt;
  return *place;
}

std::optional<UnitName> unit_that_begins(std::u32string_view text) {
  for (std::size_t length = std::min(text.size(), kLongestName); length > 0; --length) {
    if (const auto found = unit_named(text.substr(0, length))) return found;
  }
  return std::nullopt;
}

}  // namespace duixian
