// Reads a script's words before it runs: what Lua would get wrong in silence is refused here, with the spelling to use.
//
// Outside compute(function ... end), `and or not if while repeat goto` and `== ~= < > <= >=` are refused; bytecode, bad
// UTF-8, invisible characters, a source too large or too deeply nested, and a local declared twice in a block as well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duixian/words/diagnostic.h"

namespace duixian::script {

// `taken`: words of the language and entities, which no local may hide.
[[nodiscard]] Diagnostics check_source(std::string_view source, const std::string& file, const std::vector<std::string>& taken);

}  // namespace duixian::script
