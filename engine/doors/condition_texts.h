// Puts the words of failed conditions into a decision, where the report can write them.
#pragma once

#include <map>

#include "duixian/words/decision.h"
#include "evaluate/program.h"

namespace duixian {

void write_condition_texts(Decision& decision);

// The words of conditions as a ledger records them: of the rule, the same for every subject. What is the subject's own stands beside
// them. One thread at a time.
class RecordedTexts {
 public:
  explicit RecordedTexts(const evaluate::Program& program) : program_(program) {}
  // `failing`: the places in the rule of the conditions that fail, one for each of the decision's. Their rules stay in the decision,
  // to tell by them which thresholds are the subject's own.
  void write(Decision& decision, const evaluate::BoundProvision& bound, const std::vector<graph::OutlineId>& failing);

 private:
  struct Text {
    Message text;
    std::vector<std::string> facts;
    Explanation rule;
  };
  const Text& text(const evaluate::BoundProvision& bound, graph::OutlineId id);

  const evaluate::Program& program_;
  std::map<std::pair<std::size_t, graph::OutlineId>, Text> texts_;  // by provision and place
};

}  // namespace duixian
