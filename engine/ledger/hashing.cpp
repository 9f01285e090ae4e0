#include "ledger/hashing.h"

#include <algorithm>
#include <bit>

#include "base/fast_sha256.h"

namespace duixian::ledger {

namespace {

std::string_view view(const auto& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

constexpr std::string_view leaf{"\0", 1}, node{"\1", 1};

}  // namespace

Digest leaf_hash(std::string_view data) { return fast_sha256({leaf, data}); }
Digest leaf_hash(const Salt& salt, std::string_view entry) { return fast_sha256({leaf, view(salt), entry}); }
Digest node_hash(const Digest& left, const Digest& right) { return fast_sha256({node, view(left), view(right)}); }
Digest empty_root() { return fast_sha256({}); }

Salt salt_of(const Digest& secret, std::uint64_t position) {
  std::array<std::uint8_t, 8> where{};
  for (std::size_t i = 0; i < where.size(); ++i) where[i] = static_cast<std::uint8_t>(position >> (8 * (7 - i)));
  const Digest whole = fast_sha256({view(secret), view(where)});
  Salt salt{};
  std::copy_n(whole.begin(), salt.size(), salt.begin());
  return salt;
}

Digest root_of(std::span<const Digest> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  const std::size_t left = std::bit_floor(leaves.size() - 1);  // the largest power of two below the size
  return node_hash(root_of(leaves.first(left)), root_of(leaves.subspan(left)));
}

}  // namespace duixian::ledger
