#include "duixian/doors/targets.h"

#include "analyse/measures.h"
#include "doors/condition_texts.h"
#include "doors/run_state.h"
#include "evaluate/decide.h"
#include "report/targets_html.h"
#include "report/targets_json.h"
#include "report/targets_text.h"

namespace duixian {

std::vector<Target> targets_of(const Run& run) {
  std::vector<Target> targets;
  const Run::State& state = run.inner();
  evaluate::Decider decider(*state.program, state.records());
  for (const auto& bound : state.program->provisions) {
    const auto& provision = state.pack.inner().book->provisions[bound.provision];
    if (provision.kind != ProvisionKind::target && provision.kind != ProvisionKind::duty) continue;
    const std::size_t rows = state.records().table(provision.subject).rows();
    for (columns::Row row = 0; row < rows; ++row) {
      Target one;
      Explanation explanation;
      one.decision = decider.decide(bound, row, &explanation);
      if (one.decision.outcome == Outcome::not_applicable) continue;
      one.measures = analyse::measures_of(explanation);
      if (provision.kind == ProvisionKind::duty && !analyse::has_stated_goal(one.measures)) continue;
      write_condition_texts(one.decision);
      targets.push_back(std::move(one));
    }
  }
  return targets;
}

std::string text_of(std::span<const Target> targets, Language language, bool colour) { return report::targets_text(targets, language, colour); }
std::string json_of(std::span<const Target> targets) { return report::targets_json(targets); }
std::string html_of(std::span<const Target> targets, Language language) { return report::targets_html(targets, language); }

}  // namespace duixian
