// Ed25519 signatures (RFC 8032) and random bytes, by libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace duixian {

using PublicKey = std::array<std::uint8_t, 32>;
using Seed = std::array<std::uint8_t, 32>;  // the secret half of a key
using Signature = std::array<std::uint8_t, 64>;

[[nodiscard]] PublicKey public_key_of(const Seed& seed);
[[nodiscard]] Signature sign(const Seed& seed, std::string_view message);
[[nodiscard]] bool is_signed(const PublicKey& key, std::string_view message, const Signature& signature);

// Bytes that nobody can foresee, from the system.
void fill_randomly(std::span<std::uint8_t> bytes);

}  // namespace duixian
