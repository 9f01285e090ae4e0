#include "duixian/doors/readings.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyse/clause_effect.h"
#include "doors/decisions_state.h"
#include "report/outcome_text.h"
#include "report/readings_html.h"
#include "report/readings_json.h"
#include "report/readings_sheet.h"
#include "report/readings_text.h"

namespace duixian {

namespace {

using analyse::Change;

class Effects {
 public:
  explicit Effects(const Run& run) : run_(run), book_(*run.pack().inner().book), taken_(run.decide()) {}

  Result<ReadingEffect> of(const graph::ReadingDeclaration& declared) {
    ReadingEffect effect = described(declared);
    std::vector<Decisions> decided;
    for (ChoiceEffect& choice : effect.choices) {
      if (choice.taken || !effect.computed) {
        decided.push_back(taken_);
        continue;
      }
      const auto other = run_.changed({"reading." + declared.id + "=" + choice.name});
      if (!other) return other.diagnostics();
      decided.push_back((*other).decide_changed(taken_));
    }
    const std::set<std::size_t> touched = touched_by(decided);
    for (std::size_t i = 0; i < decided.size(); ++i) put(decided[i], touched, effect.choices[i]);
    return effect;
  }

 private:
  ReadingEffect described(const graph::ReadingDeclaration& declared) const {
    ReadingEffect effect;
    effect.pack = run_.pack().id();
    effect.id = declared.id;
    effect.issue = declared.issue;
    effect.why = declared.why;
    effect.standard = declared.chosen;
    effect.currency = book_.declarations.currency;
    if (const auto clause = book_.provision(declared.id.substr(0, declared.id.find('/')))) effect.cite = book_.provisions[*clause].cite;
    if (effect.cite.document.empty()) effect.cite.document = run_.pack().title();
    const auto& set = run_.inner().program->settings.readings;
    const auto named = set.find(declared.id);
    const std::string taken = named == set.end() ? declared.chosen : named->second;
    if (taken == "none") effect.choices.push_back({"none", {"未选", "none chosen"}, true, {}, {}});
    for (const auto& choice : declared.choices) effect.choices.push_back({choice.name, choice.text, choice.name == taken, {}, {}});
    effect.computed = std::ranges::any_of(run_.inner().program->provisions, [&](const auto& bound) {
      return std::ranges::any_of(bound.readings, [&](const auto& one) { return one.first == declared.id; });
    });
    return effect;
  }

  [[nodiscard]] const evaluate::ProvisionDecisions& of(const Decisions& decisions, std::size_t at) const { return *decisions.state().columns.provisions[at]; }

  // Provisions that some choice decides anew: the others share their blocks.
  std::set<std::size_t> touched_by(const std::vector<Decisions>& decided) const {
    std::set<std::size_t> touched;
    for (const Decisions& one : decided) {
      for (std::size_t at = 0; at < one.state().columns.provisions.size(); ++at) {
        if (&of(one, at) != &of(taken_, at)) touched.insert(at);
      }
    }
    return touched;
  }

  void put(const Decisions& decided, const std::set<std::size_t>& touched, ChoiceEffect& choice) const {
    std::map<std::size_t, std::vector<Change>> changes;  // by entity
    for (const std::size_t at : touched) {
      const auto& provision = book_.provisions[run_.inner().program->provisions[at].provision];
      const bool pays = report::moves_money(provision.kind);
      std::vector<Change>& subjects = changes[provision.subject];
      subjects.resize(run_.inner().records().table(provision.subject).rows(), Change::none);
      ClauseEffect clause{provision.id, provision.title, provision.kind, currency_of(provision), analyse::clause_effect(of(taken_, at), of(decided, at), pays, subjects)};
      choice.all.granted += clause.totals.granted;
      if (pays && clause.currency == book_.declarations.currency) {
        choice.all.lowest += clause.totals.lowest;
        choice.all.highest += clause.totals.highest;
      }
      choice.clauses.push_back(std::move(clause));
    }
    for (const auto& [entity, subjects] : changes) analyse::count_changes(subjects, choice.all);
  }

  std::string currency_of(const graph::Provision& provision) const {
    return provision.pays ? book_.graph[book_.outline[*provision.pays].node].type.unit.currency() : book_.declarations.currency;
  }

  const Run& run_;
  const graph::Rulebook& book_;
  Decisions taken_;
};

}  // namespace

Result<std::vector<ReadingEffect>> readings_of(const Run& run, const std::string& provision) {
  std::vector<ReadingEffect> all;
  Effects effects(run);
  for (const auto& declared : run.pack().inner().book->declarations.readings) {
    if (!provision.empty() && declared.id.substr(0, declared.id.find('/')) != provision) continue;
    auto effect = effects.of(declared);
    if (!effect) return effect.diagnostics();
    all.push_back(*std::move(effect));
  }
  return all;
}

std::string text_of(std::span<const ReadingEffect> readings, Language language, bool colour) { return report::readings_text(readings, language, colour); }
std::string json_of(std::span<const ReadingEffect> readings) { return report::readings_json(readings); }
std::string html_of(std::span<const ReadingEffect> readings, Language language) { return report::readings_html(readings, language); }
Diagnostics write_sheet(const std::string& path, std::span<const ReadingEffect> readings, Language language) { return report::write_readings(path, readings, language); }

}  // namespace duixian
