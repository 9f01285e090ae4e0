// Which of a workbook's cell styles show a number as a date: a workbook stores dates as plain numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/package.h"

namespace duixian::intake {

class DateStyles {
 public:
  [[nodiscard]] std::optional<Diagnostic> read(const Package& package, const std::string& part);
  [[nodiscard]] bool is_date(std::size_t style) const { return style < dates_.size() && dates_[style]; }

 private:
  std::vector<bool> dates_;
};

// Whether a number format shows days: "yyyy/m/d", "[$-804]aaaa", "m月d日", and not "0.00E+00", "\"day\" 0" or "[Red]0".
[[nodiscard]] bool shows_date(std::string_view format_code);

}  // namespace duixian::intake
