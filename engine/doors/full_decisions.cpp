#include "doors/full_decisions.h"

#include <algorithm>
#include <thread>

#include "base/in_order.h"
#include "base/invariant.h"
#include "doors/condition_texts.h"

namespace duixian {

namespace {

constexpr columns::Row rows_at_a_time = 128;

bool reaches_function(const evaluate::Program& program, const evaluate::BoundProvision& bound) {
  const auto all = graph::reachable(program.graph, bound.order);
  return std::any_of(all.begin(), all.end(), [&](graph::NodeId id) { return program.graph[id].operation == graph::Operation::compute; });
}

bool is_sum(const std::optional<Money>& of, const std::optional<Money>& else_of, const evaluate::RowDecision& one, std::int64_t sum) {
  const auto& money = of ? of : else_of;
  return one.has_sum ? money && money->minor == sum : !money;
}

}  // namespace

FullDecisions::FullDecisions(const Run::State& run, const Decisions::State* columns) : run_(run), columns_(columns) {
  for (const auto& bound : run.program->provisions) calls_functions_.push_back(reaches_function(*run.program, bound));
}

Decision FullDecisions::decide(evaluate::Decider& decider, std::size_t bound, columns::Row row, Explanation* explanation) {
  std::unique_lock one_call_at_a_time(functions_, std::defer_lock);
  if (calls_functions_[bound]) one_call_at_a_time.lock();
  Decision decision = decider.decide(run_.program->provisions[bound], row, explanation);
  if (one_call_at_a_time) one_call_at_a_time.unlock();
  write_condition_texts(decision);
  if (columns_) make_sure(decision, bound, row);
  return decision;
}

void FullDecisions::make_sure(const Decision& decision, std::size_t bound, columns::Row row) const {
  const evaluate::RowDecision one = evaluate::decision_of(*columns_->columns.provisions[bound], row);
  invariant(decision.outcome == one.outcome, "a decision in full has the outcome that the columns give it");
  if (decision.outcome == Outcome::undetermined) return;  // its ends are known in full only
  invariant(is_sum(decision.lowest, decision.amount, one, one.lowest) && is_sum(decision.highest, decision.amount, one, one.highest), "a decision in full has the sum that the columns give it");
}

std::vector<FullDecisions::Rows> FullDecisions::rows_of(std::size_t bound) const {
  std::vector<Rows> all;
  const std::size_t subject = run_.pack.inner().book->provisions[run_.program->provisions[bound].provision].subject;
  const auto rows = static_cast<columns::Row>(run_.records().table(subject).rows());
  for (columns::Row first = 0; first < rows; first += std::min(rows_at_a_time, rows - first)) all.push_back({bound, first, first + std::min(rows_at_a_time, rows - first)});
  return all;
}

std::uint64_t FullDecisions::each(const DecideOptions& options, const Take& take) {
  std::vector<Rows> all;
  for (std::size_t bound = 0; bound < run_.program->provisions.size(); ++bound) {
    const auto rows = rows_of(bound);
    all.insert(all.end(), rows.begin(), rows.end());
  }
  only_.reset();
  return each(all, options, take);
}

std::uint64_t FullDecisions::each_with(Outcome outcome, std::size_t bound, const DecideOptions& options, const Take& take) {
  only_ = outcome;
  return each(rows_of(bound), options, take);
}

void FullDecisions::decide(evaluate::Decider& decider, const Rows& rows, Piece& piece) {
  piece.decisions.clear();
  for (columns::Row row = rows.first; row < rows.last; ++row) {
    if (only_ && evaluate::decision_of(*columns_->columns.provisions[rows.bound], row).outcome != *only_) continue;
    piece.decisions.push_back(decide(decider, rows.bound, row));
  }
}

std::uint64_t FullDecisions::each(const std::vector<Rows>& all, const DecideOptions& options, const Take& take) {
  const auto new_worker = [&] {
    return [&, decider = evaluate::Decider(*run_.program, run_.records())](std::size_t number, Piece& piece) mutable { decide(decider, all[number], piece); };
  };
  std::uint64_t handed_over = 0;
  InOrder<Piece>(all.size(), options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())).run(new_worker, [&](Piece& piece) {
    for (Decision& decision : piece.decisions) {
      ++handed_over;
      if (!take(decision)) return false;
    }
    return !(options.stop && options.stop->load(std::memory_order_relaxed));
  });
  return handed_over;
}

}  // namespace duixian
