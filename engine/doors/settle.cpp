#include "duixian/doors/settle.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <tuple>

#include "base/nearest_name.h"
#include "doors/corrections.h"
#include "doors/run_claims.h"
#include "doors/settlement_words.h"
#include "intake/read_records.h"
#include "settle/combine.h"
#include "settle/payments.h"
#include "settle/settle.h"

namespace duixian {

namespace {

bool moves_money(ProvisionKind kind) {
  return kind == ProvisionKind::award || kind == ProvisionKind::subsidy || kind == ProvisionKind::rebate || kind == ProvisionKind::relief;
}

bool is_refusal(const Decision& decision) {
  const bool refused = decision.outcome == Outcome::ineligible || decision.outcome == Outcome::barred || decision.outcome == Outcome::exhausted;
  return moves_money(decision.kind) && refused;
}

SettledRefusal refusal(const Decision& decision) {
  SettledRefusal found{"", "", decision.provision, decision.subject, decision.title, decision.cite, {}};
  for (const FailedCondition& failed : decision.failing) found.reasons.push_back(failed.text);
  if (!decision.reason.empty()) found.reasons.push_back(decision.reason);
  return found;
}

bool costs_money(const Decision& decision) {
  const bool due = decision.outcome == Outcome::granted || decision.outcome == Outcome::pending || decision.outcome == Outcome::open || decision.outcome == Outcome::undetermined;
  return moves_money(decision.kind) && due;
}

// Sums over a whole run may be more than 64 bits hold; then the greatest that they hold is shown.
std::int64_t within(Int128 sum) { return static_cast<std::int64_t>(std::min<Int128>(sum, settle::no_end)); }

}  // namespace

struct Settling::State {
  std::vector<Run> held;             // they own what is looked at
  std::vector<const Run::State*> runs;
  std::vector<std::size_t> first;  // of each run's provisions
  settle::Rules rules;
  std::string currency;
  unsigned threads = 1;
  std::unique_ptr<RunClaims> claims;
  bool refusals = false;
  std::vector<std::pair<std::uint32_t, SettledRefusal>> refused;
  std::vector<EarlierClaim> earlier;
  bool compared = false;
};

namespace {

class Beginning {
 public:
  explicit Beginning(const SettleOptions& options) : options_(options) {}

  Diagnostics diagnostics;

  // The table named, or the one that lies with the records; nothing where there is neither.
  std::optional<std::vector<Exclusion>> exclusions() {
    namespace fs = std::filesystem;
    fs::path path = options_.exclusions;
    std::error_code failure;
    for (const char* ending : {".csv", ".xlsx"}) {
      const fs::path beside = fs::path(options_.records) / (std::string("exclusions") + ending);
      if (path.empty() && fs::is_directory(options_.records, failure) && fs::exists(beside, failure)) path = beside;
    }
    if (path.empty()) return std::nullopt;
    auto read = intake::read_exclusions(path, {});
    diagnostics.insert(diagnostics.end(), read.diagnostics().begin(), read.diagnostics().end());
    if (!read) return std::vector<Exclusion>{};
    return *std::move(read);
  }

  // An earlier settlement of the same year and currency.
  std::vector<EarlierClaim> earlier(int year, const std::string& currency) {
    if (options_.earlier.empty()) return {};
    auto read = intake::read_settlement(options_.earlier, {});
    diagnostics.insert(diagnostics.end(), read.diagnostics().begin(), read.diagnostics().end());
    if (!read) return {};
    for (const EarlierClaim& one : *read) {
      if (one.year == year && one.currency == currency) continue;
      diagnostics.push_back({Severity::error, "another-settlement", options_.earlier, one.place.row, "", "", {"原结算是 " + std::to_string(one.year) + " 年、" + one.currency + "，本次是 " + std::to_string(year) + " 年、" + currency, "the earlier settlement is of " + std::to_string(one.year) + " in " + one.currency + ", this one of " + std::to_string(year) + " in " + currency},
                             {"与同一年度的结算比较", "compare with one of the same year"}});
      break;
    }
    return *std::move(read);
  }

