#include "duixian/doors/settle.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "doors/corrections.h"
#include "doors/recoveries.h"
#include "doors/settled_runs.h"
#include "doors/settlement_sums.h"
#include "settle/settle.h"

namespace duixian {

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

std::vector<const Decisions::State*> states_of(const std::vector<Decisions>& decisions) {
  std::vector<const Decisions::State*> states;
  for (const Decisions& one : decisions) states.push_back(&one.state());
  return states;
}

}  // namespace

Result<Settling> Settling::begin(const std::vector<Run>& runs, const SettleOptions& options) {
  auto state = std::make_shared<State>();
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

SettledRuns Settling::settle(const std::vector<Decisions>& decisions) const { return SettledRuns(std::make_shared<SettledRuns::State>(state_, decisions)); }

SettledRuns::State::State(std::shared_ptr<const Settling::State> settling, std::vector<Decisions> decisions)
    : of(std::move(settling)), held(std::move(decisions)), decided(states_of(held)), enterprises(of->runs), facts(rules(), enterprises, of->runs, of->start.exclusions), past(enterprises, of->runs),
      claims(rules(), enterprises, facts, past, of->runs, decided), settlement(settle::settle(rules(), claims, of->threads)) {}

namespace {

Settled told(const SettledRuns::State& state, bool claims) {
  const settle::Rules& rules = state.rules();
  Settled all;
  all.year = rules.year;
  all.currency = state.of->start.currency;
  all.sums = sums_of(rules, state.claims, state.settlement, state.of->threads);
  look_back(rules, state.enterprises, state.facts, state.past, all);
  if (claims || !rules.keeps.empty()) write_claims(state.parts(), all);  // what is watched is found on the way
  if (!claims) all.claims.clear(), all.payees.clear();
  write_funds(state.parts(), all);
  const settle::Extremes ends = settle::extremes(rules, state.claims, state.settlement, state.of->threads);
  all.lowest = {within(ends.lowest), all.currency};
  all.highest = {within(ends.highest), all.currency};
  all.without_sum = ends.without_end;
  return all;
}

}  // namespace

const Settled& SettledRuns::State::summary() const {
  std::call_once(summed_, [this] { summary_ = duixian::told(*this, false); });
  return summary_;
}

Settled SettledRuns::told() const {
  const Settling::State& asked = *state_->of;
  Settled all = asked.claims ? duixian::told(*state_, true) : state_->summary();
  if (asked.refusals) {
    Refusals refusals(state_->enterprises, asked.threads);
    for (std::size_t run = 0; run < state_->decided.size(); ++run) refusals.add(run, *asked.runs[run], *state_->decided[run]);
    refusals.sort();
    all.refusals = std::move(refusals.found);
  }
  if (asked.compared) all.corrections = corrections_of(asked.start.earlier, all);
  return all;
}

}  // namespace duixian
