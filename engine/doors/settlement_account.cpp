#include "doors/settlement_account.h"

#include <span>

#include "doors/recoveries.h"
#include "doors/settlement_words.h"
#include "settle/payments.h"

namespace duixian {

namespace {

class Account {
 public:
  Account(const SettlementParts& parts, Settled& into) : parts_(parts), rules_(parts.rules), settlement_(parts.settlement), into_(into) {}

  void write() {
    const std::vector<std::uint32_t> places = parts_.enterprises.places();
    std::vector<std::uint32_t> order(places.size());
    for (std::uint32_t enterprise = 0; enterprise < places.size(); ++enterprise) order[places[enterprise]] = enterprise;
    for (const std::uint32_t enterprise : order) {
      if (!settlement_.of(enterprise).empty()) write(enterprise);
    }
  }

  void write(std::size_t enterprise);

 private:
  [[nodiscard]] Money money(std::int64_t minor) const { return {minor, into_.currency}; }
  [[nodiscard]] const graph::SettlementRules& own_rules(const Seat& seat) const { return parts_.runs[seat.run]->pack.inner().book->settlement; }

  SettledClaim claim(const settle::Settled& settled, std::size_t number) {
    const graph::SettledProvision& provision = rules_.provisions[settled.claim.provision];
    const Seat seat = parts_.claims.seat_of(settled.claim);
    SettledClaim line;
    line.pack = provision.pack;
    line.provision = provision.id;
    line.title = provision.title;
    line.cite = provision.cite;
    if (line.cite.document.empty()) line.cite.document = parts_.runs[seat.run]->pack.title();
    line.entity = parts_.enterprises.schema(seat.run).entities[seat.entity].name;
    line.subject = parts_.enterprises.key_of(seat);
    line.subject_name = parts_.enterprises.name_of(seat);
    if (own_rules(seat).district) line.district = parts_.facts.text(own_rules(seat).figures[*own_rules(seat).district], seat);
    line.outcome = settled.claim.outcome;
    line.sum = money(settled.claim.highest);
    line.sum_known = !settled.claim.unbounded;
    line.held = !settled.certain();
    if (line.held) line.held_because = held_because(rules_, settled);
    line.paid = money(settled.paid());
    line.lowest = money(settled.low);
    line.highest = money(settled.high == settle::no_end ? 0 : settled.high);
    for (const settle::Cutting& cutting : settlement_.cuttings_of(number)) line.cuts.push_back(cut(cutting));
    if (const auto fund = settle::fund_of(rules_, settled.claim.provision)) line.fund = rules_.funds[*fund].name, line.fund_title = rules_.funds[*fund].title;
    return line;
  }

  SettledCut cut(const settle::Cutting& cutting) {
    const settle::Rule& rule = rule_of(rules_, cutting.cut, cutting.rule);
    std::string favoured;
    if (cutting.in_favour_of != settle::no_claim) favoured = rules_.provisions[settlement_.claims[cutting.in_favour_of].claim.provision].id;
    return {duixian::to_text(cutting.cut), rule.name, reason_of(cutting.cut, rule, favoured), rule.cite, money(cutting.amount), favoured};
  }

  SettledPayment payment(const settle::Payment& one) {
    SettledPayment line{one.year, duixian::to_text(one.due), "", {}, money(one.amount)};
    if (one.party != settle::no_party) line.party = rules_.parties[one.party].name, line.party_title = rules_.parties[one.party].title;
    return line;
  }

  void carried(std::size_t enterprise, const settle::Settled& settled, std::size_t number, SettledClaim& line) {
    for (const settle::Cutting& cutting : settlement_.cuttings_of(number)) {
      if (cutting.cut != settle::Cut::carried) continue;
      for (const settle::Payment& one : settle::carried_over(rules_, parts_.claims, enterprise, settled, cutting.amount)) line.carried.push_back(payment(one));
    }
  }

  // Only what has fallen due can come back.
  void watch(const settle::Claim& claim, const std::vector<settle::Payment>& payments, const SettledClaim& line) {
    PaidAward award{claim.provision, parts_.claims.seat_of(claim), line.enterprise, line.subject, rules_.year, 0};
    for (const settle::Payment& one : payments) award.amount += one.due == settle::Due::now ? one.amount : 0;
    duixian::watch(rules_, parts_.enterprises, parts_.facts, award, into_);
  }