  // The document's own budget of the year; a fund whose budget is written by years has none in another.
  void budgets(settle::Rules& rules) {
    for (settle::Fund& fund : rules.funds) {
      if (fund.budgets.empty()) continue;
      fund.budget = 0;
      bool known = false;
      for (const auto& [year, sum] : fund.budgets) {
        if (year == rules.year) fund.budget = sum, known = true;
      }
      if (known) continue;
      diagnostics.push_back({Severity::error, "no-budget", "", 0, "", "", {"资金“" + fund.title.zh + "”没有 " + std::to_string(rules.year) + " 年的预算", "the fund \"" + fund.title.en + "\" has no budget for " + std::to_string(rules.year)},
                             {"在政策包的 budget 中补上该年", "add that year to its `budget`"}});
    }
  }

  void same_order(const settle::Rules& a, const settle::Rules& b) {
    if (a.stages == b.stages) return;
    diagnostics.push_back({Severity::error, "stages-differ", "", 0, "", "", {"两个政策包的结算步骤顺序不同，不能一起结算", "two packs settle in different orders, so that they cannot be settled together"},
                           {"分别结算，或统一 [settlement] 的 stages", "settle them apart, or give both the same `stages`"}});
  }

  void history(const Dossier& dossier, const std::vector<std::string>& known) {
    for (const PastAward& past : dossier.history) {
      if (std::find(known.begin(), known.end(), past.provision) != known.end()) continue;
      const auto close = nearest(past.provision, known);
      diagnostics.push_back({Severity::error, "unknown-provision", past.place.file, past.place.row, to_text(past.place), "",
                             {"历史记录中的条款“" + past.provision + "”不存在", "the history names the provision \"" + past.provision + "\", which does not exist"},
                             close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"检查 provision 列", "check the column `provision`"}});
    }
  }

 private:
  const SettleOptions& options_;
};

}  // namespace

Settling::Settling(std::unique_ptr<State> state) : state_(std::move(state)) {}
Settling::Settling(Settling&&) noexcept = default;
Settling::~Settling() = default;

Result<Settling> Settling::begin(const std::vector<Run>& runs, const SettleOptions& options) {
  auto state = std::make_unique<State>();
  Beginning beginning(options);
  std::vector<const settle::Rules*> packs;
  std::vector<std::string> provisions;
  for (const Run& run : runs) {
    state->held.push_back(run);
    state->runs.push_back(&state->held.back().inner());
    const auto& book = *run.inner().pack.inner().book;
    state->first.push_back(provisions.size());
    for (const auto& provision : book.provisions) provisions.push_back(provision.id);
    packs.push_back(&book.settlement);
    beginning.same_order(*packs.front(), *packs.back());
    const bool same = state->runs.front()->pack.inner().book->declarations.currency == book.declarations.currency;
    if (!same) beginning.diagnostics.push_back({Severity::error, "currencies-differ", "", 0, "", "", {"两个政策包的币种不同，不能一起结算", "two packs pay in different currencies, so that they cannot be settled together"}, {"分别结算", "settle them apart"}});
  }
  beginning.history(state->runs.front()->records().dossier, provisions);
  state->rules = settle::combine(packs);
  const auto& settings = state->runs.front()->program->settings;
  state->rules.year = settings.year;
  state->rules.day = settings.as_of;
  state->rules.history_given = state->runs.front()->records().dossier.history_given;
  state->currency = state->runs.front()->pack.inner().book->declarations.currency;
  state->threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  beginning.budgets(state->rules);
  auto exclusions = beginning.exclusions();
  state->earlier = beginning.earlier(state->rules.year, state->currency);
  state->refusals = options.refusals;
  state->compared = !options.earlier.empty();
  if (has_errors(beginning.diagnostics)) return beginning.diagnostics;
  const bool given = exclusions.has_value();
  state->claims = std::make_unique<RunClaims>(state->rules, state->runs, exclusions ? *std::move(exclusions) : std::vector<Exclusion>{}, given);
  return Settling(std::move(state));
}

