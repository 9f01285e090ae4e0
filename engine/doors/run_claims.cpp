#include "doors/run_claims.h"

#include <algorithm>
#include <tuple>

#include "base/invariant.h"

namespace duixian {

namespace {

constexpr char between = '\x1f';

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts) all += part + between;
  return all;
}

}  // namespace

RunClaims::RunClaims(const settle::Rules& rules, std::vector<const Run::State*> runs, std::vector<Exclusion> exclusions, bool exclusions_given)
    : rules_(rules), runs_(std::move(runs)), exclusions_given_(exclusions_given) {
  for (Exclusion& one : exclusions) {
    const std::string at = joined({one.subject, one.list});
    listed_[at].push_back(std::move(one));
  }
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    for (const Approval& one : records(run).dossier.approvals) approvals_[joined({std::to_string(run), one.subject, one.provision, one.approval})] = one.granted;
  }
  read_history();
}

RunClaims::Seat RunClaims::root_of(Seat seat) const {
  while (const auto owner = schema(seat.run).entities[seat.entity].owner) {
    seat.row = records(seat.run).table(seat.entity).owners[seat.row];
    seat.entity = *owner;
  }
  return seat;
}

// Enterprises of several packs are one where their entity and key are.
std::uint32_t RunClaims::enterprise_at(const Seat& seat) {
  const std::string& key = records(seat.run).table(seat.entity).keys[seat.row];
  const auto [at, fresh] = enterprise_numbers_.try_emplace(joined({schema(seat.run).entities[seat.entity].name, key}), static_cast<std::uint32_t>(enterprises_.size()));
  if (fresh) enterprises_.push_back({key, seat, {}});
  return at->second;
}

std::uint32_t RunClaims::subject_number(std::size_t run, std::size_t entity, const std::string& key) {
  return subject_numbers_.try_emplace(joined({schema(run).entities[entity].name, key}), static_cast<std::uint32_t>(subject_numbers_.size())).first->second;
}

// A payment belongs to the subject of its provision, or to an enterprise of that key; to others nothing is due any more.
void RunClaims::read_history() {
  std::size_t first = 0;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    const graph::Rulebook& book = *runs_[run]->pack.inner().book;
    for (const PastAward& award : records(run).dossier.history) {
      const auto provision = book.provision(award.provision);
      if (!provision || award.amount.currency != book.declarations.currency) continue;
      Past past{{static_cast<std::uint16_t>(first + *provision), std::nullopt, award.year, award.amount.minor}, &award, run};
      const std::size_t entity = book.provisions[*provision].subject;
      if (const auto row = records(run).find(entity, award.subject)) {
        past.payment.subject = subject_number(run, entity, award.subject);
        enterprises_[enterprise_at(root_of({run, entity, *row}))].past.push_back(past);
        continue;
      }
      for (std::size_t root = 0; root < book.schema.entities.size(); ++root) {
        const auto row_of = book.schema.entities[root].owner ? std::nullopt : records(run).find(root, award.subject);
        if (!row_of) continue;
        enterprises_[enterprise_at({run, root, *row_of})].past.push_back(past);
        break;
      }
    }
    first += book.provisions.size();
  }
}

void RunClaims::add(std::size_t run, std::size_t first_provision, const Decision& decision) {
  const graph::Rulebook& book = *runs_[run]->pack.inner().book;
  const auto provision = book.provision(decision.provision);
  invariant(provision.has_value(), "a decision is on a provision of its run");
  Entry entry;
  entry.run = run;
  entry.entity = book.provisions[*provision].subject;
  entry.row = records(run).find(entry.entity, decision.subject).value_or(0);
  entry.enterprise = enterprise_at(root_of({run, entry.entity, entry.row}));
  entry.subject = decision.subject;
  entry.subject_name = decision.subject_name;
  entry.claim.provision = static_cast<std::uint16_t>(first_provision + *provision);
  entry.claim.subject = subject_number(run, entry.entity, decision.subject);
  entry.claim.outcome = decision.outcome;
  const auto& low = decision.lowest ? decision.lowest : decision.amount;
  const auto& high = decision.highest ? decision.highest : decision.amount;
  entry.claim.unbounded = !high;
  if (low) entry.claim.lowest = std::max<std::int64_t>(low->minor, 0);
  if (high) entry.claim.highest = std::max<std::int64_t>(high->minor, 0);
  for (const Instalment& part : decision.instalments) entry.parts.push_back({part.year, part.amount.minor, part.outcome});
  for (const PartyShare& share : decision.funded_by) {
    for (std::size_t party = 0; party < rules_.parties.size(); ++party) {
      if (rules_.parties[party].name == share.party && (share.amount || decision.funded_by.size() == 1)) entry.payers.push_back({party, share.amount ? share.amount->minor : 1});
    }
  }
  if (entry.payers.size() != decision.funded_by.size()) entry.payers.clear();  // shares not stated
  entries_.push_back(std::move(entry));
}

