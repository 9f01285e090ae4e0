// Bytes made smaller for keeping, by zstd. How small is nobody's promise: what is hashed is always the original.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duixian {

[[nodiscard]] std::string compressed(std::string_view bytes);
// The original of exactly `size` bytes; nothing where this is not it.
[[nodiscard]] std::optional<std::string> decompressed(std::string_view bytes, std::uint64_t size);

}  // namespace duixian
