// In which line each key of a provision stands: Lua runs a whole table at once and remembers only where it begins.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace duixian::script {

// (id of the provision, key) -> line
using KeyLines = std::map<std::pair<std::string, std::string>, int>;

[[nodiscard]] KeyLines key_lines_of(std::string_view source);

}  // namespace duixian::script
