// Brief decisions as canonical bytes: the same bytes that a decision in full has, without making it.
//
// The words of a condition, a missing fact or a figure are the same for all subjects. They are learned from the first decision in
// full that has them; after that only numbers are written.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/brief_decision.h"
#include "ledger/brief_words.h"
#include "ledger/decision_bytes.h"
#include "ledger/subject_drafts.h"

namespace duixian::ledger {

class BriefWriter {
 public:
  // All outlive it. `lines` is what `words` refers to; `currency` the run's own.
  BriefWriter(const evaluate::Program& program, const columns::Names& names, const std::string& currency, DraftLines& lines, DecisionWriter& words);

  // Writes a decision if all that it takes has been learned.
  bool append(SubjectWriter& out, const evaluate::BriefDecision& brief, evaluate::BriefDecider& values);
  // Learns the words of the same decision in full, with the texts that are recorded.
  void learn(const evaluate::BriefDecision& brief, evaluate::BriefDecider& values, const Decision& full);

 private:
  struct Entry;
  bool knows(const Entry& entry);
  void write(std::string& out, const Entry& entry);
  void sum(std::string& out, const Entry& entry) const;
  void failing(std::string& out, const Entry& entry);
  void missing(std::string& out, const Entry& entry);
  void figures(std::string& out, const Entry& entry);
  void shares(std::string& out, const Entry& entry, const std::optional<graph::Funding>& of, const std::vector<evaluate::BriefValue>& parts, const std::optional<evaluate::BriefValue>& chosen);
  void share(std::string& out, const Entry& entry, const std::string& party, const std::optional<std::int64_t>& minor);
  void rest(std::string& out, const BriefPart& part, const graph::Cell& cell);
  void money(std::string& out, const BriefWords& words, std::int64_t minor) const;
  [[nodiscard]] BriefPart part_of(const Value& value, std::string_view line);
  [[nodiscard]] static std::int64_t variant_of(const evaluate::BriefValue& value, const graph::Cell& cell);

  const evaluate::Program& program_;
  const columns::Names& names_;
  DraftLines& lines_;
  DecisionWriter& full_;
  std::vector<BriefWords> words_;                  // by place in Program::provisions
  std::vector<const BriefPart*> parts_;            // of the decision at hand: failing, then figures
};

}  // namespace duixian::ledger
