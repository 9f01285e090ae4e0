// Numbers as a workbook stores them.
#pragma once

#include <optional>
#include <string_view>

#include "duixian/words/rational.h"

namespace duixian::intake {

// An exponent may be there: "1.2E+7". What has a point or an exponent is taken at the 15
// significant digits that Excel shows and keeps, so that 0.30000000000000004 is 0.3; whole numbers are taken as they stand.
[[nodiscard]] std::optional<Rational> read_workbook_number(std::string_view text);

// Whether a code has been turned into a number and lost digits: "4.3E+17".
[[nodiscard]] bool is_scientific(std::string_view text);

}  // namespace duixian::intake
