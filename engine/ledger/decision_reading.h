// Decisions read back from entries, as far as an entry holds them: everything but the places of facts, which stand in the
// entry beside its decisions.
#pragma once

#include <string>
#include <string_view>

#include "base/canonical_reader.h"
#include "duixian/words/decision.h"
#include "ledger/glossary.h"

namespace duixian::ledger {

class DecisionReader {
 public:
  DecisionReader(const Glossary& glossary, std::string currency) : glossary_(glossary), currency_(std::move(currency)) {}

  // `common` is what all decisions of the provision share (its subject set). What no writer wrote is refused by `from`.
  [[nodiscard]] Decision read(CanonicalReader& from, Decision common) const;

 private:
  void field(CanonicalReader& from, std::uint64_t key, Decision& into) const;
  [[nodiscard]] Money money(CanonicalReader& from) const;
  [[nodiscard]] std::string name(CanonicalReader& from, Decision& into) const;
  [[nodiscard]] Message message(CanonicalReader& from) const;
  [[nodiscard]] FailedCondition condition(CanonicalReader& from) const;
  [[nodiscard]] MissingFact missing(CanonicalReader& from, const Decision& of) const;
  [[nodiscard]] Figure figure(CanonicalReader& from) const;
  [[nodiscard]] PartyShare share(CanonicalReader& from, Decision& into) const;
  [[nodiscard]] Instalment instalment(CanonicalReader& from) const;
  [[nodiscard]] static Outcome outcome(CanonicalReader& from);

  const Glossary& glossary_;
  std::string currency_;
};

}  // namespace duixian::ledger
