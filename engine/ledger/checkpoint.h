// A signed head of the tree: how many entries there are and what their root is (C2SP tlog-checkpoint in a signed-note).
//
//   bureau.example/ledger
//   1201
//   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//
//   — bureau.example/ledger Az3grlgtzPICa5OS8npVmf1M...
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/hashing.h"
#include "ledger/keys.h"

namespace duixian::ledger {

struct Checkpoint {
  std::string origin;  // the name of the key that signs
  std::uint64_t size = 0;
  Digest root{};
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

[[nodiscard]] std::string signed_note(const Checkpoint& head, const SigningKey& key);

enum class NoteFault : std::uint8_t { none, no_note, not_signed_by_key, bad_signature };
struct OpenedNote {
  Checkpoint head;
  NoteFault fault = NoteFault::none;
};
// What a note says, where `key` signed it. Signatures by other keys are passed over.
[[nodiscard]] OpenedNote opened(std::string_view note, const VerifyingKey& key);
// What it says, whoever signed it.
[[nodiscard]] std::optional<Checkpoint> unverified(std::string_view note);

}  // namespace duixian::ledger
