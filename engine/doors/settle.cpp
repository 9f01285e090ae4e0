#include "duixian/doors/settle.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "doors/corrections.h"
#include "doors/recoveries.h"
#include "doors/run_claims.h"
#include "doors/settlement_account.h"
#include "doors/settlement_start.h"
#include "doors/settlement_sums.h"
#include "settle/settle.h"

namespace duixian {

struct Settling::State {
  std::vector<Run> held;  // they own what is looked at
  std::vector<const Run::State*> runs;
  SettlementStart start;
  unsigned threads = 1;
  bool claims = true, refusals = false, compared = false;
};

namespace {

// Sums over a whole run may be more than 64 bits hold; then the greatest that they hold is shown.
std::int64_t within(Int128 sum) { return static_cast<std::int64_t>(std::min<Int128>(sum, settle::no_end)); }

SettledRefusal refusal(const Decision& decision) {
  SettledRefusal found{"", "", decision.provision, decision.subject, decision.title, decision.cite, {}};
  for (const FailedCondition& failed : decision.failing) found.reasons.push_back(failed.text);
  if (!decision.reason.empty()) found.reasons.push_back(decision.reason);
  return found;
}

// What comes to nothing by its own decision, in full; a notice says why.
class Refusals {
 public:
  Refusals(const Enterprises& enterprises, unsigned threads) : enterprises_(enterprises) { options_.threads = threads; }

  void add(std::size_t number, const Run::State& run, const Decisions::State& decisions) {
    const graph::Rulebook& book = *run.pack.inner().book;
    FullDecisions full(run, &decisions);
    for (std::size_t bound = 0; bound < run.program->provisions.size(); ++bound) {
      const graph::Provision& provision = book.provisions[run.program->provisions[bound].provision];
      if (!moves_money(provision.kind)) continue;
      for (Outcome outcome : {Outcome::ineligible, Outcome::barred, Outcome::exhausted}) {
        full.each_with(outcome, bound, options_, [&](const Decision& decision) { return add({number, provision.subject, 0}, decision); });
      }
    }
  }

  std::vector<SettledRefusal> found;

  void sort() {
    std::stable_sort(found.begin(), found.end(), [](const SettledRefusal& a, const SettledRefusal& b) { return std::tie(a.enterprise, a.subject) < std::tie(b.enterprise, b.subject); });
  }

 private:
  bool add(Seat seat, const Decision& decision) {
    seat.row = enterprises_.records(seat.run).find(seat.entity, decision.subject).value_or(0);
    const std::size_t enterprise = enterprises_.of(seat);
    found.push_back(refusal(decision));
    found.back().enterprise = enterprises_.key(enterprise);
    found.back().enterprise_name = enterprises_.name(enterprise);
    return true;
  }

  const Enterprises& enterprises_;
  DecideOptions options_;
};

}  // namespace

Settling::Settling(std::unique_ptr<State> state) : state_(std::move(state)) {}
Settling::Settling(Settling&&) noexcept = default;
Settling::~Settling() = default;

Result<Settling> Settling::begin(const std::vector<Run>& runs, const SettleOptions& options) {
  auto state = std::make_unique<State>();
  state->held = runs;
  for (const Run& run : state->held) state->runs.push_back(&run.inner());
  auto start = start_settlement(state->runs, options);
  if (!start) return start.diagnostics();
  state->start = *std::move(start);
  state->threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  state->claims = options.claims;
  state->refusals = options.refusals;
  state->compared = !options.earlier.empty();
  return Settling(std::move(state));
}

Settled Settling::settle(const std::vector<Decisions>& decisions) const {
  const settle::Rules& rules = state_->start.rules;
  std::vector<const Decisions::State*> decided;
  for (const Decisions& one : decisions) decided.push_back(&one.state());
  const Enterprises enterprises(state_->runs);
  const SettlementFacts facts(rules, enterprises, state_->runs, state_->start.exclusions);
  const PaidBefore past(enterprises, state_->runs);
  const RunClaims claims(rules, enterprises, facts, past, state_->runs, decided);
  const settle::Settlement settlement = settle::settle(rules, claims, state_->threads);
  const SettlementParts parts{rules, enterprises, facts, claims, settlement, state_->runs};
  Settled all;
  all.year = rules.year;
  all.currency = state_->start.currency;
  all.sums = sums_of(rules, claims, settlement, state_->threads);
  look_back(rules, enterprises, facts, past, all);
  if (state_->claims || !rules.keeps.empty()) write_claims(parts, all);
  if (!state_->claims) all.claims.clear(), all.payees.clear();
  write_funds(parts, all);
  const settle::Extremes ends = settle::extremes(rules, claims, settlement, state_->threads);
  all.lowest = {within(ends.lowest), all.currency};
  all.highest = {within(ends.highest), all.currency};
  all.without_sum = ends.without_end;
  if (state_->refusals) {
    Refusals refusals(enterprises, state_->threads);
    for (std::size_t run = 0; run < decided.size(); ++run) refusals.add(run, *state_->runs[run], *decided[run]);
    refusals.sort();
    all.refusals = std::move(refusals.found);
  }
  if (state_->compared) all.corrections = corrections_of(state_->start.earlier, all);
  return all;
}

}  // namespace duixian
