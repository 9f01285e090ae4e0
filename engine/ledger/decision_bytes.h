// A decision in an entry: what is its own, as a map of few small numbers; what all subjects share is in the run's entry
// (title, citation, kind, readings) or in its glossary (words). docs/ledger-format.md, "A decision".
#pragma once

#include <functional>
#include <string>

#include "duixian/words/decision.h"
#include "ledger/lines.h"

namespace duixian::ledger {

// Writes decisions of one run. Texts that name a place go through `cleaned`: places are named as the run's entry names them.
class DecisionWriter {
 public:
  using Cleaned = std::function<std::string(const std::string&)>;
  DecisionWriter(Lines& lines, std::string currency, Cleaned cleaned) : lines_(lines), currency_(std::move(currency)), cleaned_(std::move(cleaned)) {}

  // Not applicable and nothing else: a bit says it.
  [[nodiscard]] static bool is_plainly_not_applicable(const Decision& decision);
  void append(std::string& out, const Decision& decision);

  // The lines that its parts refer to; each good until the next call.
  [[nodiscard]] std::string_view name_line(const std::string& name, const Decision& decision);
  [[nodiscard]] std::string_view message_line(const Message& message);
  [[nodiscard]] std::string_view condition_line(const FailedCondition& failed);
  [[nodiscard]] std::string_view missing_line(const MissingFact& fact);
  [[nodiscard]] std::string_view figure_line(const Figure& figure);
  void money(std::string& out, const Money& money) const;

 private:
  void failing(std::string& out, const Decision& decision);
  void gaps(std::string& out, const Decision& decision);
  void names(std::string& out, const std::vector<std::string>& names, const Decision& decision);
  void figures(std::string& out, const Decision& decision);
  void shares(std::string& out, const std::vector<PartyShare>& shares, const Decision& decision);
  void instalments(std::string& out, const Decision& decision);

  Lines& lines_;
  std::string currency_;
  Cleaned cleaned_;
  std::string line_, shape_;  // reused
};

}  // namespace duixian::ledger