std::uint32_t RunClaims::enterprise_of(std::size_t run, const Decision& decision) {
  const graph::Rulebook& book = *runs_[run]->pack.inner().book;
  const std::size_t entity = book.provisions[book.provision(decision.provision).value_or(0)].subject;
  return enterprise_at(root_of({run, entity, records(run).find(entity, decision.subject).value_or(0)}));
}

void RunClaims::finish() {
  std::vector<std::uint32_t> order(enterprises_.size());
  places_.resize(enterprises_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::string &x = enterprises_[a].key, &y = enterprises_[b].key;
    return x != y ? x < y : schema(enterprises_[a].seat.run).entities[enterprises_[a].seat.entity].name < schema(enterprises_[b].seat.run).entities[enterprises_[b].seat.entity].name;
  });
  for (Enterprise& one : enterprises_) {
    std::stable_sort(one.past.begin(), one.past.end(), [](const Past& a, const Past& b) {
      const auto key = [](const Past& past) { return std::tie(past.payment.year, past.award->subject, past.payment.provision, past.payment.amount); };
      return key(a) < key(b);
    });
  }
  std::vector<Enterprise> ordered;
  for (std::uint32_t i = 0; i < order.size(); ++i) places_[order[i]] = i, ordered.push_back(std::move(enterprises_[order[i]]));
  enterprises_ = std::move(ordered);
  for (Entry& entry : entries_) entry.enterprise = places_[entry.enterprise];
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    if (a.enterprise != b.enterprise) return a.enterprise < b.enterprise;
    return a.claim.provision != b.claim.provision ? a.claim.provision < b.claim.provision : a.subject < b.subject;
  });
  first_.assign(enterprises_.size() + 1, 0);
  for (const Entry& entry : entries_) ++first_[entry.enterprise + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

std::span<const RunClaims::Entry> RunClaims::of(std::size_t enterprise) const {
  return std::span(entries_).subspan(first_[enterprise], first_[enterprise + 1] - first_[enterprise]);
}

const RunClaims::Entry& RunClaims::entry(std::size_t enterprise, const settle::Claim& claim) const {
  for (const Entry& one : of(enterprise)) {
    if (one.claim.provision == claim.provision && one.claim.subject == claim.subject) return one;
  }
  invariant(false, "a claim is one that was read");
  return entries_.front();
}

void RunClaims::read(std::size_t first, std::size_t last, std::vector<settle::Claim>& claims, std::vector<std::uint32_t>& counts) const {
  for (std::size_t enterprise = first; enterprise < last; ++enterprise) {
    for (const Entry& entry : of(enterprise)) claims.push_back(entry.claim);
    counts.push_back(first_[enterprise + 1] - first_[enterprise]);
  }
}

std::vector<settle::PastPayment> RunClaims::paid_before(std::size_t enterprise) const {
  std::vector<settle::PastPayment> found;
  for (const Past& past : enterprises_[enterprise].past) found.push_back(past.payment);
  return found;
}

// finish() has put them in that order.
std::vector<std::uint32_t> RunClaims::places() const {
  std::vector<std::uint32_t> places(enterprises_.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
  return places;
}

// The subject, one of its owners, or of another pack the enterprise of the same key.
std::optional<RunClaims::Seat> RunClaims::seat_of(const graph::Figure& figure, const Seat& seat) const {
  Seat at = seat;
  if (figure.pack != seat.run) {
    const Seat root = root_of(seat);
    const EntitySchema& entity = schema(figure.pack).entities[figure.entity];
    const auto row = records(figure.pack).find(figure.entity, records(root.run).table(root.entity).keys[root.row]);
    if (!row || entity.owner || entity.name != schema(root.run).entities[root.entity].name) return std::nullopt;
    at = {figure.pack, figure.entity, *row};
  }
  while (at.entity != figure.entity) {
    const auto owner = schema(at.run).entities[at.entity].owner;
    if (!owner) return std::nullopt;
    at = {at.run, *owner, records(at.run).table(at.entity).owners[at.row]};
  }
  return at;
}

std::optional<Rational> RunClaims::fact_at(const graph::Figure& figure, const Seat& seat) const {
  const auto at = seat_of(figure, seat);
  if (!at) return std::nullopt;
  const FactSchema& fact = schema(at->run).entities[at->entity].facts[figure.fact];
  const auto value = records(at->run).value(at->entity, figure.fact, fact.yearly ? rules_.year : 0, at->row);
  if (value || !fact.missing) return value;
  const auto& means = fact.missing->means.is;  // what its declaration says that absence means
  if (const auto* truth = std::get_if<bool>(&means)) return Rational(*truth ? 1 : 0);
  if (const auto* day = std::get_if<Date>(&means)) return Rational(day->days);
  if (const auto* quantity = std::get_if<Quantity>(&means)) return quantity->amount;
  return std::nullopt;
}

std::optional<std::string> RunClaims::name_at(const graph::Figure& figure, const Seat& seat) const {
  const auto at = seat_of(figure, seat);
  if (!at) return std::nullopt;
  const FactSchema& fact = schema(at->run).entities[at->entity].facts[figure.fact];
  const auto code = records(at->run).value(at->entity, figure.fact, fact.yearly ? rules_.year : 0, at->row);
  if (code) return std::string(records(at->run).names().name(code->as_int64().value_or(0)));
  const auto* means = fact.missing ? std::get_if<std::string>(&fact.missing->means.is) : nullptr;
  return means ? std::optional(*means) : std::nullopt;
}

std::string RunClaims::text_of(const graph::Figure& figure, const Entry& entry) const {
  const graph::Figure own{figure.kind, entry.run, figure.entity, figure.fact, figure.name};
  const Seat seat{entry.run, entry.entity, entry.row};
  const Type& type = schema(entry.run).entities[figure.entity].facts[figure.fact].type;
  if (!is_name(type)) {
    const auto value = fact_at(own, seat);
    return value ? to_text(*value) : "";
  }
  const std::string name = name_at(own, seat).value_or("");
  const auto label = static_cast<std::size_t>(std::find(type.names.begin(), type.names.end(), name) - type.names.begin());
  return label < type.labels.size() && !type.labels[label].zh.empty() ? type.labels[label].zh : name;
}

std::optional<Rational> RunClaims::answer(const graph::Figure& figure, const Seat& seat, const std::string& provision) const {
  const Seat root = root_of(seat);
  const std::string subject = records(seat.run).table(seat.entity).keys[seat.row], enterprise = records(root.run).table(root.entity).keys[root.row];
  switch (figure.kind) {
    case graph::Figure::Kind::fact: {
      const Type& type = schema(figure.pack).entities[figure.entity].facts[figure.fact].type;
      if (type.kind != TypeKind::choice) return fact_at(figure, seat);
      const auto name = name_at(figure, seat);
      if (!name) return std::nullopt;
      return Rational(std::find(type.names.begin(), type.names.end(), *name) - type.names.begin());
    }
    case graph::Figure::Kind::elected: {
      const auto name = name_at(figure, seat);
      for (std::size_t i = 0; i < rules_.provisions.size() && name; ++i) {
        if (rules_.provisions[i].id == *name && rules_.provisions[i].pack == runs_[figure.pack]->pack.id()) return Rational(static_cast<std::int64_t>(i));
      }
      return std::nullopt;
    }
    case graph::Figure::Kind::approval:
      for (const std::string& of : {subject, enterprise}) {
        const auto at = approvals_.find(joined({std::to_string(seat.run), of, provision, figure.name}));
        if (at != approvals_.end()) return Rational(at->second ? 1 : 0);
      }
      return std::nullopt;
    case graph::Figure::Kind::listed:
      if (!exclusions_given_) return std::nullopt;
      for (const std::string& of : {subject, enterprise}) {
        const auto at = listed_.find(joined({of, figure.name}));
        if (at == listed_.end()) continue;
        for (const Exclusion& one : at->second) {
          if ((!one.from || *one.from <= rules_.day) && (!one.until || rules_.day <= *one.until)) return Rational(1);
        }
      }
      return Rational(0);
  }
  return std::nullopt;
}

std::optional<Rational> RunClaims::figure(std::size_t figure, std::size_t enterprise, const settle::Claim& claim) const {
  const Entry& one = entry(enterprise, claim);
  return answer(rules_.figures[figure], {one.run, one.entity, one.row}, rules_.provisions[claim.provision].id);
}

std::optional<Rational> RunClaims::figure_of_enterprise(std::size_t figure, std::size_t enterprise) const {
  return answer(rules_.figures[figure], enterprises_[enterprise].seat, "");
}

// The first text called name, or such as park_name.
std::string RunClaims::enterprise_name(std::size_t enterprise) const {
  const Seat& seat = enterprises_[enterprise].seat;
  const auto& facts = schema(seat.run).entities[seat.entity].facts;
  for (std::size_t fact = 0; fact < facts.size(); ++fact) {
    const bool named = facts[fact].name == "name" || facts[fact].name.ends_with("_name");
    if (!named || facts[fact].type.kind != TypeKind::text) continue;
    if (const auto code = records(seat.run).value(seat.entity, fact, 0, seat.row)) return std::string(records(seat.run).names().name(*code->as_int64()));
  }
  return {};
}

}  // namespace duixian
