#include "duixian/doors/run.h"


#include "base/nearest_name.h"
#include "doors/full_decisions.h"
#include "doors/preparation.h"
#include "doors/run_state.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"

namespace duixian {

Result<Run> Run::prepare(const Pack& pack, const RunOptions& options) {
  auto state = std::make_shared<State>(pack);
  state->register_ = std::make_shared<Register>();
  Preparation preparation(pack, options);
  const evaluate::Settings settings = preparation.settings();
  if (!has_errors(preparation.diagnostics)) state->register_->records = preparation.records(intake::read_records(options.records, pack.inner().book->schema, state->register_->names, preparation.intake()));
  if (has_errors(preparation.diagnostics)) return preparation.diagnostics;
  auto program = evaluate::bind(state->pack.inner(), settings, state->register_->names);
  if (!program) return program.diagnostics();
  state->program = *std::move(program);
  state->notes = std::move(preparation.diagnostics);
  return Run(std::move(state));
}

const Diagnostics& Run::notes() const { return state_->notes; }
const Pack& Run::pack() const { return state_->pack; }

std::vector<UnreadCell> Run::unread_cells() const {
  std::vector<UnreadCell> cells;
  const auto& entities = state_->pack.inner().book->schema.entities;
  for (const columns::Flaw& flaw : state_->records().flaws) {
    const auto& table = state_->records().table(flaw.entity);
    cells.push_back({entities[flaw.entity].name, flaw.row < table.keys.size() ? table.keys[flaw.row] : "", entities[flaw.entity].facts[flaw.fact].name, flaw.text, flaw.why, flaw.place});
  }
  return cells;
}

std::uint64_t Run::size() const {
  std::uint64_t size = 0;
  for (const auto& provision : state_->pack.inner().book->provisions) size += state_->records().table(provision.subject).rows();
  return size;
}

std::uint64_t Run::each(const std::function<bool(const Decision&)>& decided, const DecideOptions& options, const Decisions* columns) const {
  FullDecisions full(*state_, columns ? &columns->state() : nullptr);
  return full.each(options, [&](const Decision& decision) { return decided(decision); });
}

std::vector<Run::Explained> Run::explain(const std::string& subject, const std::string& provision, const Decisions* columns) const {
  std::vector<Explained> found;
  FullDecisions full(*state_, columns ? &columns->state() : nullptr);
  evaluate::Decider decider(*state_->program, state_->records());
  const auto& provisions = state_->pack.inner().book->provisions;
  for (std::size_t bound = 0; bound < state_->program->provisions.size(); ++bound) {
    const graph::Provision& one = provisions[state_->program->provisions[bound].provision];
    if (!provision.empty() && one.id != provision) continue;
    const auto row = state_->records().find(one.subject, subject);
    if (!row) continue;
    Explained explained;
    explained.decision = full.decide(decider, bound, *row, &explained.explanation);
    found.push_back(std::move(explained));
  }
  return found;
}

std::optional<std::string> Run::nearest_subject(const std::string& subject) const {
  std::vector<std::string> keys;
  for (std::size_t entity = 0; entity < state_->pack.inner().book->schema.entities.size(); ++entity) {
    const auto& table = state_->records().table(entity);
    keys.insert(keys.end(), table.keys.begin(), table.keys.end());
  }
  return nearest(subject, keys);
}

}  // namespace duixian
