#include "base/signing.h"

#include <sodium.h>

#include "base/invariant.h"

namespace duixian {

namespace {

void start() { invariant(sodium_init() >= 0, "libsodium can be used"); }

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

PublicKey public_key_of(const Seed& seed) {
  start();
  PublicKey key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(key.data(), secret.data(), seed.data());
  sodium_memzero(secret.data(), secret.size());
  return key;
}

Signature sign(const Seed& seed, std::string_view message) {
  start();
  PublicKey key{};
  Signature signature{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(key.data(), secret.data(), seed.data());
  crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), secret.data());
  sodium_memzero(secret.data(), secret.size());
  return signature;
}

bool is_signed(const PublicKey& key, std::string_view message, const Signature& signature) {
  start();
  return crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(), key.data()) == 0;
}

void fill_randomly(std::span<std::uint8_t> bytes) {
  start();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace duixian
