// Keys that sign a ledger's heads, as text: the form of signed notes (C2SP signed-note, and Go's sumdb/note for keys).
//
// A public key is `name+12ab34cd+base64`, a secret one `PRIVATE+KEY+name+12ab34cd+base64`; the eight digits are the key's id.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/signing.h"

namespace duixian::ledger {

struct VerifyingKey {
  std::string name;
  PublicKey key{};
  [[nodiscard]] std::string id() const;  // 4 bytes: the beginning of SHA-256(name, line feed, 1, key)
  [[nodiscard]] std::string text() const;
  friend bool operator==(const VerifyingKey&, const VerifyingKey&) = default;
};

struct SigningKey {
  std::string name;
  Seed seed{};
  [[nodiscard]] VerifyingKey verifying() const { return {name, public_key_of(seed)}; }
  [[nodiscard]] std::string text() const;
};

// A name holds no spaces and no plus sign, and is not empty.
[[nodiscard]] bool is_key_name(std::string_view name);
// Nothing where the text is no such key, or its id is not that of the key. A line feed at the end is allowed.
[[nodiscard]] std::optional<VerifyingKey> verifying_key_from(std::string_view text);
[[nodiscard]] std::optional<SigningKey> signing_key_from(std::string_view text);
[[nodiscard]] SigningKey new_key(const std::string& name);

}  // namespace duixian::ledger
