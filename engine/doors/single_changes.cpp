#include "doors/single_changes.h"

#include "doors/engine_identity.h"
#include "doors/run_state.h"
#include "evaluate/bind.h"
#include "evaluate/decide.h"
#include "ledger/subject_keys.h"

namespace duixian {

namespace {

using ledger::SubjectKey;

std::optional<graph::Cell> cell_of(const Value& value, columns::Names& names) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return graph::known(*truth);
  if (const auto* name = std::get_if<std::string>(&value.is)) return graph::known(Rational(names.code(*name)));
  if (const auto* day = std::get_if<Date>(&value.is)) return graph::known(Rational(day->days));
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return graph::known(quantity->amount);
  return value.known() ? std::nullopt : std::optional(graph::unknown());
}

// Bound again over the same records, with other settings.
std::optional<Run> rebound(const Run& run, const evaluate::Settings& settings) {
  auto state = std::make_shared<Run::State>(run.pack());
  state->register_ = run.inner().register_;
  auto program = evaluate::bind(state->pack.inner(), settings, state->register_->names);
  if (!program) return std::nullopt;
  state->program = *std::move(program);
  return Run(std::move(state));
}

// Prepared again, with the tables beside the records of another run.
std::optional<Run> with_dossier(const Pack& pack, const RunOptions& options, const Dossier& dossier) {
  auto run = Run::prepare(pack, options);
  if (!run) return std::nullopt;
  run->inner().register_->records->dossier = dossier;
  return *std::move(run);
}

}  // namespace

// One run, and where its subjects are.
struct SingleChanges::Variant {
  explicit Variant(std::optional<Run> made) : run(std::move(made)) {
    if (run) decider.emplace(*run->inner().program, run->inner().records());
    if (decider) decider->ask_what_missing_facts_decide(false);
  }

  const evaluate::BoundProvision* bound(const std::string& provision) const {
    for (const auto& one : run->inner().program->provisions) {
      if (run->inner().program->book().provisions[one.provision].id == provision) return &one;
    }
    return nullptr;
  }

  std::optional<columns::Row> row(const SubjectKey& subject) {
    const columns::Records& records = run->inner().records();
    auto& of_entity = rows[subject.entity];
    if (of_entity.empty()) {
      for (columns::Row at = 0; at < records.table(subject.entity).rows(); ++at) of_entity.emplace(ledger::subject_key(records, subject.entity, at), at);
    }
    const auto found = of_entity.find(subject);
    return found == of_entity.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<Decision> decide(const SubjectKey& subject, const std::string& provision) {
    const auto* rule = run ? bound(provision) : nullptr;
    const auto at = rule ? row(subject) : std::nullopt;
    return at ? std::optional(decider->decide(*rule, *at)) : std::nullopt;
  }

  std::optional<Run> run;
  std::optional<evaluate::Decider> decider;
  std::map<std::uint64_t, std::map<SubjectKey, columns::Row>> rows;
};

SingleChanges::SingleChanges(const ledger::OpenedLedger& ledger, const ledger::RunEntry& before, const ledger::RunEntry& after) {
  const ledger::Engine& here = engine_identity();
  if (before.engine.version != here.version || before.engine.lua_digest != here.lua_digest) {
    why_not_ = Message{"前一次由另一版引擎计算，不能逐项重算原因", "the earlier run was computed by another engine: its causes cannot be tried one by one"};
    return;
  }
  before_ = std::make_unique<RestoredRun>(ledger, before, "", "");
  after_ = std::make_unique<RestoredRun>(ledger, after, "", "");
  for (const RestoredRun* one : {before_.get(), after_.get()}) {
    if (one->run() || why_not_) continue;
    const Message missing = one->missing().empty() ? Message{} : one->missing().front();
    why_not_ = Message{"不能逐项重算原因：" + missing.zh, "the causes cannot be tried one by one: " + missing.en};
  }
}

SingleChanges::~SingleChanges() = default;

std::optional<Run> SingleChanges::changed(const std::string& kind) const {
  const Run &before = *before_->run(), &after = *after_->run();
  const Dossier& dossier = before.inner().records().dossier;
  evaluate::Settings settings = before.inner().program->settings;
  const evaluate::Settings& newer = after.inner().program->settings;
  if (kind == "parameter") return settings.parameters = newer.parameters, rebound(before, settings);
  if (kind == "reading") return settings.readings = newer.readings, rebound(before, settings);
  RunOptions options = before_->options();
  if (kind == "day") {
    options.year = newer.year;
    options.as_of = newer.as_of;
    return with_dossier(before.pack(), options, dossier);
  }
  if (kind == "pack text") return with_dossier(after.pack(), options, dossier);
  if (kind == "discretion") return with_dossier(before.pack(), options, after.inner().records().dossier);
  options.records = after_->options().records;
  options.mapping = after_->options().mapping;
  options.encoding = after_->options().encoding;
  return kind == "facts" ? with_dossier(before.pack(), options, dossier) : std::optional(before);
}

SingleChanges::Variant& SingleChanges::variant(const std::string& kind) {
  auto& made = variants_[kind];
  if (!made) made = std::make_unique<Variant>(changed(kind));
  return *made;
}

std::optional<Decision> SingleChanges::with(const std::string& kind, const SubjectKey& subject, const std::string& provision) { return variant(kind).decide(subject, provision); }

std::optional<Decision> SingleChanges::with(const ledger::RecordedFact& fact, const SubjectKey& subject, const std::string& provision) {
  Variant& older = variant("");
  const auto* rule = older.run ? older.bound(provision) : nullptr;
  if (!rule || !fact.key.empty()) return std::nullopt;
  const evaluate::Program& program = *older.run->inner().program;
  const auto cell = cell_of(fact.value, older.run->inner().register_->names);
  std::optional<evaluate::Decider> supposing(std::in_place, program, older.run->inner().records());
  supposing->ask_what_missing_facts_decide(false);
  bool any = false;
  for (const graph::NodeId id : rule->order) {
    const graph::Node& node = program.graph[id];
    if (node.operation != graph::Operation::fact || !cell) continue;
    const EntitySchema& entity = program.book().schema.entities[static_cast<std::size_t>(node.index)];
    const FactSchema& declared = entity.facts[static_cast<std::size_t>(node.detail)];
    const int year = declared.yearly ? program.settings.year - static_cast<int>(node.years_ago) : 0;
    if (entity.name != fact.entity || declared.name != fact.name || year != fact.year) continue;
    supposing->suppose(id, *cell);
    any = true;
  }
  const auto at = any ? older.row(subject) : std::nullopt;
  return at ? std::optional(supposing->decide(*rule, *at)) : std::nullopt;
}

}  // namespace duixian
