// Showing a quantity: in the unit that its author counts in, or in the one in which it is shortest and still exact.
#include <array>
#include <cstdlib>
#include <utility>

#include "base/currency.h"
#include "duixian/words/quantity.h"

namespace duixian {
namespace {

constexpr int kPlacesOfTheInexact = 6;
constexpr int kFirstCalendarYear = 1000;  // 2006年 would read as a year, and not as so many of them

std::string figure_text(const Rational& value) {
  return has_decimal(value) ? to_text(value) : "≈" + to_decimal(value, kPlacesOfTheInexact);
}

int places_of(const Rational& value) {
  const std::string text = to_text(value);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

Rational size_of(const Rational& value) { return value.sign() < 0 ? -value : value; }

// In 亿 or 万 of the unit where that leaves at least 1 and no more than so many places; else in the unit itself.
std::string counted_text(const Rational& value, const std::string& name, int most_places) {
  constexpr std::array<std::pair<std::int64_t, const char*>, 2> kMagnitudes{{{100000000, "亿"}, {10000, "万"}}};
  for (const auto& [magnitude, magnitude_name] : kMagnitudes) {
    const auto counted = divide(value, magnitude);
    if (!counted || size_of(*counted) < 1 || !has_decimal(*counted) || places_of(*counted) > most_places) continue;
    return to_text(*counted) + magnitude_name + name;
  }
  return figure_text(value) + name;
}

std::string area_text(const Rational& square_metres) {
  const auto mu = multiply(square_metres, *Rational::of(3, 2000));
  if (!has_decimal(square_metres) && mu && has_decimal(*mu)) return to_text(*mu) + "亩";
  const auto square_kilometres = divide(square_metres, 1000000);
  const bool is_large = square_kilometres && size_of(*square_kilometres) >= 1 && has_decimal(*square_kilometres);
  if (is_large && places_of(*square_kilometres) <= 4) return to_text(*square_kilometres) + "平方公里";
  return figure_text(square_metres) + "平方米";
}

std::string months_text(const Rational& months) {
  const auto years = divide(months, 12);
  const bool is_count = years && years->is_whole() && years->sign() != 0 && size_of(*years) < kFirstCalendarYear;
  if (is_count) return to_text(*years) + "年";
  return figure_text(months) + "个月";
}

// How many of the base are in one of what to_text(unit) names: 100 fen in 元/平方米, 1 in 日元.
Rational base_of(const Unit& unit) {
  Rational base = 1;
  for (const Dimension& dimension : unit.dimensions) {
    if (!is_currency(dimension.name)) continue;
    for (int count = 0; count < std::abs(dimension.power); ++count) {
      const Rational minor = minor_units(dimension.name);
      base = (dimension.power > 0 ? multiply(base, minor) : divide(base, minor)).value_or(base);
    }
  }
  return base;
}

std::string chosen_text(const Quantity& quantity) {
  const Unit& unit = quantity.unit;
  if (unit.is_none()) return figure_text(quantity.amount);
  if (unit == unit_of("m2")) return area_text(quantity.amount);
  if (unit == unit_of("month")) return months_text(quantity.amount);
  const auto value = divide(quantity.amount, base_of(unit));
  if (!value) return "≈" + to_decimal(quantity.amount, 0) + "/" + to_text(base_of(unit)) + to_text(unit);
  if (unit == unit_of("day")) return figure_text(*value) + to_text(unit);
  return counted_text(*value, to_text(unit), unit.is_money() ? 4 : 1);
}

}  // namespace

std::string to_text(const Quantity& quantity, std::string_view written) {
  const auto unit = written.empty() ? std::nullopt : read_unit(written);
  if (!unit || unit->unit != quantity.unit) return chosen_text(quantity);
  const auto value = divide(quantity.amount, unit->scale);
  return value ? figure_text(*value) + std::string(written) : chosen_text(quantity);
}

}  // namespace duixian
