// GB18030 to UTF-8, fast enough that a table in it is read like any other.
//
// The two-byte characters (nearly all of any text) go through a table that is asked of iconv once; the rest ask iconv each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace duixian::intake {

struct Decoded {
  std::size_t used = 0;   // bytes of the input that were decoded; the rest is a character cut short
  std::optional<std::size_t> wrong;  // where a byte stands that no character begins or goes on with
};

// Appends the text as UTF-8. Stops before a character that the input cuts short, and at the first wrong byte.
[[nodiscard]] Decoded decode_gb18030(std::string_view input, std::string& output);

}  // namespace duixian::intake
