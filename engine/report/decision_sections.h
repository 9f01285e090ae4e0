// What stands in a decision beside its tree: the heading, and the lists of what fails, is missing, open, split and due.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/decision.h"

namespace duixian::report {

struct Heading {
  std::string provision;  // "13-1 配套园区年配套产值奖励"
  std::string subject;    // "隆平配套园区（P001），2006年度"
  std::string outcome;    // "拟奖励：50万元（500,000.00元，人民币伍拾万元整）"
  std::string basis;      // the clause
  std::string reason;     // "" if there is none
};
[[nodiscard]] Heading heading(const Decision& decision, Language language);

struct Section {
  std::string title;
  std::vector<std::string> lines;  // never empty
};
// Those that have something to say, in a fixed order.
[[nodiscard]] std::vector<Section> decision_sections(const Decision& decision, Language language);

// What a person calls a discretion, an approval or a party that the decision names; its name where it has no other.
[[nodiscard]] std::string called(const Decision& decision, const std::string& name, Language language);
[[nodiscard]] std::vector<std::string> called(const Decision& decision, const std::vector<std::string>& names, Language language);

// The conditions that fail, each once: a rule may ask the same of several rows.
[[nodiscard]] std::vector<FailedCondition> distinct_failing(const Decision& decision);

// Single items, as tables show them too.
[[nodiscard]] std::string amounts_text(const Decision& decision, Language language);  // "" where no sum is named
[[nodiscard]] std::string failed_condition_text(const FailedCondition& failed, Language language);
[[nodiscard]] std::string places_text(const std::vector<Place>& places, Language language);
[[nodiscard]] std::string share_text(const Decision& decision, const PartyShare& share, Language language);
[[nodiscard]] std::string instalment_text(const Instalment& instalment, Language language);

}  // namespace duixian::report
