#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/invariant.h"

namespace duixian {

// The library fails here only where memory or SHA-256 itself is missing, after which no digest can be trusted.
struct Sha256::State {
  State() : context(EVP_MD_CTX_new()) {
    invariant(context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1, "SHA-256 is at hand");
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::take(std::string_view bytes) {
  invariant(state_ != nullptr, "a finished digest takes no more bytes");
  invariant(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1, "SHA-256 takes any bytes");
}

Digest Sha256::finish() {
  invariant(state_ != nullptr, "a digest is finished once");
  Digest digest{};
  unsigned size = 0;
  const bool done = EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1;
  invariant(done && size == digest.size(), "SHA-256 gives 32 bytes");
  state_.reset();
  return digest;
}

Digest sha256(std::string_view bytes) {
  Sha256 sum;
  sum.take(bytes);
  return sum.finish();
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15U]);
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

}  // namespace duixian
