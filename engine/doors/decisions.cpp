#include "duixian/doors/decisions.h"

#include <algorithm>
#include <thread>

#include "doors/decisions_state.h"
#include "evaluate/bind.h"
#include "evaluate/column_executor.h"
#include "packs/read_choices.h"
#include "report/amount_text.h"

namespace duixian {

namespace {

evaluate::ColumnOptions columns_of(const DecideOptions& options) {
  evaluate::ColumnOptions columns;
  columns.threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  columns.reasons = columns.refused_sums = options.reasons;
  columns.stop = options.stop;
  return columns;
}

}  // namespace

std::string currency_of(const Run::State& run, const graph::Provision& provision) {
  const graph::Rulebook& book = *run.pack.inner().book;
  return provision.pays ? book.graph[book.outline[*provision.pays].node].type.unit.currency() : book.declarations.currency;
}

Decisions Run::decide(const DecideOptions& options) const {
  auto state = std::make_shared<Decisions::State>();
  state->run = state_;
  const evaluate::ColumnProgram columns = evaluate::lower(*state_->program, state_->records(), {nullptr, options.reasons, {}, {}});
  state->on_file = columns.on_file;
  state->columns = evaluate::decide_all(*state_->program, columns, state_->records(), columns_of(options));
  return Decisions(std::move(state));
}

Result<Run> Run::changed(const std::vector<std::string>& set) const {
  Diagnostics wrong;
  packs::Choices choices;
  evaluate::Settings settings = state_->program->settings;
  for (const std::string& text : set) packs::set_choice(text, state_->pack.inner(), choices, wrong);
  if (has_errors(wrong)) return wrong;
  for (const auto& [id, choice] : choices.readings) settings.readings[id] = choice;
  for (const auto& [name, parameter] : choices.parameters) settings.parameters[name] = parameter;
  auto state = std::make_shared<State>(state_->pack);
  state->register_ = state_->register_;
  state->notes = state_->notes;
  auto program = evaluate::bind(state->pack.inner(), settings, state->register_->names);
  if (!program) return program.diagnostics();
  state->program = *std::move(program);
  return Run(std::move(state));
}

Decisions Run::decide_changed(const Decisions& before, const DecideOptions& options) const {
  auto state = std::make_shared<Decisions::State>();
  const Decisions::State& earlier = before.state();
  state->run = state_;
  state->on_file = earlier.on_file;
  state->columns = evaluate::decide_changed(*earlier.run->program, *state_->program, state_->records(), earlier.on_file, earlier.columns, columns_of(options));
  return Decisions(std::move(state));
}

bool Decisions::stopped() const { return state_->columns.stopped; }

std::vector<ProvisionTotals> Decisions::totals() const {
  std::vector<ProvisionTotals> all;
  const auto& book = *state_->run->pack.inner().book;
  for (const auto& decided : state_->columns.provisions) {
    const auto& provision = book.provisions[state_->run->program->provisions[decided->bound].provision];
    ProvisionTotals totals{provision.id, provision.title, {}};
    const evaluate::OutcomeTotals counted = evaluate::totals_of(*decided);
    for (std::size_t i = 0; i < counted.size(); ++i) {
      if (counted[i].count == 0) continue;
      OutcomeTotal total{static_cast<Outcome>(i), counted[i].count, "", ""};
      if (counted[i].sums > 0) {
        total.lowest = report::exact_amount(counted[i].lowest);
        total.highest = report::exact_amount(counted[i].highest);
      }
      totals.outcomes.push_back(std::move(total));
    }
    all.push_back(std::move(totals));
  }
  return all;
}

Decided Decisions::at(std::size_t provision, std::uint32_t row) const {
  const evaluate::RowDecision one = evaluate::decision_of(*state_->columns.provisions[provision], row);
  Decided decided{one.outcome, {}, {}};
  if (!one.has_sum) return decided;
  const std::string currency = currency_of(*state_->run, state_->run->pack.inner().book->provisions[state_->run->program->provisions[provision].provision]);
  decided.lowest = Money{one.lowest, currency};
  decided.highest = Money{one.highest, currency};
  return decided;
}

}  // namespace duixian
