// What a workbook's cell styles show a number as: dates and shares are stored as plain numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/cell.h"
#include "intake/package.h"

namespace duixian::intake {

class CellStyles {
 public:
  [[nodiscard]] std::optional<Diagnostic> read(const Package& package, const std::string& part);
  // number, day or percent
  [[nodiscard]] CellKind kind(std::size_t style) const { return style < kinds_.size() ? kinds_[style] : CellKind::number; }

 private:
  std::vector<CellKind> kinds_;
};

// "yyyy/m/d", "m月d日": day. "0.00%": percent. "0.00E+00", "\"day\" 0", "[Red]0": number.
[[nodiscard]] CellKind shown_as(std::string_view format_code);

}  // namespace duixian::intake
