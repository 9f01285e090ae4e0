// Bytes as text: base 64 as RFC 4648, section 4, has it, in its one form (padded, no line breaks, unused bits zero), and hex.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace duixian {

[[nodiscard]] std::string to_base64(std::string_view bytes);
// Nothing for anything that to_base64 would not have written.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// Lower-case hexadecimal digits, two a byte; nothing for anything else.
[[nodiscard]] std::string bytes_to_hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> bytes_from_hex(std::string_view text);

}  // namespace duixian