void Settling::add(std::size_t run, const Decision& decision) {
  if (costs_money(decision)) state_->claims->add(run, state_->first[run], decision);
  else if (state_->refusals && is_refusal(decision)) state_->refused.emplace_back(state_->claims->enterprise_of(run, decision), refusal(decision));
}

namespace {

// Writes a settlement down in words.
class Account {
 public:
  Account(const settle::Rules& rules, const RunClaims& claims, const settle::Settlement& settlement, const std::vector<const Run::State*>& runs, std::string currency)
      : rules_(rules), claims_(claims), settlement_(settlement), runs_(runs), currency_(std::move(currency)) {}

  Settled write() {
    Settled all;
    all.year = rules_.year;
    all.currency = currency_;
    for (std::size_t enterprise = 0; enterprise < claims_.enterprises(); ++enterprise) {
      const std::size_t before = all.claims.size();
      const auto entries = claims_.of(enterprise);
      for (std::size_t i = 0; i < entries.size(); ++i) all.claims.push_back(claim(enterprise, entries[i], settlement_.first[enterprise] + i));
      recoveries(enterprise, all.recoveries);
      if (!entries.empty()) payee(enterprise, entries.front(), std::span(all.claims).subspan(before), all.payees);
    }
    for (std::size_t i = 0; i < rules_.funds.size(); ++i) all.funds.push_back(fund(i));
    for (const settle::Earmark& earmark : rules_.earmarks) all.earmarks.push_back(kept(earmark));
    return all;
  }

 private:
  [[nodiscard]] Money money(std::int64_t minor) const { return {minor, currency_}; }

