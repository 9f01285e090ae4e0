#include "doors/settlement_start.h"

#include <algorithm>
#include <filesystem>

#include "doors/decisions_state.h"
#include "doors/run_claims.h"
#include "intake/read_records.h"
#include "settle/combine.h"

namespace duixian {

namespace {

class Starting {
 public:
  explicit Starting(const SettleOptions& options) : options_(options) {}

  Diagnostics diagnostics;
  std::string exclusions_file;

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
    exclusions_file = path.string();
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

  void same_currency(const graph::Rulebook& a, const graph::Rulebook& b) {
    if (a.declarations.currency == b.declarations.currency) return;
    diagnostics.push_back({Severity::error, "currencies-differ", "", 0, "", "", {"两个政策包的币种不同，不能一起结算", "two packs pay in different currencies, so that they cannot be settled together"}, {"分别结算", "settle them apart"}});
  }

  // Sums are added up as minor units of one currency.
  void own_currency(const Run::State& run) {
    const graph::Rulebook& book = *run.pack.inner().book;
    for (const graph::Provision& provision : book.provisions) {
      const std::string currency = currency_of(run, provision);
      if (!moves_money(provision.kind) || currency == book.declarations.currency) continue;
      const std::string file = provision.file < static_cast<int>(book.files.size()) ? book.files[static_cast<std::size_t>(provision.file)] : "";
      diagnostics.push_back({Severity::error, "other-currency", file, provision.line, "", provision.id,
                             {"该条款以 " + currency + " 计付，政策包以 " + book.declarations.currency + " 结算，两者不能相加", "this provision pays in " + currency + ", and the pack settles in " + book.declarations.currency + ": the two cannot be added"},
                             {"在 pays 中用 to 折算为 " + book.declarations.currency, "convert it to " + book.declarations.currency + " with `to` in its `pays`"}});
    }
  }

  // Groups of two packs that look at each other's provisions have to mean the same subjects.
  void same_groups(const settle::Rules& rules) {
    const auto pair = settle::contradiction(rules);
    if (!pair) return;
    const std::string x = rules.provisions[pair->first].id, y = rules.provisions[pair->second].id;
    const std::string groups = group_text(rules, pair->first, pair->second) + ", " + group_text(rules, pair->second, pair->first);
    diagnostics.push_back({Severity::error, "contradicting-exclusions", "", 0, "", "", {"条款“" + x + "”与“" + y + "”如何互斥，两个政策包所写不同：" + groups, "two packs say differently how provisions \"" + x + "\" and \"" + y + "\" exclude each other: " + groups},
                           {"把两个组的 per 写成一致，或去掉其中一个的 across_packs，或分别结算", "give both groups the same `per`, take `across_packs` off one of them, or settle the packs apart"}});
  }

 private:
  static std::string group_text(const settle::Rules& rules, std::size_t own, std::size_t other) {
    const settle::Stacking& group = rules.stacking[rules.exclusion_of(own, other)];
    return rules.provisions[own].pack + " [stacking." + group.name + "] per = \"" + (group.scope == settle::Scope::enterprise ? "enterprise" : "subject") + "\"";
  }

  const SettleOptions& options_;
};

// Entities of one name are one thing in every pack.
void number_entities(settle::Rules& rules, const std::vector<const Run::State*>& runs) {
  std::vector<std::string> names;
  std::size_t at = 0;
  for (const Run::State* run : runs) {
    const graph::Rulebook& book = *run->pack.inner().book;
    for (const graph::Provision& provision : book.provisions) {
      const std::string& name = book.schema.entities[provision.subject].name;
      const auto known = std::find(names.begin(), names.end(), name);
      rules.provisions[at++].entity = static_cast<std::size_t>(known - names.begin());
      if (known == names.end()) names.push_back(name);
    }
  }
}

}  // namespace

Result<SettlementStart> start_settlement(const std::vector<const Run::State*>& runs, const SettleOptions& options) {
  Starting starting(options);
  std::vector<const settle::Rules*> packs;
  for (const Run::State* run : runs) {
    const graph::Rulebook& book = *run->pack.inner().book;
    packs.push_back(&book.settlement);
    starting.same_order(*packs.front(), *packs.back());
    starting.same_currency(*runs.front()->pack.inner().book, book);
    starting.own_currency(*run);
  }
  const Dossier& dossier = runs.front()->records().dossier;
  SettlementStart found;
  found.rules = settle::combine(packs);
  found.rules.year = runs.front()->program->settings.year;
  found.rules.day = runs.front()->program->settings.as_of;
  found.rules.history_given = dossier.history_given;
  found.currency = runs.front()->pack.inner().book->declarations.currency;
  number_entities(found.rules, runs);
  starting.same_groups(found.rules);
  starting.budgets(found.rules);
  found.exclusions = starting.exclusions();
  found.exclusions_file = starting.exclusions_file;
  found.earlier = starting.earlier(found.rules.year, found.currency);
  if (has_errors(starting.diagnostics)) return std::move(starting.diagnostics);
  return found;
}

}  // namespace duixian
