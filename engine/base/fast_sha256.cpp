#include "base/fast_sha256.h"

#include <openssl/evp.h>

#include "base/invariant.h"

namespace duixian {

namespace {

struct Context {
  Context() : algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context(EVP_MD_CTX_new()) {
    invariant(algorithm != nullptr && context != nullptr, "SHA-256 is at hand");
  }
  ~Context() {
    EVP_MD_CTX_free(context);
    EVP_MD_free(algorithm);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  EVP_MD* algorithm;
  EVP_MD_CTX* context;
};

}  // namespace

Digest fast_sha256(std::initializer_list<std::string_view> pieces) {
  thread_local const Context reused;
  bool fine = EVP_DigestInit_ex2(reused.context, reused.algorithm, nullptr) == 1;
  for (const std::string_view piece : pieces) fine = fine && EVP_DigestUpdate(reused.context, piece.data(), piece.size()) == 1;
  Digest digest{};
  unsigned size = 0;
  fine = fine && EVP_DigestFinal_ex(reused.context, digest.data(), &size) == 1 && size == digest.size();
  invariant(fine, "SHA-256 takes any bytes and gives 32");
  return digest;
}

}  // namespace duixian
