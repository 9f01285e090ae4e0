#include <set>

#include "evaluate/column_executor.h"
#include "ours/deciding.h"

namespace speed {

namespace {

using namespace duixian;
using evaluate::DecisionBlock;

class ByColumns : public Deciding {
 public:
  ByColumns(const evaluate::Program& program, const columns::Records& records, unsigned threads)
      : program_(&program), records_(records), columns_(evaluate::lower(program, records, {nullptr, false, {}, {}})), threads_(threads) {}

  void forget() override { decisions_ = {}; }
  void run() override { decide(false); }
  bool run_keeping_conditions() override { return decide(true), true; }

  bool change(const evaluate::Program& after) override {
    decisions_ = evaluate::decide_changed(*program_, after, records_, columns_.on_file, decisions_, options(false));
    program_ = &after;
    is_lowered_ = false;
    return true;
  }

  void spread(std::size_t provision, std::vector<std::uint8_t>& outcomes, std::vector<std::int64_t>& amounts) const override {
    const auto& decided = *decisions_.provisions[provision];
    const std::size_t rows = records_.table(program_->book().provisions[program_->provisions[provision].provision].subject).rows();
    outcomes.assign(rows, 0), amounts.assign(rows, 0);
    for (const DecisionBlock& block : decided.blocks) {
      evaluate::each_decision(block, [&](columns::Row row, const evaluate::RowDecision& one) {
        const Outcome outcome = outcome_of(one.outcome);
        outcomes[row] = static_cast<std::uint8_t>(outcome);
        amounts[row] = outcome == Outcome::granted && one.has_sum ? one.highest : 0;
      });
    }
  }

  std::size_t result_bytes() const override {
    std::size_t bytes = 0;
    for (const auto& provision : decisions_.provisions) {
      for (const DecisionBlock& block : provision->blocks) bytes += bytes_of(block);
    }
    return bytes;
  }

 private:
  [[nodiscard]] evaluate::ColumnOptions options(bool reasons) const {
    evaluate::ColumnOptions options;
    options.threads = threads_;
    options.reasons = reasons;
    return options;
  }

  void decide(bool reasons) {
    if (!is_lowered_ || reasons != keeps_reasons_) columns_ = evaluate::lower(*program_, records_, {nullptr, reasons, {}, {}});
    is_lowered_ = true;
    keeps_reasons_ = reasons;
    decisions_ = evaluate::decide_all(*program_, columns_, records_, options(reasons), std::move(decisions_));
  }

  static std::size_t bytes_of(const DecisionBlock& block) {
    std::set<const void*> bitmaps(block.bits.begin(), block.bits.end());
    bitmaps.insert(block.with_sum), bitmaps.erase(nullptr);
    const std::size_t sums = (block.lowest != nullptr ? 1U : 0U) + (block.highest != nullptr ? 1U : 0U);
    return (bitmaps.size() * block.words() + sums * block.sums) * sizeof(std::uint64_t);
  }

  const evaluate::Program* program_;
  const columns::Records& records_;
  evaluate::ColumnProgram columns_;
  bool is_lowered_ = true, keeps_reasons_ = false;
  unsigned threads_;
  evaluate::ColumnDecisions decisions_;
};

}  // namespace

std::unique_ptr<Deciding> decide_by_columns(const evaluate::Program& program, const columns::Records& records, unsigned threads) {
  return std::make_unique<ByColumns>(program, records, threads);
}

}  // namespace speed
