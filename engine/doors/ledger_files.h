// The small files around a ledger: keys and heads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "duixian/words/result.h"
#include "ledger/checkpoint.h"

namespace duixian {

// More than any key, head or proof takes.
inline constexpr std::uintmax_t most_of_a_small_file = std::uintmax_t{16} << 20;

// The whole text of a small file; errors say what it was wanted for.
[[nodiscard]] Result<std::string> small_file(const std::string& path, const Message& what);
[[nodiscard]] Result<ledger::SigningKey> secret_key(const std::string& path);
// Of the text of a public key: one line, ended or not.
[[nodiscard]] Result<ledger::VerifyingKey> public_key(const std::string& text);

}  // namespace duixian
