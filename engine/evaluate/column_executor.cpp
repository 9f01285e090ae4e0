#include "evaluate/column_executor.h"

#include <algorithm>
#include <bit>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "evaluate/row_decision.h"
#include "evaluate/same_rule.h"

namespace duixian::evaluate {

namespace {

using graph::Batch;
using graph::every_row;
using graph::no_rows;
using graph::Word;

// One batch of one group: a unit of work.
struct Task {
  const ColumnGroup* group = nullptr;
  std::size_t batch = 0;  // its place in every block list of the group
  Row first = 0, last = 0;
};

std::vector<Task> tasks_of(const ColumnProgram& columns, const columns::Records& records, std::size_t batch_rows) {
  std::vector<Task> tasks;
  for (const auto& group : columns.groups) {
    const std::size_t rows = records.table(group->plan.root).rows();
    for (std::size_t first = 0, batch = 0; first < rows; first += batch_rows, ++batch) {
      tasks.push_back({group.get(), batch, static_cast<Row>(first), static_cast<Row>(std::min(rows, first + batch_rows))});
    }
  }
  return tasks;
}

// One thread's work: its buffers, its memory for results, and a row executor for what the columns leave to it.
class Worker {
 public:
  Worker(const Program& program, const kernels::Kernels& kernels, const columns::Records& records, const ColumnOptions& options, ColumnDecisions& decisions, DecisionMemory& memory, std::mutex& functions)
      : program_(program), kernels_(kernels), records_(records), options_(options), decisions_(decisions), memory_(memory), functions_(functions) {}

  void work(const Task& task) {
    if (!batch_ || group_ != task.group) {
      batch_.emplace(task.group->plan);
      group_ = task.group;
    }
    batch_->enter(task.first, task.last);
    batch_->run();
    for (const ColumnRule& rule : task.group->rules) write(rule, decisions_.provisions[rule.bound]->blocks[task.batch]);
  }

 private:
  void write(const ColumnRule& rule, DecisionBlock& block) {
    block = {};
    block.first = batch_->first(rule.entity);
    block.rows = static_cast<std::uint32_t>(batch_->rows(rule.entity));
    if (block.rows == 0) return;
    const Word* alone = rows_alone(rule, block);
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      const Slot rows = rule.rows[outcome];
      if (rows == no_rows || outcome == static_cast<std::size_t>(Outcome::ineligible)) continue;
      block.bits[outcome] = copied(rows, alone, block);
      if (rows == rule.with_sum) block.with_sum = block.bits[outcome];
    }
    if (rule.with_sum != no_rows && !block.with_sum) block.with_sum = copied(rule.with_sum, alone, block);
    if (block.with_sum) sums(rule, block);
    if (options_.reasons) reasons(rule, block);
    if (options_.refused_sums) refused_sums(rule, alone, block);
    if (alone) one_by_one(rule, alone, block);
  }

  // The rows that the row executor decides; null where there are none.
  const Word* rows_alone(const ColumnRule& rule, const DecisionBlock& block) {
    const bool doubtful = batch_->overflowed && rule.doubtful != no_rows;
    if (rule.by_rows == no_rows && !doubtful) return nullptr;
    alone_.assign(block.words(), 0);
    Word any = 0;
    for (std::size_t w = 0; w < block.words(); ++w) {
      alone_[w] = batch_->bits(rule.by_rows)[w] | (doubtful ? batch_->bits(rule.doubtful)[w] : 0);
      if (w + 1 == block.words()) alone_[w] &= last_word(block);
      any |= alone_[w];
    }
    return any != 0 ? alone_.data() : nullptr;
  }

  static Word last_word(const DecisionBlock& block) { return block.rows % 64 == 0 ? ~Word{0} : ~Word{0} >> (64 - block.rows % 64); }

