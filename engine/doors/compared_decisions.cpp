// Two settlements with other facts: what changes, with the corrected facts and the decisions of both sides.
#include <algorithm>
#include <map>
#include <set>

#include "doors/corrections.h"
#include "doors/enterprises.h"
#include "duixian/doors/settle.h"
#include "intake/read_records.h"
#include "report/decision_sections.h"

namespace duixian {

namespace {

std::string in_short(const Decision& decision, Language language) {
  const report::Heading said = report::heading(decision, language);
  std::string text = said.outcome;
  const std::string between = language == Language::chinese ? "；" : "; ";
  if (!said.reason.empty()) text += between + said.reason;
  for (const FailedCondition& failed : report::distinct_failing(decision)) text += between + report::failed_condition_text(failed, language);
  return text;
}

class Sides {
 public:
  Sides(const std::vector<Run>& before, const std::vector<Run>& now) : before_(before), now_(now) {}

  void explain(Correction& line) const {
    line.decided_before = decided(before_, line);
    line.decided_now = decided(now_, line);
  }
  // The enterprises that a corrected subject belongs to.
  [[nodiscard]] std::set<std::string> enterprises_of(const std::string& subject) const {
    std::set<std::string> found;
    for (const Run& run : now_) {
      const Enterprises enterprises({&run.inner()});
      const auto& entities = enterprises.schema(0).entities;
      for (std::size_t entity = 0; entity < entities.size(); ++entity) {
        if (!entities[entity].list.empty() && entities[entity].key.empty()) continue;
        if (const auto row = enterprises.records(0).find(entity, subject)) found.insert(enterprises.key(enterprises.of({0, entity, *row})));
      }
    }
    return found;
  }

 private:
  static Message decided(const std::vector<Run>& runs, const Correction& line) {
    for (const Run& run : runs) {
      if (run.pack().id() != line.pack) continue;
      const auto found = run.explain(line.subject, line.provision);
      if (!found.empty()) return {in_short(found.front().decision, Language::chinese), in_short(found.front().decision, Language::english)};
    }
    return {};
  }

  const std::vector<Run>& before_;
  const std::vector<Run>& now_;
};

}  // namespace

void compare(Settled& now, const std::vector<Run>& runs_now, const Settled* before, const std::vector<Run>& runs_before, const std::string& corrections) {
  if (before) now.corrections = corrections_of(earlier_claims(*before), now);
  const Sides sides(runs_before, runs_now);
  const auto facts = intake::read_corrections(corrections, {});
  std::map<std::string, std::vector<CorrectedFact>> corrected;  // by enterprise
  for (std::size_t i = 0; facts && i < facts->size(); ++i) {
    for (const std::string& enterprise : sides.enterprises_of((*facts)[i].subject)) corrected[enterprise].push_back((*facts)[i]);
  }
  for (Correction& line : now.corrections) {
    const auto at = corrected.find(line.enterprise);
    if (at == corrected.end()) continue;  // its own decision is the same; what it shares with others changed
    line.corrected = at->second;
    sides.explain(line);
  }
}

}  // namespace duixian
