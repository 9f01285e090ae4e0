// Digests as the stores keep them: 32 bytes each, one after the other.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/sha256.h"

namespace duixian::ledger {

[[nodiscard]] inline std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }
[[nodiscard]] inline std::string_view view(const std::vector<Digest>& digests) { return {reinterpret_cast<const char*>(digests.data()), digests.size() * sizeof(Digest)}; }

// All zeros where the bytes are not 32: no digest of anything.
[[nodiscard]] inline Digest digest_from(std::string_view bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

[[nodiscard]] inline std::vector<Digest> digests_from(std::string_view bytes) {
  std::vector<Digest> digests;
  for (std::size_t at = 0; at + sizeof(Digest) <= bytes.size(); at += sizeof(Digest)) digests.push_back(digest_from(bytes.substr(at, sizeof(Digest))));
  return digests;
}

}  // namespace duixian::ledger
