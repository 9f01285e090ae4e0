#include "base/compressed.h"

#include <zstd.h>

#include "base/invariant.h"

namespace duixian {

std::string compressed(std::string_view bytes) {
  constexpr int level = 1;  // half the time of 3, and less room for tables of numbers
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
  invariant(ZSTD_isError(size) == 0, "zstd compresses any bytes");
  out.resize(size);
  return out;
}

std::optional<std::string> decompressed(std::string_view bytes, std::uint64_t size) {
  const auto stated = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (stated != size) return std::nullopt;  // before any memory is taken for it
  std::string out(size, '\0');
  const std::size_t found = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(found) != 0 || found != size) return std::nullopt;
  return out;
}

}  // namespace duixian
