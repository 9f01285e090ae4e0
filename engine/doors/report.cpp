#include "duixian/doors/report.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <unordered_map>

#include "doors/column_summary.h"
#include "report/clause_order.h"
#include "report/decision_table.h"
#include "report/diagnostic_text.h"
#include "report/explanation_html.h"
#include "report/explanation_json.h"
#include "report/explanation_text.h"
#include "report/notices.h"
#include "report/output_file.h"
#include "report/settled_claim.h"
#include "report/settlement_html.h"
#include "report/settlement_table.h"
#include "report/settlement_totals.h"
#include "report/summary.h"
#include "report/summary_text.h"
#include "report/workbook.h"

namespace duixian {

std::string text_of(const Decision& decision, const Explanation& explanation, Language language, bool colour, const SettledClaim* claim) {
  return report::to_text(decision, explanation, language, colour) + (claim ? report::claim_text(*claim, language) : "");
}
std::string json_of(const Decision& decision, const Explanation& explanation, const SettledClaim* claim) { return report::to_json(decision, explanation, claim); }
std::string html_of(const Decision& decision, const Explanation& explanation, Language language, const SettledClaim* claim) { return report::to_html(decision, explanation, language, claim); }
std::string text_of(const Diagnostics& diagnostics, Language language, bool colour) { return report::to_text(diagnostics, language, colour); }
std::string json_of(const Diagnostics& diagnostics) { return report::to_json(diagnostics); }
std::string text_of(const Settled& settled, Language language) { return report::settlement_text(settled, language); }
std::string json_of(const Settled& settled) { return report::settlement_json(settled); }
std::string html_of(const Settled& settled, Language language) { return report::settlement_html(settled, language); }

Diagnostics write_notices(const std::string& path, const Settled& settled, const Message& title, Language language) { return report::write_notices(path, settled, title, language); }
Diagnostics write_text(const std::string& path, const std::string& text) { return report::write_file(path, text); }

void abandon_output() { report::abandon_pending_files(); }

struct Output::State {
  std::filesystem::path folder;
  Message title;
  int year = 0;
  Language language = Language::chinese;
  std::optional<report::DecisionCsv> csv;
  std::optional<report::DecisionJson> json;
  report::Summary summary;
  std::vector<Decision> decisions;  // for the workbook: all but those that ask nothing of their subject
  std::vector<report::Explained> papers;
  bool too_many = false;
  std::optional<Settled> settled;
  std::unordered_map<std::string, const SettledClaim*> claims;  // of settled, by pack, provision and subject; null: two of them
};

namespace {

std::string claim_key(const std::string& pack, const std::string& provision, const std::string& subject) { return pack + '\x1f' + provision + '\x1f' + subject; }

// For people: pack by pack, clause by clause; within a clause as the run made them.
template <class Items, class DecisionOf>
void in_clause_order(Items& items, DecisionOf decision_of) {
  std::vector<std::string> packs;
  for (const auto& item : items) {
    if (std::ranges::find(packs, decision_of(item).pack) == packs.end()) packs.push_back(decision_of(item).pack);
  }
  std::ranges::stable_sort(items, [&](const auto& left, const auto& right) {
    const Decision &a = decision_of(left), &b = decision_of(right);
    if (a.pack != b.pack) return std::ranges::find(packs, a.pack) < std::ranges::find(packs, b.pack);
    return report::comes_before(a.provision, b.provision);
  });
}

// What a workbook can still be opened with; beyond it the tables are complete and the workbook is left out, and told.
constexpr std::size_t maximum_workbook_decisions = 500'000;

}  // namespace

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output::~Output() = default;

Result<Output> Output::open(const std::string& folder, const Message& title, int year, Language language) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->title = title;
  state->year = year;
  state->language = language;
  if (!folder.empty()) {
    Diagnostics wrong = report::make_folder(folder);
    if (!wrong.empty()) return wrong;
    auto csv = report::DecisionCsv::open(state->folder / "decisions.csv", language);
    if (!csv) return csv.diagnostics();
    auto json = report::DecisionJson::open(state->folder / "decisions.json");
    if (!json) return json.diagnostics();
    state->csv.emplace(*std::move(csv));
    state->json.emplace(*std::move(json));
  }
  return Output(std::move(state));
}

