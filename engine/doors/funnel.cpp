#include "duixian/doors/funnel.h"

#include "doors/decisions_state.h"
#include "evaluate/explain.h"
#include "evaluate/funnel.h"
#include "report/amount_text.h"
#include "report/funnel_html.h"
#include "report/funnel_json.h"
#include "report/funnel_text.h"
#include "report/phrase.h"

namespace duixian {

namespace {

Stopped stopped(const evaluate::StoppedCount& count) { return {count.subjects, count.sums, count.sums > 0 ? report::exact_amount(count.money) : ""}; }

// The conditions in words: as a decision lists them where they fail, or, without records, as the pack has them.
class ConditionTexts {
 public:
  ConditionTexts(const Run::State& run, std::size_t bound, std::size_t subject) : run_(run), bound_(run.program->provisions[bound]) {
    if (run.records().table(subject).rows() == 0) return;
    executor_.emplace(*run.program, run.records());
    executor_->enter(bound_, 0);
    executor_->evaluate(0);
  }
  Message operator()(graph::OutlineId id) {
    if (executor_) return report::condition_text(evaluate::Explainer(*executor_, bound_).explain(id));
    return report::condition_text(evaluate::Explainer::rule(run_.pack.inner(), id, run_.program->settings.as_of));
  }

 private:
  const Run::State& run_;
  const evaluate::BoundProvision& bound_;
  std::optional<evaluate::RowExecutor> executor_;
};

Funnel heading(const Run::State& run, const graph::Provision& provision) {
  const EntitySchema& entity = run.pack.inner().book->schema.entities[provision.subject];
  Funnel made;
  made.pack = run.pack.id();
  made.provision = provision.id;
  made.entity = entity.name;
  made.entity_title = entity.title;
  made.title = provision.title;
  made.kind = provision.kind;
  if (provision.pays) made.currency = currency_of(run, provision);
  return made;
}

}  // namespace

std::vector<Funnel> funnel(const Run& run, const Decisions& decisions, const std::string& provision) {
  const Run::State& state = run.inner();
  const auto totals = decisions.totals();
  std::vector<Funnel> all;
  for (std::size_t bound = 0; bound < state.program->provisions.size(); ++bound) {
    const graph::Provision& one = state.pack.inner().book->provisions[state.program->provisions[bound].provision];
    if (!provision.empty() && one.id != provision) continue;
    Funnel made = heading(state, one);
    const evaluate::FunnelCount count = evaluate::funnel_of(*state.program, *decisions.state().columns.provisions[bound]);
    made.subjects = count.subjects;
    made.asked = count.asked;
    made.by_conditions = stopped(count.by_conditions);
    made.by_nothing = count.by_nothing;
    ConditionTexts text(state, bound, one.subject);
    for (const evaluate::ConditionCount& condition : count.conditions) {
      made.conditions.push_back({text(condition.outline), condition.alternative, stopped(condition.with_others), stopped(condition.alone), condition.unknown});
    }
    for (const OutcomeTotal& total : totals[bound].outcomes) made.outcomes.push_back({total.outcome, total.count, total.lowest, total.highest});
    all.push_back(std::move(made));
  }
  return all;
}

std::string text_of(const std::vector<Funnel>& funnels, Language language, bool colour) { return report::funnel_text(funnels, language, colour); }
std::string json_of(const std::vector<Funnel>& funnels) { return report::funnel_json(funnels); }
std::string html_of(const std::vector<Funnel>& funnels, Language language) { return report::funnel_html(funnels, language); }

}  // namespace duixian
