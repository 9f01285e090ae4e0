// SHA-256: the digests by which packs, records, entries and runs are pinned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace duixian {

using Digest = std::array<std::uint8_t, 32>;

// Takes bytes piece by piece. After finish() it is used up.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void take(std::string_view bytes);
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Digest& digest);  // 64 lower-case characters
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace duixian
