#include "doors/settlement_facts.h"

#include <algorithm>

namespace duixian {

namespace {

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts) all += part + '\x1f';
  return all;
}

}  // namespace

SettlementFacts::SettlementFacts(const settle::Rules& rules, const Enterprises& enterprises, std::vector<const Run::State*> runs, std::optional<std::vector<Exclusion>> exclusions)
    : rules_(rules), enterprises_(enterprises), runs_(std::move(runs)), exclusions_given_(exclusions.has_value()) {
  for (std::size_t i = 0; exclusions && i < exclusions->size(); ++i) {
    Exclusion& one = (*exclusions)[i];
    const std::string at = joined({one.subject, one.list});
    listed_[at].push_back(std::move(one));
  }
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    for (const Approval& one : runs_[run]->records().dossier.approvals) approvals_[joined({std::to_string(run), one.subject, one.provision, one.approval})] = one.granted;
  }
}

// The subject, one of its owners, or of another pack the enterprise of the same key.
std::optional<Seat> SettlementFacts::seat_of(const graph::Figure& figure, const Seat& seat) const {
  Seat at = seat;
  if (figure.pack != seat.run) {
    const auto other = enterprises_.seat_in(figure.pack, enterprises_.of(seat));
    if (!other) return std::nullopt;
    at = *other;
  }
  while (at.entity != figure.entity) {
    const auto owner = enterprises_.schema(at.run).entities[at.entity].owner;
    if (!owner) return std::nullopt;
    at = {at.run, *owner, enterprises_.records(at.run).table(at.entity).owners[at.row]};
  }
  return at;
}

std::optional<Rational> SettlementFacts::number(const graph::Figure& figure, const Seat& seat, int year) const {
  const auto at = seat_of(figure, seat);
  if (!at) return std::nullopt;
  const FactSchema& fact = enterprises_.schema(at->run).entities[at->entity].facts[figure.fact];
  const auto value = enterprises_.records(at->run).value(at->entity, figure.fact, fact.yearly ? year : 0, at->row);
  if (value || !fact.missing) return value;
  const auto& means = fact.missing->means.is;  // what its declaration says that absence means
  if (const auto* truth = std::get_if<bool>(&means)) return Rational(*truth ? 1 : 0);
  if (const auto* day = std::get_if<Date>(&means)) return Rational(day->days);
  if (const auto* quantity = std::get_if<Quantity>(&means)) return quantity->amount;
  return std::nullopt;
}

std::optional<std::string> SettlementFacts::name(const graph::Figure& figure, const Seat& seat, int year) const {
  const auto at = seat_of(figure, seat);
  if (!at) return std::nullopt;
  const FactSchema& fact = enterprises_.schema(at->run).entities[at->entity].facts[figure.fact];
  const auto code = enterprises_.records(at->run).value(at->entity, figure.fact, fact.yearly ? year : 0, at->row);
  if (code) return enterprises_.records(at->run).names().name(code->as_int64().value_or(0));
  const auto* means = fact.missing ? std::get_if<std::string>(&fact.missing->means.is) : nullptr;
  return means ? std::optional(*means) : std::nullopt;
}

std::string SettlementFacts::text(const graph::Figure& figure, const Seat& seat) const {
  graph::Figure own = figure;
  own.pack = seat.run;
  const Type& type = enterprises_.schema(seat.run).entities[figure.entity].facts[figure.fact].type;
  if (!is_name(type)) {
    const auto value = number(own, seat, rules_.year);
    return value ? to_text(*value) : "";
  }
  const std::string found = name(own, seat, rules_.year).value_or("");
  const auto label = static_cast<std::size_t>(std::find(type.names.begin(), type.names.end(), found) - type.names.begin());
  return label < type.labels.size() && !type.labels[label].zh.empty() ? type.labels[label].zh : found;
}

std::optional<Rational> SettlementFacts::elected(const graph::Figure& figure, const Seat& seat, int year) const {
  const auto chosen = name(figure, seat, year);
  for (std::size_t i = 0; i < rules_.provisions.size() && chosen; ++i) {
    if (rules_.provisions[i].id == *chosen && rules_.provisions[i].pack == runs_[figure.pack]->pack.id()) return Rational(static_cast<std::int64_t>(i));
  }
  return std::nullopt;
}

std::optional<Rational> SettlementFacts::approved(const graph::Figure& figure, const Seat& seat, const std::string& provision) const {
  for (const std::string& of : {enterprises_.key_of(seat), enterprises_.key_of(enterprises_.root_of(seat))}) {
    const auto at = approvals_.find(joined({std::to_string(seat.run), of, provision, figure.name}));
    if (at != approvals_.end()) return Rational(at->second ? 1 : 0);
  }
  return std::nullopt;
}

std::optional<Rational> SettlementFacts::listed(const graph::Figure& figure, const Seat& seat) const {
  if (!exclusions_given_) return std::nullopt;
  for (const std::string& of : {enterprises_.key_of(seat), enterprises_.key_of(enterprises_.root_of(seat))}) {
    const auto at = listed_.find(joined({of, figure.name}));
    if (at == listed_.end()) continue;
    for (const Exclusion& one : at->second) {
      if ((!one.from || *one.from <= rules_.day) && (!one.until || rules_.day <= *one.until)) return Rational(1);
    }
  }
  return Rational(0);
}

std::optional<Rational> SettlementFacts::value(std::size_t figure, const Seat& seat, int year, const std::string& provision) const {
  const graph::Figure& asked = rules_.figures[figure];
  switch (asked.kind) {
    case graph::Figure::Kind::elected: return elected(asked, seat, year);
    case graph::Figure::Kind::approval: return approved(asked, seat, provision);
    case graph::Figure::Kind::listed: return listed(asked, seat);
    case graph::Figure::Kind::fact: break;
  }
  const FactSchema& fact = enterprises_.schema(asked.pack).entities[asked.entity].facts[asked.fact];
  const Type& type = fact.type;
  if (type.kind != TypeKind::choice) {
    const auto found = number(asked, seat, year);
    // A register of groups that is complete: whoever is not in it is a group of its own.
    if (!found && type.kind == TypeKind::text && fact.missing) return Rational(-1 - static_cast<std::int64_t>(enterprises_.of(seat)));
    return found;
  }
  const auto found = name(asked, seat, year);
  if (!found) return std::nullopt;
  return Rational(std::find(type.names.begin(), type.names.end(), *found) - type.names.begin());
}

}  // namespace duixian
