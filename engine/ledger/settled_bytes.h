// What a settlement made of a subject's decisions, as its entry holds it: a map of few small numbers for each decision that may
// cost money. docs/ledger-format.md, "A settled decision".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/canonical_reader.h"
#include "duixian/words/settlement.h"
#include "ledger/glossary.h"
#include "ledger/lines.h"

namespace duixian::ledger {

struct SettledDecision {
  std::uint64_t provision = 0;  // index into the entity's in the run's entry
  SettledClaim claim;
};

class SettledWriter {
 public:
  explicit SettledWriter(Lines& lines) : lines_(lines) {}

  // In the order of the provisions. Of a claim only what is its own is written.
  void append(std::string& out, const std::vector<SettledDecision>& settled);

 private:
  void claim(std::string& out, const SettledDecision& one);
  void refer_name(std::string& out, const std::string& name, const Message& title);
  void cuts(std::string& out, const std::vector<SettledCut>& cuts);
  void payments(std::string& out, const std::vector<SettledPayment>& payments);

  Lines& lines_;
  std::string line_;  // reused
};

// Reads them back, as far as an entry has them; `currency` is the run's. What no writer wrote is refused by `from`.
[[nodiscard]] std::vector<SettledDecision> settled_from(CanonicalReader& from, const Glossary& glossary, const std::string& currency);

}  // namespace duixian::ledger
