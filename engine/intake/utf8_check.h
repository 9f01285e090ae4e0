// Whether bytes are UTF-8, and where they stop being it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace duixian::intake {

struct Utf8Check {
  std::size_t used = 0;              // bytes that are whole characters; the rest is one cut short
  std::optional<std::size_t> wrong;  // where a byte stands that is none of a character
  std::size_t wide = 0;              // characters of more than one byte before that
};

// Checks until the end, or the first wrong byte: overlong forms, surrogates and what lies beyond U+10FFFF are wrong.
[[nodiscard]] Utf8Check check_utf8(std::string_view text);

}  // namespace duixian::intake
