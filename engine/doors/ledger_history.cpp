#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "doors/named_subjects.h"
#include "doors/report_lines.h"
#include "doors/shown_entry.h"
#include "duixian/doors/ledger.h"
#include "ledger/fact_bytes.h"
#include "ledger/opened_ledger.h"
#include "ledger/trouble.h"
#include "report/counted.h"
#include "report/outcome_text.h"
#include "report/settled_claim.h"
#include "report/value_text.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

struct Chapter {
  const RunPlace* place = nullptr;
  RunEntry run;
  NamedSubject subject;
  std::optional<std::int64_t> corrected_by;
  Json decisions, facts;
  std::vector<RecordedFact> known;
  std::vector<Decision> decided;
  std::optional<std::vector<SettledDecision>> settled;
};

// Chapters that tell of the same: they follow each other.
using Whose = std::tuple<std::string, std::string, std::vector<std::string>>;

Whose whose(const Chapter& one) { return {one.run.pack, one.subject.entity, one.subject.owners}; }

class Histories {
 public:
  Histories(OpenedLedger& ledger, const HistoryOptions& options) : ledger_(ledger), options_(options) {}

  std::vector<Chapter> read() {
    for (const RunPlace& place : ledger_.runs()) chapters(place);
    for (Chapter& one : chapters_) one.corrected_by = correction_of(one);
    if (options_.valid) only_what_holds();
    return std::move(chapters_);
  }

 private:
  void chapters(const RunPlace& place) {
    RunEntry run = ledger_.run_entry(place);
    const std::int64_t end_of_day = options_.known ? (std::int64_t{options_.known->days} + 1) * 86400 : INT64_MAX;
    if (run.recorded >= end_of_day) return;
    if (run.corrects) corrections_.emplace(*run.corrects, place.number);
    if (options_.valid && run.as_of > *options_.valid) return;
    const auto subjects = named_subjects(ledger_, place, options_.subject);
    if (subjects.empty()) return;
    const Glossary words = ledger_.glossary(run);
    for (const NamedSubject& subject : subjects) chapters_.push_back(chapter(place, run, words, subject));
  }

  Chapter chapter(const RunPlace& place, const RunEntry& run, const Glossary& words, const NamedSubject& subject) const {
    const std::string position = std::to_string(subject.position), bytes = ledger_.entry(subject.position);
    std::string why;
    const auto entry = subject_entry_from(bytes, run, words, why);
    const auto facts = entry ? facts_from(*entry, run) : std::nullopt;
    if (!facts) stop("damaged-ledger", ledger_.store().name(), {"第 " + position + " 条读不懂", "entry " + position + " cannot be read"}, {"用 duixian audit 查明", "see with duixian audit what is wrong"});
    return {&place, run, subject, {}, Json::parse(shown_decisions(*entry)), Json::parse(shown_facts(*facts)), *facts, entry->decisions, entry->settled};
  }

  std::optional<std::int64_t> correction_of(const Chapter& one) const {
    const auto found = corrections_.find(one.place->position);
    return found == corrections_.end() ? std::nullopt : std::optional(found->second);
  }

  // Of each pack and subject the last that is about the day or one before it, and that nothing known corrects.
  void only_what_holds() {
    std::map<Whose, const Chapter*> holds;
    for (const Chapter& one : chapters_) {
      if (one.corrected_by) continue;
      const Chapter*& last = holds[whose(one)];
      if (!last || last->run.as_of <= one.run.as_of) last = &one;
    }
    std::vector<Chapter> kept;
    for (const Chapter& one : chapters_) {
      if (std::any_of(holds.begin(), holds.end(), [&](const auto& pair) { return pair.second == &one; })) kept.push_back(one);
    }
    chapters_ = std::move(kept);
  }

  OpenedLedger& ledger_;
  const HistoryOptions& options_;
  std::vector<Chapter> chapters_;
  std::multimap<std::uint64_t, std::int64_t> corrections_;
};

std::string fact_name(const RecordedFact& fact) { return fact.entity + (fact.key.empty() ? "" : " " + fact.key) + "." + fact.name + (fact.year ? " (" + std::to_string(fact.year) + ")" : ""); }