void Output::add(const Decision& decision) {
  state_->summary.add(decision);
  if (!state_->csv) return;
  const auto claim = state_->claims.find(claim_key(decision.pack, decision.provision, decision.subject));
  const SettledClaim* settled = claim == state_->claims.end() ? nullptr : claim->second;
  state_->csv->add(decision, settled);
  state_->json->add(decision, settled);
  if (decision.outcome == Outcome::not_applicable || state_->too_many) return;
  state_->decisions.push_back(decision);
  state_->too_many = state_->decisions.size() > maximum_workbook_decisions;
  if (state_->too_many) state_->decisions.clear();
}

void Output::add(const Run& run, const Decisions& decisions, const DecideOptions& options) { add_to(state_->summary, run.inner(), decisions.state(), options); }

void Output::add_paper(const Run::Explained& paper) { state_->papers.push_back({paper.decision, paper.explanation}); }

// A list may repeat its members' keys under other owners: whose claim is meant is then not to be told from the decision.
void Output::add_settlement(const Settled& settled) {
  state_->settled = settled;
  if (!state_->csv) return;
  state_->csv->with_settlement();
  for (const SettledClaim& claim : state_->settled->claims) {
    const auto [at, fresh] = state_->claims.emplace(claim_key(claim.pack, claim.provision, claim.subject), &claim);
    if (!fresh) at->second = nullptr;
  }
}

Diagnostics Output::finish() {
  Diagnostics all;
  const auto keep = [&](const Diagnostics& found) { all.insert(all.end(), found.begin(), found.end()); };
  if (!state_->csv) return all;
  keep(state_->csv->finish());
  keep(state_->json->finish());
  if (state_->settled) {
    keep(report::write_settlement_csv(state_->folder / "settlement.csv", *state_->settled, state_->language));
    keep(report::write_settlement_json(state_->folder / "settlement.json", *state_->settled));
  }
  if (state_->too_many) {
    all.push_back({Severity::warning, "workbook-too-large", (state_->folder / "workbook.xlsx").string(), 0, "", "", {"决定太多，不写工作簿；表格 decisions.csv 是完整的", "too many decisions for a workbook; decisions.csv is complete"}, {"按区县或条款分开运行", "run by district or by clause"}});
    return all;
  }
  in_clause_order(state_->decisions, [](const Decision& one) -> const Decision& { return one; });
  in_clause_order(state_->papers, [](const report::Explained& one) -> const Decision& { return one.decision; });
  report::WorkbookInput input;
  input.title = state_->title;
  input.year = state_->year;
  input.language = state_->language;
  input.decisions = state_->decisions;
  input.papers = state_->papers;
  input.settled = state_->settled ? &*state_->settled : nullptr;
  keep(report::write_workbook(state_->folder / "workbook.xlsx", input));
  return all;
}

std::string Output::summary(bool colour) const {
  report::SummaryLayout layout;
  layout.colour = colour;
  return report::summary_text(state_->summary, state_->language, layout);
}

std::string Output::summary_json() const {
  std::string text = "{\"decisions\": " + std::to_string(state_->summary.decisions()) + ", \"outcomes\": {";
  for (std::size_t i = 0; i < report::outcome_count; ++i) {
    text += (i ? ", \"" : "\"") + std::string(to_text(static_cast<Outcome>(i))) + "\": " + std::to_string(state_->summary.counts()[i]);
  }
  text += "}, \"granted\": {";
  bool first = true;
  for (const auto& [currency, minor] : state_->summary.granted()) {
    const auto sum = Rational::of(minor, 100);
    text += (first ? "\"" : ", \"") + currency + "\": \"" + (sum ? to_decimal(*sum, 2) : "") + "\"";
    first = false;
  }
  return text + "}}\n";
}

}  // namespace duixian
