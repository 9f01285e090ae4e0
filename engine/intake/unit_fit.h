// How the unit that a column's heading names goes with the column's fact.
#pragma once

#include <cstdint>
#include <string>

#include "duixian/words/schema.h"

namespace duixian::intake {

enum class UnitFit : std::uint8_t { none, fits, differs };  // none: the brackets hold a remark and no unit
struct HeadingUnit {
  UnitFit fit = UnitFit::none;
  WrittenUnit unit;
};
[[nodiscard]] HeadingUnit fit_unit(const FactSchema& fact, const std::string& written);

// 人, 家, 吨: what a count may be headed by, or written with, though the fact names no unit.
[[nodiscard]] bool is_counter(const Unit& unit);

}  // namespace duixian::intake