// What is known now and was not, or otherwise, when the run before was recorded.
void changed_facts(const std::vector<RecordedFact>& before, const std::vector<RecordedFact>& now, ReportLines& out) {
  std::map<std::string, const RecordedFact*> old;
  for (const RecordedFact& fact : before) old[fact_name(fact)] = &fact;
  for (const RecordedFact& fact : now) {
    const auto was = old.find(fact_name(fact));
    if (was != old.end() && was->second->value == fact.value) continue;
    const std::string then = was == old.end() ? "—" : report::value_text(was->second->value, out.language());
    const std::string place = report::place_text(fact.place, out.language());
    out.same("  " + fact_name(fact) + ": " + then + " → " + report::value_text(fact.value, out.language()) + (place.empty() ? "" : "  [" + place + "]"));
  }
}

// What was decided stands above it.
void settled(const SettledClaim& claim, ReportLines& out) {
  const std::vector<std::string> lines = report::claim_lines(claim, out.language());
  for (std::size_t i = 1; i < lines.size(); ++i) out.same("    " + lines[i]);
}

void tell(const Chapter& one, const std::string& key, const Chapter* before, ReportLines& out) {
  const std::string number = std::to_string(one.place->number), about = one.run.pack + " " + std::to_string(one.run.year);
  Message head{"第 " + number + " 次运行（" + about + "，规则日 " + to_text(one.run.as_of) + "，入账 " + moment_text(one.run.recorded) + "）", "Run " + number + " (" + about + ", rules of " + to_text(one.run.as_of) + ", recorded " + moment_text(one.run.recorded) + ")"};
  if (one.corrected_by) head = {head.zh + "，已由第 " + std::to_string(*one.corrected_by) + " 次更正", head.en + ", corrected by run " + std::to_string(*one.corrected_by)};
  const Message subject = title_of(one.subject, key);
  out.heading({head.zh + "：" + subject.zh, head.en + ": " + subject.en});
  for (const Decision& decision : one.decided) {
    if (decision.outcome == Outcome::not_applicable) continue;
    const std::string amount = decision.amount ? "  " + to_yuan(*decision.amount) : "";
    out.same(decision.provision + "  " + report::outcome_text(decision.outcome, decision.kind, out.language()) + amount);
    for (const SettledDecision& made : one.settled.value_or(std::vector<SettledDecision>{})) {
      if (made.claim.provision == decision.provision) settled(made.claim, out);
    }
  }
  if (!before) {
    const auto known = std::count_if(one.known.begin(), one.known.end(), [](const RecordedFact& fact) { return fact.value.known(); });
    out.line({"已知事实 " + std::to_string(known) + " 项", report::counted(static_cast<std::uint64_t>(known), "fact was", "facts were") + " known"});
    return;
  }
  changed_facts(before->known, one.known, out);
}

Json json_of(const Chapter& one) {
  return {{"run", one.place->number}, {"entity", one.subject.entity}, {"owners", one.subject.owners}, {"request", one.run.request}, {"recorded", moment_text(one.run.recorded)}, {"pack", one.run.pack}, {"year", one.run.year}, {"as_of", to_text(one.run.as_of)},
          {"corrected_by", one.corrected_by ? Json(*one.corrected_by) : Json(nullptr)}, {"decisions", one.decisions}, {"facts", one.facts}};
}

}  // namespace

Result<Report> history(const HistoryOptions& options, Language language) {
  try {
    const auto store = open_store(options.ledger, false);
    OpenedLedger ledger(*store);
    const auto chapters = Histories(ledger, options).read();
    if (chapters.empty()) {
      no_such_subject(ledger, options.subject, {"在所问的日子，账本中", "as of the days asked for the ledger"}, {"检查 --subject、--entity、--owner、--valid 和 --known", "check --subject, --entity, --owner, --valid and --known"});
    }
    ReportLines out(language);
    Json list = Json::array();
    std::map<Whose, const Chapter*> before;
    for (const Chapter& one : chapters) {
      const Chapter*& last = before[whose(one)];
      tell(one, options.subject.key, last, out);
      list.push_back(json_of(one));
      last = &one;
    }
    return Report{out.text(), Json{{"subject", options.subject.key}, {"runs", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", true};
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
