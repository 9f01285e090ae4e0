#include "report/summary.h"

#include <algorithm>
#include <numeric>

#include "report/decision_sections.h"
#include "report/outcome_text.h"

namespace duixian::report {

namespace {

void add_to(Sums& sums, const std::optional<Money>& money) {
  if (money) sums[money->currency] += money->minor;
}

void add_all(Sums& sums, const Sums& more) {
  for (const auto& [currency, minor] : more) sums[currency] += minor;
}

// The same clause over other subjects.
void add_clause(ClauseSummary& clause, const ClauseSummary& more) {
  for (std::size_t i = 0; i < outcome_count; ++i) clause.count[i] += more.count[i];
  if (clause.kind != ProvisionKind::share) add_all(clause.granted, more.granted);
  add_all(clause.pending, more.pending);
  add_all(clause.lowest, more.lowest);
  add_all(clause.highest, more.highest);
}

Int128 amount_named(const std::vector<PartyShare>& shares, const std::string& currency) {
  Int128 named = 0;
  for (const PartyShare& share : shares) {
    if (share.amount && share.amount->currency == currency) named += share.amount->minor;
  }
  return named;
}

PayerSummary& party_in(std::vector<PayerSummary>& parties, const std::string& name, const Decision& decision) {
  const auto found = std::ranges::find(parties, name, &PayerSummary::party);
  if (found != parties.end()) return *found;
  return parties.emplace_back(PayerSummary{name, {called(decision, name, Language::chinese), called(decision, name, Language::english)}, 0, {}});
}

// What each party bears, and under no name what no share says.
template <class Put>
void each_share(const Decision& decision, Put put) {
  const Money& amount = *decision.amount;
  for (const PartyShare& share : decision.funded_by) {
    if (share.amount && share.amount->currency == amount.currency) put(share.party, Int128{share.amount->minor});
  }
  const Int128 rest = amount.minor - amount_named(decision.funded_by, amount.currency);
  if (rest != 0) put(std::string(), rest);
}

Sums& column_of(YearSummary& year, Outcome outcome) {
  if (outcome == Outcome::granted) return year.due;
  return outcome == Outcome::undetermined ? year.not_yet_known : year.lost;
}

}  // namespace

bool is_payment(const Decision& decision) {
  return decision.outcome == Outcome::granted && moves_money(decision.kind) && decision.amount;
}

std::int64_t Summary::decisions() const { return std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0}); }

ClauseSummary& Summary::clause_of(const Decision& decision) {
  const auto [at, is_new] = clause_index_.try_emplace({decision.pack, decision.provision}, clauses_.size());
  if (is_new) {
    ClauseSummary& clause = clauses_.emplace_back();
    clause.pack = decision.pack;
    clause.provision = decision.provision;
    clause.title = decision.title;
    clause.cite = decision.cite;
    clause.kind = decision.kind;
  }
  return clauses_[at->second];
}

void Summary::add(const Decision& decision) {
  const auto outcome = static_cast<std::size_t>(decision.outcome);
  ClauseSummary& clause = clause_of(decision);
  ++counts_[outcome];
  ++clause.count[outcome];
  if (decision.kind == ProvisionKind::share) return add_division(decision);
  if (!moves_money(decision.kind)) return;
  if (decision.outcome == Outcome::pending) add_to(clause.pending, decision.amount);
  if (decision.outcome == Outcome::open || decision.outcome == Outcome::pending) {
    add_to(clause.lowest, decision.lowest);
    add_to(clause.highest, decision.highest);
  }
  if (!is_payment(decision)) return;
  add_to(clause.granted, decision.amount);
  add_to(granted_, decision.amount);
  add_payment(decision);
}

// What the shares and instalments leave over goes to the nameless payer and the nameless year, so that both views add up.
void Summary::add_payment(const Decision& decision) {
  const Money& amount = *decision.amount;
  each_share(decision, [&](const std::string& name, Int128 minor) {
    PayerSummary& payer = party_in(payers_, name, decision);
    ++payer.count;
    payer.amount[amount.currency] += minor;
  });
  Int128 without_year = amount.minor;
  for (const Instalment& part : decision.instalments) {
    if (part.amount.currency != amount.currency) continue;
    add_to(column_of(years_[part.year], part.outcome), part.amount);
    without_year -= part.amount.minor;
  }
  if (without_year != 0) years_[decision.instalments.empty() ? decision.year : 0].due[amount.currency] += without_year;
}

void Summary::add_division(const Decision& decision) {
  if (decision.outcome != Outcome::granted || !decision.amount) return;
  DivisionSummary& division = division_of(decision.pack, decision.provision, decision.title);
  ++division.count;
  add_to(division.amount, decision.amount);
  each_share(decision, [&](const std::string& name, Int128 minor) {
    PayerSummary& party = party_in(division.parties, name, decision);
    ++party.count;
    party.amount[decision.amount->currency] += minor;
  });
}

DivisionSummary& Summary::division_of(const std::string& pack, const std::string& provision, const Message& title) {
  const auto found = std::ranges::find_if(divisions_, [&](const DivisionSummary& one) { return one.pack == pack && one.provision == provision; });
  return found != divisions_.end() ? *found : divisions_.emplace_back(DivisionSummary{pack, provision, title, 0, {}, {}});
}

void Summary::add(const ClauseSummary& clause, const std::vector<PayerSummary>& payers) {
  for (std::size_t i = 0; i < outcome_count; ++i) counts_[i] += clause.count[i];
  const auto granted = clause.count[static_cast<std::size_t>(Outcome::granted)];
  const auto [at, is_new] = clause_index_.try_emplace({clause.pack, clause.provision}, clauses_.size());
  if (is_new) {
    clauses_.push_back(clause);
    if (clause.kind == ProvisionKind::share) clauses_.back().granted.clear();
  } else {
    add_clause(clauses_[at->second], clause);
  }
  std::vector<PayerSummary>* into = &payers_;
  if (clause.kind == ProvisionKind::share) {
    if (clause.granted.empty()) return;
    DivisionSummary& division = division_of(clause.pack, clause.provision, clause.title);
    division.count += granted;
    add_all(division.amount, clause.granted);
    into = &division.parties;
  } else {
    add_all(granted_, clause.granted);
  }
  for (const PayerSummary& payer : payers) {
    const auto known = std::ranges::find(*into, payer.party, &PayerSummary::party);
    PayerSummary& one = known != into->end() ? *known : into->emplace_back(PayerSummary{payer.party, payer.title, 0, {}});
    one.count += payer.count;
    add_all(one.amount, payer.amount);
  }
}

std::vector<YearSummary> Summary::years() const {
  std::vector<YearSummary> years;
  for (const auto& [year, summary] : years_) {
    years.push_back(summary);
    years.back().year = year;
  }
  if (!years.empty() && years.front().year == 0) std::ranges::rotate(years, years.begin() + 1);
  return years;
}

}  // namespace duixian::report
