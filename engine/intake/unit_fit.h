// How the unit that a column's heading names goes with the column's fact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "duixian/words/schema.h"

namespace duixian::intake {

enum class UnitFit : std::uint8_t { none, fits, differs };  // none: the brackets hold a remark and no unit
struct HeadingUnit {
  UnitFit fit = UnitFit::none;
  WrittenUnit unit;
};
[[nodiscard]] HeadingUnit fit_unit(const FactSchema& fact, const std::string& written);

// Whether a figure without dimension is written as a share: 5%, 5个百分点, 五成. 5个点 and 5个 have none either, and are no rates.
[[nodiscard]] bool is_mark_of_rate(std::string_view text);

// Whether a cell's own unit may stand where the fact has none: 12人 for a count, 12% or 5个百分点 for a rate.
[[nodiscard]] bool may_stand_without_unit(const FactSchema& fact, const WrittenQuantity& written);

}  // namespace duixian::intake
