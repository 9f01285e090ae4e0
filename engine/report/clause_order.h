// The order of clauses in their document: 4-1 before 13-1.
#pragma once

#include <string_view>

namespace duixian::report {

// Runs of digits are compared as numbers of any length, all else byte by byte.
[[nodiscard]] bool comes_before(std::string_view clause, std::string_view other);

}  // namespace duixian::report
