// A sum as a table or a chart has room for: three to five digits of it. The exact one stands in the files.
#pragma once

#include <string>
#include <string_view>

namespace duixian::report {

// "123456789.00" as "1.23亿元", "56.7万元", "123元"; "1.23亿 USD"; "" as it is.
[[nodiscard]] std::string rounded_amount(std::string_view exact, std::string_view currency);

}  // namespace duixian::report