  void payee(const Seat& seat, std::span<const SettledClaim> lines) {
    std::int64_t due = 0;
    for (const SettledClaim& line : lines) {
      for (const SettledPayment& one : line.payments) due += one.due == "now" ? one.amount.minor : 0;
    }
    if (due == 0) return;
    Payee found{lines.front().enterprise, lines.front().enterprise_name, "", "", "", money(due)};
    for (const auto& [what, figure] : own_rules(seat).payee) {
      (what == "name" ? found.name : what == "bank" ? found.bank : found.account) = parts_.facts.text(own_rules(seat).figures[figure], seat);
    }
    into_.payees.push_back(std::move(found));
  }

  const SettlementParts& parts_;
  const settle::Rules& rules_;
  const settle::Settlement& settlement_;
  Settled& into_;
};

void Account::write(std::size_t enterprise) {
  const auto settled = settlement_.of(enterprise);
  const auto payments = settle::payments_of(rules_, parts_.claims, enterprise, settled);
  const std::size_t first = into_.claims.size();
  const std::string key = parts_.enterprises.key(enterprise), name = parts_.enterprises.name(enterprise);
  for (std::size_t i = 0; i < settled.size(); ++i) {
    SettledClaim line = claim(settled[i], settlement_.first[enterprise] + i);
    line.enterprise = key;
    line.enterprise_name = name;
    for (const settle::Payment& one : payments[i]) line.payments.push_back(payment(one));
    carried(enterprise, settled[i], settlement_.first[enterprise] + i, line);
    watch(settled[i].claim, payments[i], line);
    into_.claims.push_back(std::move(line));
  }
  payee(parts_.claims.seat_of(settled.front().claim), std::span(into_.claims).subspan(first));
}

SettledEarmark kept(const SettlementParts& parts, const settle::Earmark& earmark, const std::string& currency) {
  const Money nothing{0, currency};
  SettledEarmark line{earmark.name, parts.rules.funds[earmark.fund].name, earmark.title, earmark.cite, earmark.at_least, nothing, nothing, nothing, 0};
  for (std::size_t enterprise = 0; enterprise < parts.enterprises.size(); ++enterprise) {
    for (const settle::Settled& one : parts.settlement.of(enterprise)) {
      if (!parts.rules.funds[earmark.fund].provisions[one.claim.provision] || one.paid() == 0) continue;
      line.of.minor += one.paid();
      const auto belongs = parts.claims.figure(earmark.figure, enterprise, one.claim);
      if (!belongs) ++line.unknown;
      else if (*belongs == Rational(earmark.is.value_or(1))) line.to_class.minor += one.paid();
    }
  }
  const auto needed = multiply(Rational(line.of.minor), earmark.at_least);
  const auto whole = needed ? money_of(*needed, currency, Rounding::up) : std::nullopt;
  if (whole) line.short_by.minor = std::max<std::int64_t>(whole->minor - line.to_class.minor, 0);
  return line;
}

}  // namespace

void write_claims(const SettlementParts& parts, Settled& into) { Account(parts, into).write(); }

void write_claims_of(const SettlementParts& parts, std::size_t enterprise, Settled& into) { Account(parts, into).write(enterprise); }

void write_funds(const SettlementParts& parts, Settled& into) {
  const auto money = [&](std::int64_t minor) { return Money{minor, into.currency}; };
  for (std::size_t i = 0; i < parts.rules.funds.size(); ++i) {
    const settle::Fund& rule = parts.rules.funds[i];
    const settle::FundResult& result = parts.settlement.funds[i];
    const bool limited = rule.budget || rule.matches;
    into.funds.push_back({rule.name, rule.title, limited, money(limited ? result.budget : 0), money(result.asked), money(result.paid), money(result.reserved), result.without_sum});
  }
  for (const settle::Earmark& earmark : parts.rules.earmarks) into.earmarks.push_back(kept(parts, earmark, into.currency));
}

}  // namespace duixian
