// A policy pack, loaded, checked and frozen. Copies share it; it is const and may be used by any number of threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "duixian/words/message.h"
#include "duixian/words/result.h"

namespace duixian {

namespace packs {
struct Pack;
}

// A provision as a list shows it.
struct ProvisionEntry {
  std::string id;
  Message title;
  ProvisionKind kind = ProvisionKind::award;
  Citation cite;
  std::string subject;  // the entity it is about
};

class Pack {
 public:
  // Reads the folder with pack.toml and *.lua (docs/pack-format.md). All mistakes are collected; a loaded pack may carry
  // warnings.
  [[nodiscard]] static Result<Pack> load(const std::string& folder);

  [[nodiscard]] const std::string& id() const;
  [[nodiscard]] const Message& title() const;
  [[nodiscard]] const std::string& digest() const;  // SHA-256 over its files, hexadecimal
  [[nodiscard]] std::vector<ProvisionEntry> provisions() const;
  // The rule printed back in words, with parameters as in force on `day`, readings and citation. Nothing for an unknown id.
  [[nodiscard]] std::optional<std::string> rule(const std::string& provision, Language language, Date day) const;

  [[nodiscard]] const packs::Pack& inner() const { return *inner_; }  // for the engine's other doors

 private:
  explicit Pack(std::shared_ptr<const packs::Pack> inner) : inner_(std::move(inner)) {}
  std::shared_ptr<const packs::Pack> inner_;
};

// Writes a small pack to start from, that passes its own cases. The folder must not exist, or be empty.
[[nodiscard]] Diagnostics write_new_pack(const std::string& folder);

}  // namespace duixian
