#include "doors/run_claims.h"

#include <algorithm>

#include "doors/claim_rows.h"

namespace duixian {

namespace {

using settle::Claim;

// Shares that are the same for every row need no decision in full.
bool differs_by_row(const graph::Provision& provision) {
  const auto& funding = provision.funded_by;
  return provision.instalments || (funding && (funding->choice || funding->list_split || !funding->parts.empty()));
}

std::optional<std::size_t> party_number(const settle::Rules& rules, const std::string& name) {
  for (std::size_t party = 0; party < rules.parties.size(); ++party) {
    if (rules.parties[party].name == name) return party;
  }
  return std::nullopt;
}

}  // namespace

bool moves_money(ProvisionKind kind) {
  return kind == ProvisionKind::award || kind == ProvisionKind::subsidy || kind == ProvisionKind::rebate || kind == ProvisionKind::relief;
}

settle::OwnDivision division_of(const settle::Rules& rules, const Decision& decision) {
  settle::OwnDivision own;
  for (const Instalment& part : decision.instalments) own.parts.push_back({part.year, part.amount.minor, part.outcome});
  for (const PartyShare& share : decision.funded_by) {
    const auto party = party_number(rules, share.party);
    if (party && (share.amount || decision.funded_by.size() == 1)) own.payers.push_back({*party, share.amount ? share.amount->minor : 1});
  }
  if (own.payers.size() != decision.funded_by.size()) own.payers.clear();  // shares not stated
  return own;
}

RunClaims::RunClaims(const settle::Rules& rules, const Enterprises& enterprises, const SettlementFacts& facts, const PaidBefore& past, std::vector<const Run::State*> runs,
                     std::vector<const Decisions::State*> decisions)
    : rules_(rules), enterprises_(enterprises), facts_(facts), past_(past), runs_(std::move(runs)), decisions_(std::move(decisions)) {
  for (std::size_t run = 0; run < runs_.size(); ++run) add_ways(run);
}

void RunClaims::add_ways(std::size_t run) {
  const graph::Rulebook& book = *runs_[run]->pack.inner().book;
  const std::size_t first = ways_.size();
  for (const graph::Provision& provision : book.provisions) {
    Way way;
    way.run = run;
    way.entity = provision.subject;
    way.divides_itself = differs_by_row(provision);
    if (provision.funded_by && provision.funded_by->parties.size() == 1 && !way.divides_itself) way.payer = party_number(rules_, provision.funded_by->parties[0]);
    ways_.push_back(way);
  }
  for (const auto& decided : decisions_[run]->columns.provisions) {
    const std::size_t provision = runs_[run]->program->provisions[decided->bound].provision;
    if (!moves_money(book.provisions[provision].kind)) continue;
    ways_[first + provision].decisions = decided.get();
    ways_[first + provision].bound = decided->bound;
  }
  full_.push_back(std::make_unique<FullDecisions>(*runs_[run], decisions_[run]));
}

void RunClaims::find(std::size_t provision, std::size_t first, std::size_t last, Deciders& deciders, std::vector<Found>& found) const {
  const Way& way = ways_[provision];
  for (const Enterprises::Rows& rows : enterprises_.rows_of(way.run, way.entity, first, last)) {
    each_claim_row(*way.decisions, rows.first, rows.last, [&](columns::Row row, const evaluate::RowDecision& one) {
      const Seat seat{way.run, way.entity, row};
      found.push_back({enterprises_.of(seat), claim(provision, seat, one.outcome == Outcome::undetermined ? undetermined(provision, row, deciders) : one)});
    });
  }
}

Claim RunClaims::claim(std::size_t provision, const Seat& seat, const evaluate::RowDecision& one) const {
  Claim made;
  made.subject = enterprises_.subject_number(seat);
  made.provision = static_cast<std::uint16_t>(provision);
  made.outcome = one.outcome;
  made.unbounded = !one.has_sum;
  made.lowest = std::max<std::int64_t>(one.lowest, 0);
  made.highest = std::max<std::int64_t>(one.highest, 0);
  made.row = seat.row;
  return made;
}

// The columns say that it is undetermined; between which ends its sum lies only the decision in full does.
evaluate::RowDecision RunClaims::undetermined(std::size_t provision, columns::Row row, Deciders& deciders) const {
  const std::uint64_t at = std::uint64_t{provision} << 32 | row;
  {
    const std::lock_guard one_at_a_time(asking_);
    if (const auto known = ends_.find(at); known != ends_.end()) return known->second;
  }
  const Way& way = ways_[provision];
  const Decision full = full_[way.run]->decide(decider_of(way.run, deciders), way.bound, row);
  const auto& low = full.lowest ? full.lowest : full.amount;
  const auto& high = full.highest ? full.highest : full.amount;
  const evaluate::RowDecision found{full.outcome, high.has_value(), low ? low->minor : 0, high ? high->minor : 0};
  const std::lock_guard one_at_a_time(asking_);
  ends_.emplace(at, found);
  return found;
}

evaluate::Decider& RunClaims::decider_of(std::size_t run, Deciders& deciders) const {
  deciders.resize(runs_.size());
  if (!deciders[run]) {
    deciders[run] = std::make_unique<evaluate::Decider>(*runs_[run]->program, runs_[run]->records());
    deciders[run]->ask_what_missing_facts_decide(false);
  }
  return *deciders[run];
}

// Claims of one provision come by their subjects' keys.
void RunClaims::by_key(std::span<Claim> claims) const {
  for (std::size_t i = 0; i < claims.size();) {
    std::size_t end = i + 1;
    while (end < claims.size() && claims[end].provision == claims[i].provision) ++end;
    const auto& keys = enterprises_.records(ways_[claims[i].provision].run).table(ways_[claims[i].provision].entity).keys;
    const auto same = claims.subspan(i, end - i);
    if (same.size() > 1) std::stable_sort(same.begin(), same.end(), [&](const Claim& a, const Claim& b) { return keys.view(a.row) < keys.view(b.row); });
    i = end;
  }
}

void RunClaims::read(std::size_t first, std::size_t last, std::vector<Claim>& claims, std::vector<std::uint32_t>& counts) const {
  std::vector<Found> found;
  Deciders deciders;
  for (std::size_t provision = 0; provision < ways_.size(); ++provision) {
    if (ways_[provision].decisions) find(provision, first, last, deciders, found);
  }
  std::vector<std::uint32_t> begin(last - first + 1, 0);
  for (const Found& one : found) ++begin[one.enterprise - first + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) counts.push_back(begin[i]);
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  const std::size_t from = claims.size();
  claims.resize(from + found.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const Found& one : found) claims[from + next[one.enterprise - first]++] = one.claim;
  for (std::size_t i = 0; i + 1 < begin.size(); ++i) by_key(std::span(claims).subspan(from + begin[i], begin[i + 1] - begin[i]));
}

std::optional<Rational> RunClaims::figure_in(int year, std::size_t figure, std::size_t, const Claim& claim) const {
  return facts_.value(figure, seat_of(claim), year, rules_.provisions[claim.provision].id);
}

std::optional<Rational> RunClaims::figure_of_enterprise(std::size_t figure, std::size_t enterprise) const { return facts_.value(figure, enterprises_.seat(enterprise), rules_.year, ""); }

std::vector<settle::PastPayment> RunClaims::paid_before(std::size_t enterprise) const {
  std::vector<settle::PastPayment> found;
  for (const PaidBefore::Past& past : past_.of(enterprise)) found.push_back(past.payment);
  return found;
}

Decision RunClaims::decision(const Claim& claim) const {
  const Way& way = ways_[claim.provision];
  const std::lock_guard one_at_a_time(deciding_);
  return full_[way.run]->decide(decider_of(way.run, deciders_), way.bound, claim.row);
}

settle::OwnDivision RunClaims::own_division(std::size_t, const Claim& claim) const {
  const Way& way = ways_[claim.provision];
  if (way.divides_itself) return division_of(rules_, decision(claim));
  settle::OwnDivision own;
  if (way.payer) own.payers.push_back({*way.payer, 1});
  return own;
}

}  // namespace duixian
