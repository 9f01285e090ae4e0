// A decision in an entry: what is its own, as a map of few small numbers; what all subjects share is in the run's entry
// (title, citation, kind, readings) or in its glossary (words). docs/ledger-format.md, "A decision".
#pragma once

#include <functional>
#include <string>

#include "duixian/words/decision.h"
#include "ledger/glossary.h"

namespace duixian::ledger {

// Writes decisions of one run. Texts that name a place go through `cleaned`: places are named as the run's entry names them.
class DecisionWriter {
 public:
  using Cleaned = std::function<std::string(const std::string&)>;
  DecisionWriter(Glossary& glossary, std::string currency, Cleaned cleaned) : glossary_(glossary), currency_(std::move(currency)), cleaned_(std::move(cleaned)) {}

  // Not applicable and nothing else: a bit says it.
  [[nodiscard]] static bool is_plainly_not_applicable(const Decision& decision);
  void append(std::string& out, const Decision& decision);

 private:
  std::uint64_t name(const std::string& name, const Decision& decision);
  std::uint64_t message(const Message& message);
  std::uint64_t condition(const FailedCondition& failed);
  std::uint64_t missing(const MissingFact& fact);
  std::uint64_t figure(const Figure& figure);
  void money(std::string& out, const Money& money);
  void failing(std::string& out, const Decision& decision);
  void gaps(std::string& out, const Decision& decision);
  void names(std::string& out, const std::vector<std::string>& names, const Decision& decision);
  void figures(std::string& out, const Decision& decision);
  void shares(std::string& out, const std::vector<PartyShare>& shares, const Decision& decision);
  void instalments(std::string& out, const Decision& decision);

  Glossary& glossary_;
  std::string currency_;
  Cleaned cleaned_;
  std::string line_, shape_;  // reused: a million decisions allocate nothing of their own
};

}  // namespace duixian::ledger
