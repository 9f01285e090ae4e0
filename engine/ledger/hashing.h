// The hashes of the tree (RFC 9162, 2.1): leaves and nodes begin with different bytes, so that neither passes for the other.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "base/sha256.h"
#include "ledger/format.h"

namespace duixian::ledger {

using Salt = std::array<std::uint8_t, salt_bytes>;

[[nodiscard]] Digest leaf_hash(std::string_view data);
[[nodiscard]] Digest leaf_hash(const Salt& salt, std::string_view entry);  // of salt and entry, one after the other
[[nodiscard]] Digest node_hash(const Digest& left, const Digest& right);
[[nodiscard]] Digest empty_root();

// The salt of the entry at `position`: the first bytes of SHA-256(secret, position in 8 bytes, most significant first). Whoever
// has one salt knows nothing of the others.
[[nodiscard]] Salt salt_of(const Digest& secret, std::uint64_t position);

// The root of a tree whose leaves have these hashes: the definition of RFC 9162, 2.1.1, written as it stands. It is the second
// path, beside the tree of tiles (tree.h).
[[nodiscard]] Digest root_of(std::span<const Digest> leaves);

}  // namespace duixian::ledger