  const Word* copied(Slot slot, const Word* alone, const DecisionBlock& block) {
    const Word* from = batch_->bits(slot);
    Word* to = memory_.take(block.words());
    const std::size_t words = block.words();
    if (alone) {
      for (std::size_t w = 0; w < words; ++w) to[w] = from[w] & ~alone[w];
    } else {
      std::copy_n(from, words, to);
    }
    to[words - 1] &= last_word(block);
    return to;
  }

  // The sums of the rows with these bits, side by side.
  const std::int64_t* packed(const ColumnSum& sum, const Word* rows, std::uint32_t number, std::size_t words) {
    if (!sum.lanes || number == 0) return nullptr;
    std::int64_t* to = memory_.sums_room(number + kernels::word_lanes);
    kernels_.pack(rows, {batch_->lanes(*sum.lanes), sum.times, sum.plus}, to, words);
    memory_.keep(number);
    return to;
  }

  void sums(const ColumnRule& rule, DecisionBlock& block) {
    block.sums = count(block.with_sum, block.words());
    block.lowest = packed(*rule.lowest, block.with_sum, block.sums, block.words());
    block.lowest_of_all = rule.lowest->plus;
    if (!rule.highest) return;
    block.has_highest = true;
    block.highest = packed(*rule.highest, block.with_sum, block.sums, block.words());
    block.highest_of_all = rule.highest->plus;
  }

  void refused_sums(const ColumnRule& rule, const Word* alone, DecisionBlock& block) {
    if (rule.refused == no_rows) return;
    block.refused = copied(rule.refused, alone, block);
    block.refused_sums = packed(*rule.refused_sum, block.refused, count(block.refused, block.words()), block.words());
    block.refused_sum_of_all = rule.refused_sum->plus;
  }

  RowDecision decide_row(const ColumnRule& rule, Row row, std::optional<std::int64_t>& regardless) {
    if (!rows_executor_) rows_executor_.emplace(program_, records_);
    return row_decision(*rows_executor_, program_.provisions[rule.bound], row, regardless);
  }

  std::uint32_t count(const Word* bits, std::size_t words) {
    counts_.resize(words + 1);
    kernels_.counts_before(bits, counts_.data(), words);
    return static_cast<std::uint32_t>(counts_[words]);
  }

  void reasons(const ColumnRule& rule, DecisionBlock& block) {
    const std::size_t words = block.words();
    Word* to = memory_.take(2 * words * rule.conditions.size());
    block.reasons = to;
    for (const ColumnCondition& condition : rule.conditions) {
      for (Slot slot : {condition.no, condition.unknown}) {
        std::copy_n(batch_->bits(slot), words, to);
        to[words - 1] &= last_word(block);
        to += words;
      }
    }
  }

  // As the row executor has them now, with all discretions at their lowest.
  void reasons_alone(const ColumnRule& rule, std::size_t at, DecisionBlock& block) {
    for (std::size_t i = 0; i < rule.conditions.size(); ++i) {
      const graph::Cell& cell = rows_executor_->cell(program_.node(program_.provisions[rule.bound], rule.conditions[i].outline));
      const auto put = [&](Word* bits, bool set) {
        bits[at / 64] = (bits[at / 64] & ~(Word{1} << (at % 64))) | Word{set} << (at % 64);
      };
      put(block.reasons + 2 * i * block.words(), graph::is_false(cell));
      put(block.reasons + (2 * i + 1) * block.words(), !cell.known);
    }
  }

  void one_by_one(const ColumnRule& rule, const Word* alone, DecisionBlock& block) {
    std::unique_lock one_call_at_a_time(functions_, std::defer_lock);
    if (rule.calls_functions) one_call_at_a_time.lock();
    for (std::size_t w = 0; w < block.words(); ++w) {
      for (Word rest = alone[w]; rest != 0; rest &= rest - 1) {
        const Row row = block.first + static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
        std::optional<std::int64_t> regardless;
        const RowDecision one = decide_row(rule, row, regardless);
        block.one_by_one.emplace(row, one);
        if (options_.refused_sums && one.outcome == Outcome::ineligible && regardless) block.refused_one_by_one.emplace(row, *regardless);
        if (options_.reasons) reasons_alone(rule, row - block.first, block);
      }
    }
  }

