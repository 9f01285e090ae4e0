#include "doors/condition_texts.h"

#include "base/invariant.h"
#include "evaluate/explain.h"
#include "evaluate/failing.h"
#include "report/phrase.h"

namespace duixian {

void write_condition_texts(Decision& decision) {
  for (FailedCondition& failed : decision.failing) {
    failed.text = report::condition_text(failed.condition);
    failed.condition = {};
  }
}

const RecordedTexts::Text& RecordedTexts::text(const evaluate::BoundProvision& bound, graph::OutlineId id) {
  const auto [at, fresh] = texts_.try_emplace({bound.provision, id});
  Text& text = at->second;
  if (!fresh) return text;
  text.rule = evaluate::Explainer::rule(program_, bound, id);
  text.text = report::condition_text(text.rule);
  text.facts = evaluate::failed_condition(text.rule).facts;
  return text;
}

void RecordedTexts::write(Decision& decision, const evaluate::BoundProvision& bound, const std::vector<graph::OutlineId>& failing) {
  invariant(failing.size() == decision.failing.size(), "every condition that fails has its place in the rule");
  for (std::size_t i = 0; i < failing.size(); ++i) {
    const Text& from = text(bound, failing[i]);
    decision.failing[i].text = from.text;
    decision.failing[i].facts = from.facts;
    decision.failing[i].condition = from.rule;
  }
}

}  // namespace duixian
