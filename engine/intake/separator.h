// Which character separates the fields of a CSV file: comma, tab or semicolon.
#pragma once

#include <string_view>

namespace duixian::intake {

// The one by which most of the first lines have equally many fields; of equals the one that gives more fields.
[[nodiscard]] char separator_of(std::string_view start);

}  // namespace duixian::intake