  const Program& program_;
  const kernels::Kernels& kernels_;
  const columns::Records& records_;
  const ColumnOptions& options_;
  ColumnDecisions& decisions_;
  DecisionMemory& memory_;
  std::mutex& functions_;
  std::optional<Batch> batch_;
  const ColumnGroup* group_ = nullptr;
  std::vector<Word> alone_;
  std::vector<kernels::Lane> counts_;
  std::optional<RowExecutor> rows_executor_;
};

void make_room(ColumnDecisions& decisions, const Program& program, const ColumnProgram& columns, const std::vector<Task>& tasks, unsigned threads) {
  decisions.provisions.resize(program.provisions.size());
  for (const auto& group : columns.groups) {
    const auto batches = static_cast<std::size_t>(std::count_if(tasks.begin(), tasks.end(), [&](const Task& task) { return task.group == group.get(); }));
    for (const ColumnRule& rule : group->rules) {
      auto& provision = decisions.provisions[rule.bound];
      if (!provision || provision.use_count() > 1) provision = std::make_shared<ProvisionDecisions>();
      provision->bound = rule.bound;
      provision->blocks.resize(batches);
      provision->conditions.clear();
      for (const ColumnCondition& condition : rule.conditions) provision->conditions.push_back(condition.outline);
    }
  }
  std::erase_if(decisions.memory, [](const auto& memory) { return memory.use_count() > 1; });
  while (decisions.memory.size() < threads) decisions.memory.push_back(std::make_shared<DecisionMemory>());
  for (const auto& memory : decisions.memory) memory->give_all_back();
}

}  // namespace

ColumnDecisions decide_all(const Program& program, const ColumnProgram& columns, const columns::Records& records, const ColumnOptions& options, ColumnDecisions again) {
  ColumnDecisions decisions = std::move(again);
  const std::vector<Task> tasks = tasks_of(columns, records, options.batch_rows);
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(1, tasks.size())));
  make_room(decisions, program, columns, tasks, threads);
  std::mutex functions;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stopped{false};
  std::vector<std::exception_ptr> failures(threads);
  const auto run = [&](unsigned thread) {
    try {
      Worker worker(program, *columns.kernels, records, options, decisions, *decisions.memory[thread], functions);
      for (std::size_t at = next++; at < tasks.size(); at = next++) {
        if (options.stop && options.stop->load(std::memory_order_relaxed)) {
          stopped = true;
          return;
        }
        worker.work(tasks[at]);
      }
    } catch (...) {
      failures[thread] = std::current_exception();
      next = tasks.size();
    }
  };
  std::vector<std::thread> others;
  try {
    for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(run, thread);
  } catch (const std::system_error&) {  // no more threads to be had: those that are here do it
  }
  run(0);
  for (std::thread& other : others) other.join();
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  decisions.stopped = stopped;
  return decisions;
}

ColumnDecisions decide_changed(const Program& before, const Program& after, const columns::Records& records, std::shared_ptr<const OnFile> on_file, const ColumnDecisions& decided,
                               const ColumnOptions& options) {
  LowerOptions lowering;
  lowering.on_file = std::move(on_file);
  lowering.reasons = options.reasons || options.refused_sums;
  SameRule rules(before, after);
  for (std::size_t i = 0; i < after.provisions.size(); ++i) lowering.wanted.push_back(!rules.same(i));
  const ColumnProgram columns = lower(after, records, lowering);
  ColumnDecisions changed = decide_all(after, columns, records, options);
  for (std::size_t i = 0; i < after.provisions.size(); ++i) {
    if (!lowering.wanted[i]) changed.provisions[i] = decided.provisions[i];
  }
  changed.memory.insert(changed.memory.end(), decided.memory.begin(), decided.memory.end());
  return changed;
}

}  // namespace duixian::evaluate
