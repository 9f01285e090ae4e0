#include "doors/subject_drafts.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <set>

#include "base/in_order.h"
#include "doors/condition_texts.h"
#include "evaluate/brief_decision.h"
#include "evaluate/column_executor.h"
#include "evaluate/rows_alone.h"
#include "evaluate/subject_name.h"
#include "ledger/brief_writer.h"
#include "ledger/fact_bytes.h"
#include "ledger/records_digest.h"
#include "ledger/subject_keys.h"

namespace duixian {

namespace {

using ledger::SubjectDrafts;

constexpr std::size_t subjects_at_a_time = 128;

std::set<std::size_t> entities_of(const evaluate::Program& program) {
  std::set<std::size_t> entities;
  for (const auto& bound : program.provisions) entities.insert(program.book().provisions[bound.provision].subject);
  return entities;
}

// One entity of a run: its rows in order, and the provisions about it.
struct About {
  std::size_t entity = 0;
  std::vector<columns::Row> rows;
  std::vector<std::size_t> bounds;  // places in Program::provisions
};

std::vector<std::size_t> bounds_about(const evaluate::Program& program, std::size_t entity) {
  std::vector<std::size_t> bounds;
  for (std::size_t i = 0; i < program.provisions.size(); ++i) {
    if (program.book().provisions[program.provisions[i].provision].subject == entity) bounds.push_back(i);
  }
  return bounds;
}

// Decisions in full, as they are recorded. One a thread; calls into Lua are made one at a time.
class InFull {
 public:
  InFull(const evaluate::Program& program, const columns::Records& records, std::mutex& functions) : program_(program), functions_(functions), decider_(program, records), texts_(program) {
    decider_.ask_what_missing_facts_decide(false);  // that can be asked at any time; it is no part of what was decided
  }

  Decision decide(std::size_t number, columns::Row row) {
    const evaluate::BoundProvision& bound = program_.provisions[number];
    std::unique_lock one_call_at_a_time(functions_, std::defer_lock);
    if (evaluate::reaches(program_, bound, graph::Operation::compute)) one_call_at_a_time.lock();
    Decision decision = decider_.decide(bound, row);
    texts_.write(decision, bound, decider_.failing());
    return decision;
  }

 private:
  const evaluate::Program& program_;
  std::mutex& functions_;
  evaluate::Decider decider_;
  RecordedTexts texts_;
};

// What all threads share.
struct Shared {
  const evaluate::Program& program;
  const columns::Records& records;
  const ledger::RunEntry& entry;
  const evaluate::ColumnDecisions& columns;
  const DraftOptions& options;
  std::mutex functions = {};
  std::atomic<std::size_t> writers{0};
};

// One thread's work.
class Drafter {
 public:
  Drafter(Shared& shared, const About& about)
      : shared_(shared), about_(about), number_(shared.writers++), full_(shared.program, shared.records, shared.functions), brief_(shared.program, shared.records, shared.columns),
        words_(lines_, shared.entry.currency, shared.options.cleaned), briefly_(shared.program, shared.records.names(), shared.entry.currency, lines_, words_),
        subject_(lines_, shared.entry, shared.options.cleaned), facts_(shared.records, shared.entry) {
    if (shared.options.settled.settled) settled_.emplace(shared.options.settled, shared.entry);
  }

  void draft(std::size_t piece, SubjectDrafts& into) {
    into.clear();
    into.writer = number_;
    const std::size_t first = piece * subjects_at_a_time, last = std::min(about_.rows.size(), first + subjects_at_a_time);
    for (std::size_t at = first; at < last; ++at) subject(about_.rows[at], into);
    lines_.take_new(into.words);
  }

 private:
  void subject(columns::Row row, SubjectDrafts& into) {
    const columns::Records& records = shared_.records;
    into.subjects.push_back({ledger::subject_key(records, about_.entity, row), 0, 0, 0});
    lines_.places().clear();
    subject_.begin(into.subjects.back().key, evaluate::subject_name(records, about_.entity, row));
    brief_.enter(about_.entity, row);
    for (const std::size_t bound : about_.bounds) ++into.outcomes[static_cast<std::size_t>(decision(bound, row))];
    if (settled_) subject_.add_settled(settled_->of(about_.entity, row));
    facts_.write(about_.entity, row, values_, places_);
    const ledger::SubjectBytes bytes = subject_.end(values_, places_);
    for (const ledger::LinePlace& place : lines_.places()) into.lines.push_back({static_cast<std::uint32_t>(into.decided.size() + bytes.decisions + place.at), place.line});
    into.decided += bytes.decided;
    into.places += bytes.places;
    into.subjects.back().decided = into.decided.size();
    into.subjects.back().places = into.places.size();
    into.subjects.back().lines = into.lines.size();
  }

  Outcome decision(std::size_t bound, columns::Row row) {
    const evaluate::BriefDecision* brief = shared_.options.how == Drafting::brief ? &brief_.decide(bound) : nullptr;
    const bool told = brief && brief->told;
    if (told && briefly_.append(subject_, *brief, brief_)) return brief->decided.outcome;
    const Decision full = full_.decide(bound, row);
    if (told) briefly_.learn(*brief, brief_, full);
    subject_.add(full);
    return full.outcome;
  }

  Shared& shared_;
  const About& about_;
  std::size_t number_;
  InFull full_;
  evaluate::BriefDecider brief_;
  ledger::DraftLines lines_;
  ledger::DecisionWriter words_;
  ledger::BriefWriter briefly_;
  ledger::SubjectWriter subject_;
  ledger::FactWriter facts_;
  std::optional<SettledSubjects> settled_;
  std::string values_, places_;
};

evaluate::ColumnDecisions decided_in_columns(const evaluate::Program& program, const columns::Records& records, unsigned threads) {
  evaluate::ColumnOptions options;
  options.threads = threads;
  options.reasons = true;
  return evaluate::decide_all(program, evaluate::lower(program, records), records, options);
}

}  // namespace

void each_draft(const evaluate::Program& program, const columns::Records& records, const ledger::RunEntry& entry, const DraftOptions& options, const std::function<bool(const SubjectDrafts&)>& visit) {
  const evaluate::ColumnDecisions columns = decided_in_columns(program, records, std::max(options.threads, 1U));
  Shared shared{program, records, entry, columns, options};
  bool more = true;
  const auto take = [&](const SubjectDrafts& drafts) { return more = visit(drafts); };
  for (const std::size_t entity : entities_of(program)) {
    const About about{entity, ledger::rows_by_key(records, entity), bounds_about(program, entity)};
    const std::size_t pieces = (about.rows.size() + subjects_at_a_time - 1) / subjects_at_a_time;
    const auto new_worker = [&] {
      return [drafter = std::make_unique<Drafter>(shared, about)](std::size_t number, SubjectDrafts& piece) { drafter->draft(number, piece); };
    };
    InOrder<SubjectDrafts>(pieces, options.threads).run(new_worker, take);
    if (!more) return;
  }
}

std::vector<Decision> recorded_decisions(const evaluate::Program& program, const columns::Records& records, std::size_t entity, columns::Row row) {
  std::mutex functions;
  InFull full(program, records, functions);
  std::vector<Decision> decisions;
  for (const std::size_t bound : bounds_about(program, entity)) decisions.push_back(full.decide(bound, row));
  return decisions;
}

std::uint64_t count_subjects(const evaluate::Program& program, const columns::Records& records) {
  std::uint64_t count = 0;
  for (const std::size_t entity : entities_of(program)) count += records.table(entity).rows();
  return count;
}

}  // namespace duixian
