#include "doors/column_summary.h"

#include "doors/full_decisions.h"
#include "report/outcome_text.h"

namespace duixian {

namespace {

using evaluate::OutcomeTotals;
using report::ClauseSummary;
using report::PayerSummary;

Message title_of(const graph::Declarations& declared, const std::string& party) {
  for (std::size_t i = 0; i < declared.party_titles.size(); ++i) {
    if (declared.parties[i] != party) continue;
    const Message& title = declared.party_titles[i];
    return {title.zh.empty() ? party : title.zh, title.en.empty() ? party : title.en};
  }
  return {party, party};
}

class ClauseSums {
 public:
  ClauseSums(const Run::State& run, const Decisions::State& decisions, const DecideOptions& options)
      : run_(run), decisions_(decisions), options_(options), book_(*run.pack.inner().book) {}

  void add(std::size_t bound, report::Summary& summary) const {
    const graph::Provision& provision = book_.provisions[run_.program->provisions[bound].provision];
    const ClauseSummary clause = counted(bound, provision);
    const bool any = report::moves_money(provision.kind) || provision.kind == ProvisionKind::share;
    summary.add(clause, any && !clause.granted.empty() ? payers(bound, provision, clause) : std::vector<PayerSummary>{});
  }

 private:
  ClauseSummary counted(std::size_t bound, const graph::Provision& provision) const {
    ClauseSummary clause;
    clause.pack = run_.pack.id();
    clause.provision = provision.id;
    clause.title = provision.title;
    clause.cite = provision.cite;
    clause.kind = provision.kind;
    const OutcomeTotals totals = evaluate::totals_of(*decisions_.columns.provisions[bound]);
    for (std::size_t i = 0; i < totals.size(); ++i) clause.count[i] = static_cast<std::int64_t>(totals[i].count);
    const auto& granted = totals[static_cast<std::size_t>(Outcome::granted)];
    const bool money = report::moves_money(provision.kind) || provision.kind == ProvisionKind::share;
    if (money && granted.sums > 0) clause.granted[currency_of(run_, provision)] = granted.lowest;
    return clause;
  }

  std::vector<PayerSummary> payers(std::size_t bound, const graph::Provision& provision, const ClauseSummary& clause) const {
    const auto& funding = provision.funded_by;
    const auto granted = clause.count[static_cast<std::size_t>(Outcome::granted)];
    const bool by_row = funding && (funding->choice || funding->list_split || !funding->parts.empty());
    if (by_row) return payers_by_row(bound, provision);
    if (funding && funding->parties.size() == 1) return {{funding->parties[0], title_of(book_.declarations, funding->parties[0]), granted, clause.granted}};
    return {{"", {"", ""}, granted, clause.granted}};
  }

  std::vector<PayerSummary> payers_by_row(std::size_t bound, const graph::Provision& provision) const {
    report::Summary granted;
    FullDecisions(run_, &decisions_).each_with(Outcome::granted, bound, options_, [&](const Decision& decision) {
      granted.add(decision);
      return true;
    });
    return provision.kind == ProvisionKind::share ? granted.divisions().front().parties : granted.payers();
  }

  const Run::State& run_;
  const Decisions::State& decisions_;
  const DecideOptions& options_;
  const graph::Rulebook& book_;
};

}  // namespace

void add_to(report::Summary& summary, const Run::State& run, const Decisions::State& decisions, const DecideOptions& options) {
  const ClauseSums sums(run, decisions, options);
  for (std::size_t bound = 0; bound < run.program->provisions.size(); ++bound) sums.add(bound, summary);
}

}  // namespace duixian
