// Names that a pack may not give to what it declares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duixian::script {

// The words of the policy language that a script sees without a dot.
[[nodiscard]] std::vector<std::string> names_of_the_language();

// A word of Lua itself: end, or, local.
[[nodiscard]] bool is_keyword(std::string_view word);

}  // namespace duixian::script