  SettledClaim claim(std::size_t enterprise, const RunClaims::Entry& entry, std::size_t number) {
    const settle::Settled& settled = settlement_.claims[number];
    const auto& provision = rules_.provisions[entry.claim.provision];
    SettledClaim line;
    line.pack = provision.pack;
    line.provision = provision.id;
    line.title = provision.title;
    line.cite = provision.cite;
    if (line.cite.document.empty()) line.cite.document = runs_[entry.run]->pack.title();
    const auto& book = *runs_[entry.run]->pack.inner().book;
    line.entity = book.schema.entities[entry.entity].name;
    line.subject = entry.subject;
    line.subject_name = entry.subject_name;
    line.enterprise = claims_.enterprise_key(enterprise);
    line.enterprise_name = claims_.enterprise_name(enterprise);
    const auto& own = book.settlement;
    if (own.district) line.district = claims_.text_of(own.figures[*own.district], entry);
    line.outcome = entry.claim.outcome;
    line.sum = money(entry.claim.highest);
    line.sum_known = !entry.claim.unbounded;
    line.held = !settled.certain();
    if (line.held) line.held_because = held_because(rules_, settled);
    line.paid = money(settled.paid());
    line.lowest = money(settled.low);
    line.highest = money(settled.high == settle::no_end ? 0 : settled.high);
    for (const settle::Cutting& cutting : settlement_.cuttings_of(number)) line.cuts.push_back(cut(cutting));
    if (const auto fund = settle::fund_of(rules_, entry.claim.provision)) line.fund = rules_.funds[*fund].name, line.fund_title = rules_.funds[*fund].title;
    for (const settle::Payment& one : settle::payments_of(rules_, claims_, enterprise, settled)) line.payments.push_back(payment(one));
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

  void payee(std::size_t enterprise, const RunClaims::Entry& entry, std::span<const SettledClaim> lines, std::vector<Payee>& payees) {
    std::int64_t due = 0;
    for (const SettledClaim& line : lines) {
      for (const SettledPayment& one : line.payments) due += one.due == "now" ? one.amount.minor : 0;
    }
    if (due == 0) return;
    Payee found{claims_.enterprise_key(enterprise), claims_.enterprise_name(enterprise), "", "", "", money(due)};
    const auto& own = runs_[entry.run]->pack.inner().book->settlement;
    for (const auto& [what, figure] : own.payee) {
      (what == "name" ? found.name : what == "bank" ? found.bank : found.account) = claims_.text_of(own.figures[figure], entry);
    }
    payees.push_back(std::move(found));
  }

  void recoveries(std::size_t enterprise, std::vector<Recovery>& into) {
    for (const settle::Claw& claw : rules_.claws) {
      for (const RunClaims::Past& past : claims_.history(enterprise)) {
        const bool in_time = !claw.years || rules_.year - past.payment.year < *claw.years;
        if (!claw.provisions[past.payment.provision] || !in_time || past.payment.amount <= 0) continue;
        const auto holds = claims_.figure_of_enterprise(claw.figure, enterprise);
        if (holds && holds->sign() == 0) continue;
        const auto& provision = rules_.provisions[past.payment.provision];
        Recovery one{claw.name, provision.id, claims_.enterprise_key(enterprise), past.award->subject, claw.title, claw.cite, past.payment.year, money(past.payment.amount), money(0), holds.has_value()};
        const auto share = multiply(Rational(past.payment.amount), claw.share);
        const auto due = share ? money_of(*share, currency_, Rounding::half_up) : std::nullopt;
        if (holds && due) one.due = *due;
        into.push_back(std::move(one));
      }
    }
  }

  SettledFund fund(std::size_t number) {
    const settle::Fund& rule = rules_.funds[number];
    const settle::FundResult& result = settlement_.funds[number];
    SettledFund line{rule.name, rule.title, rule.budget || rule.matches, money(result.budget), money(result.asked), money(result.paid), money(result.reserved), result.without_sum};
    if (!line.limited) line.budget = money(0);
    return line;
  }

  SettledEarmark kept(const settle::Earmark& earmark) {
    SettledEarmark line{earmark.name, rules_.funds[earmark.fund].name, earmark.title, earmark.cite, earmark.at_least, money(0), money(0), money(0), 0};
    for (std::size_t enterprise = 0; enterprise < claims_.enterprises(); ++enterprise) {
      for (const settle::Settled& one : settlement_.of(enterprise)) {
        if (!rules_.funds[earmark.fund].provisions[one.claim.provision] || one.paid() == 0) continue;
        line.of.minor += one.paid();
        const auto belongs = claims_.figure(earmark.figure, enterprise, one.claim);
        if (!belongs) ++line.unknown;
        else if (*belongs == Rational(earmark.is.value_or(1))) line.to_class.minor += one.paid();
      }
    }
    const auto needed = multiply(Rational(line.of.minor), earmark.at_least);
    const auto whole = needed ? money_of(*needed, currency_, Rounding::up) : std::nullopt;
    if (whole) line.short_by.minor = std::max<std::int64_t>(whole->minor - line.to_class.minor, 0);
    return line;
  }

  const settle::Rules& rules_;
  const RunClaims& claims_;
  const settle::Settlement& settlement_;
  const std::vector<const Run::State*>& runs_;
  std::string currency_;
};

}  // namespace

Settled Settling::finish() {
  state_->claims->finish();
  const settle::Settlement settlement = settle::settle(state_->rules, *state_->claims, state_->threads);
  Settled all = Account(state_->rules, *state_->claims, settlement, state_->runs, state_->currency).write();
  const settle::Extremes ends = settle::extremes(state_->rules, *state_->claims, state_->threads);
  all.lowest = {within(ends.lowest), state_->currency};
  all.highest = {within(ends.highest), state_->currency};
  all.without_sum = ends.without_end;
  for (auto& [number, one] : state_->refused) {
    const std::size_t enterprise = state_->claims->place(number);
    one.enterprise = state_->claims->enterprise_key(enterprise);
    one.enterprise_name = state_->claims->enterprise_name(enterprise);
    all.refusals.push_back(std::move(one));
  }
  std::stable_sort(all.refusals.begin(), all.refusals.end(), [](const SettledRefusal& a, const SettledRefusal& b) { return std::tie(a.enterprise, a.subject) < std::tie(b.enterprise, b.subject); });
  if (state_->compared) all.corrections = corrections_of(state_->earlier, all);
  return all;
}

}  // namespace duixian
