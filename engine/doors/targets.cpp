#include "duixian/doors/targets.h"

#include <algorithm>

#include "analyse/measures.h"
#include "doors/condition_texts.h"
#include "doors/run_state.h"
#include "evaluate/decide.h"
#include "evaluate/value_of.h"
#include "report/targets_html.h"
#include "report/targets_json.h"
#include "report/targets_text.h"

namespace duixian {

namespace {

std::optional<columns::Row> member_of(const columns::Table& table, columns::Row owner, const std::string& key) {
  if (owner + std::size_t{1} >= table.first_child.size()) return std::nullopt;
  for (columns::Row row = table.first_child[owner]; row < table.first_child[owner + 1]; ++row) {
    if (table.keys[row] == key) return row;
  }
  return std::nullopt;
}

// Members of a subject's list have numbers for keys; a fact called `name` says more.
Message title_of(const Measure& measure, const Run::State& state, columns::Row owner, int year) {
  const Schema& schema = state.pack.inner().book->schema;
  const auto entity = std::ranges::find(schema.entities, measure.list, &EntitySchema::list);
  if (measure.list.empty() || entity == schema.entities.end()) return {};
  const auto number = static_cast<std::size_t>(entity - schema.entities.begin());
  const auto fact = schema.fact(number, "name");
  const auto row = member_of(state.records().table(number), owner, measure.member);
  if (!fact || !row || !is_name(entity->facts[*fact].type)) return {};
  const auto code = state.records().value(number, *fact, entity->facts[*fact].yearly ? year : 0, *row);
  if (!code) return {};
  const std::string name = state.records().names().name(*code->as_int64());
  const Message label = evaluate::label_of(entity->facts[*fact].type, name);
  return label.empty() ? Message{name, name} : label;
}

}  // namespace

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
      for (Measure& measure : one.measures) measure.member_title = title_of(measure, state, row, one.decision.year);
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
