#include "duixian/words/unit.h"

#include <algorithm>
#include <utility>

#include "base/currency.h"

namespace duixian {
namespace {

Unit combined(const Unit& a, const Unit& b, int sign) {
  Unit result = a;
  for (const Dimension& dimension : b.dimensions) {
    const auto place = std::lower_bound(result.dimensions.begin(), result.dimensions.end(), dimension.name,
                                        [](const Dimension& d, const std::string& name) { return d.name < name; });
    if (place == result.dimensions.end() || place->name != dimension.name) {
      result.dimensions.insert(place, {dimension.name, sign * dimension.power});
    } else if (place->power += sign * dimension.power; place->power == 0) {
      result.dimensions.erase(place);
    }
  }
  return result;
}

std::string name_of(const Dimension& dimension) {
  if (is_currency(dimension.name)) return std::string(currency_named(dimension.name).name);
  if (dimension.name == "m2") return "平方米";
  if (dimension.name == "month") return dimension.power > 0 ? "个月" : "月";
  if (dimension.name == "day") return "天";
  return dimension.name;
}

// The names above the line or below it, currencies first, a square written twice: "元", "平方米·月".
std::string product_text(const Unit& unit, int sign) {
  std::string text;
  for (const bool money : {true, false}) {
    for (const Dimension& dimension : unit.dimensions) {
      if (is_currency(dimension.name) != money) continue;
      for (int left = sign * dimension.power; left > 0; --left) {
        if (!text.empty()) text += "·";
        text += name_of(dimension);
      }
    }
  }
  return text;
}

}  // namespace

bool Unit::is_money() const {
  return dimensions.size() == 1 && dimensions.front().power == 1 && is_currency(dimensions.front().name);
}

std::string Unit::currency() const { return is_money() ? dimensions.front().name : std::string(); }

Unit unit_of(std::string dimension) { return Unit{{Dimension{std::move(dimension), 1}}}; }
Unit operator*(const Unit& a, const Unit& b) { return combined(a, b, 1); }
Unit operator/(const Unit& a, const Unit& b) { return combined(a, b, -1); }

bool is_currency(const std::string& dimension) {
  return dimension.size() == 3 &&
         std::all_of(dimension.begin(), dimension.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

std::string to_text(const Unit& unit) {
  const std::string above = product_text(unit, 1);
  const std::string below = product_text(unit, -1);
  if (below.empty()) return above;
  return above + (above.empty() ? "每" : "/") + below;
}

}  // namespace duixian
