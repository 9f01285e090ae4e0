#include "ledger/keys.h"

#include <algorithm>

#include "base/byte_text.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace duixian::ledger {

namespace {

constexpr char ed25519 = '\x01';  // the signature type of signed notes
constexpr std::string_view secret_mark = "PRIVATE+KEY+";

std::string text_of(const std::string& name, const std::string& id, const auto& bytes) {
  return name + "+" + bytes_to_hex(id) + "+" + to_base64(ed25519 + std::string(bytes.begin(), bytes.end()));
}

struct Parts {
  std::string name, id;
  std::array<std::uint8_t, 32> bytes{};
};

std::optional<Parts> parts_of(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t first = text.find('+'), second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  Parts parts;
  parts.name = text.substr(0, first);
  const auto id = bytes_from_hex(text.substr(first + 1, second - first - 1));
  const auto bytes = from_base64(text.substr(second + 1));
  if (!id || id->size() != 4 || !bytes || bytes->size() != 33 || bytes->front() != ed25519 || !is_key_name(parts.name)) return std::nullopt;
  parts.id = *id;
  std::copy(bytes->begin() + 1, bytes->end(), parts.bytes.begin());
  return parts;
}

}  // namespace

bool is_key_name(std::string_view name) {
  const auto fits = [](unsigned char byte) { return byte > ' ' && byte != '+' && byte != 0x7f; };
  if (name.empty() || first_invalid_byte(name) || !std::all_of(name.begin(), name.end(), fits)) return false;
  for (const std::string_view space : {"\u00a0", "\u1680", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"}) {
    if (name.find(space) != std::string_view::npos) return false;
  }
  return true;
}

std::string VerifyingKey::id() const {
  const Digest whole = sha256(name + "\n" + ed25519 + std::string(key.begin(), key.end()));
  return {whole.begin(), whole.begin() + 4};
}

std::string VerifyingKey::text() const { return text_of(name, id(), key); }
std::string SigningKey::text() const { return std::string(secret_mark) + text_of(name, verifying().id(), seed); }

std::optional<VerifyingKey> verifying_key_from(std::string_view text) {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  VerifyingKey key{parts->name, parts->bytes};
  if (key.id() != parts->id) return std::nullopt;
  return key;
}

std::optional<SigningKey> signing_key_from(std::string_view text) {
  if (!text.starts_with(secret_mark)) return std::nullopt;
  const auto parts = parts_of(text.substr(secret_mark.size()));
  if (!parts) return std::nullopt;
  SigningKey key{parts->name, parts->bytes};
  if (key.verifying().id() != parts->id) return std::nullopt;
  return key;
}

SigningKey new_key(const std::string& name) {
  SigningKey key{name, {}};
  fill_randomly(key.seed);
  return key;
}

}  // namespace duixian::ledger
