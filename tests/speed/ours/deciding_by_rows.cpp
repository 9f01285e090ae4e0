#include "evaluate/row_decision.h"
#include "ours/deciding.h"

namespace speed {

namespace {

using namespace duixian;

class ByRows : public Deciding {
 public:
  ByRows(const evaluate::Program& program, const columns::Records& records) : program_(program), records_(records), results_(program.provisions.size()) {}

  void forget() override { results_.assign(program_.provisions.size(), {}); }

  void run() override {
    for (std::size_t i = 0; i < results_.size(); ++i) decide(program_.provisions[i], results_[i]);
  }

  void spread(std::size_t provision, std::vector<std::uint8_t>& outcomes, std::vector<std::int64_t>& amounts) const override {
    outcomes = results_[provision].outcomes;
    amounts = results_[provision].amounts;
  }

  std::size_t result_bytes() const override {
    std::size_t bytes = 0;
    for (const Result& one : results_) bytes += one.outcomes.size() * (sizeof(std::uint8_t) + sizeof(std::int64_t));
    return bytes;
  }

 private:
  struct Result {
    std::vector<std::uint8_t> outcomes;
    std::vector<std::int64_t> amounts;
  };

  void decide(const evaluate::BoundProvision& bound, Result& result) {
    const std::size_t rows = records_.table(program_.book().provisions[bound.provision].subject).rows();
    result.outcomes.resize(rows), result.amounts.resize(rows);
    evaluate::RowExecutor executor(program_, records_);
    for (columns::Row row = 0; row < rows; ++row) {
      std::optional<std::int64_t> regardless;
      const evaluate::RowDecision one = evaluate::row_decision(executor, bound, row, regardless);
      const Outcome outcome = outcome_of(one.outcome);
      result.outcomes[row] = static_cast<std::uint8_t>(outcome);
      result.amounts[row] = outcome == Outcome::granted && one.has_sum ? one.highest : 0;
    }
  }

  const evaluate::Program& program_;
  const columns::Records& records_;
  std::vector<Result> results_;
};

}  // namespace

Outcome outcome_of(duixian::Outcome outcome) {
  switch (outcome) {
    case duixian::Outcome::granted: return Outcome::granted;
    case duixian::Outcome::ineligible: return Outcome::ineligible;
    case duixian::Outcome::undetermined: return Outcome::undetermined;
    default: return Outcome::other;
  }
}

std::unique_ptr<Deciding> decide_by_rows(const evaluate::Program& program, const columns::Records& records) { return std::make_unique<ByRows>(program, records); }

}  // namespace speed
