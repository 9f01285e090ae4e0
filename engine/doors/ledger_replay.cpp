#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/invariant.h"
#include "doors/engine_identity.h"
#include "doors/restored_settlement.h"
#include "doors/run_frame.h"
#include "doors/run_state.h"
#include "doors/subject_drafts.h"
#include "duixian/doors/ledger.h"
#include "ledger/fact_bytes.h"
#include "ledger/subject_keys.h"
#include "ledger/trouble.h"
#include "report/explanation_json.h"
#include "report/explanation_text.h"
#include "report/settled_claim.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

Json fields_of(Decision decision) {
  for (FailedCondition& failed : decision.failing) failed.places.clear();  // places stand beside the decision
  for (MissingFact& missing : decision.missing) {
    missing.place.reset();
    missing.decides = {};  // no part of what was decided
  }
  return Json::parse(report::to_json(decision));
}

class Replaying {
 public:
  Replaying(OpenedLedger& ledger, const RunPlace& place, const ReplayOptions& options)
      : ledger_(ledger), place_(place), entry_(ledger.run_entry(place)), glossary_(ledger.glossary(entry_)), options_(options), restored_(ledger, entry_, options.pack, options.records),
        settlement_(ledger, entry_, restored_, options.pack, options.records) {}

  Replay run() {
    result_.missing = restored_.missing();
    result_.missing.insert(result_.missing.end(), settlement_.missing().begin(), settlement_.missing().end());
    same_engine();
    if (const Run* again = settlement_.missing().empty() ? restored_.run() : nullptr) {
      computed(*again);
      result_.certified = result_.missing.empty() && !result_.difference;
    }
    return std::move(result_);
  }

 private:
  void same_engine() {
    const Engine& now = engine_identity();
    const auto differs = [&](const char* zh, const char* en, const std::string& then, const std::string& here) {
      if (then != here) result_.missing.push_back({std::string(zh) + "不同：入账时 " + then + "，现在 " + here, std::string(en) + " is another: recorded with " + then + ", running " + here});
    };
    differs("引擎版本", "the engine's version", entry_.engine.version, now.version);
    differs("Lua 版本", "Lua's version", entry_.engine.lua, now.lua);
    differs("Lua 源码", "Lua's source", entry_.engine.lua_digest, now.lua_digest);
  }

  void computed(const Run& again) {
    const PlaceNames names(restored_.options());
    auto frame = frame_of(again, restored_.options(), names, settlement_.run());
    if (!frame) throw Trouble{frame.diagnostics().front()};
    now_ = std::move(frame->entry);
    now_.request = entry_.request;
    if (const auto differs = inputs_differ()) {
      result_.difference = *differs;
      return;
    }
    options_.subject.empty() ? all(again) : one(again);
  }

  // What the decisions rest on must be the same before any decision is compared.
  std::optional<Message> inputs_differ() const {
    const auto differs = [](const char* zh, const char* en) { return Message{std::string("重算所依据的") + zh + "与入账时不同", std::string("the ") + en + " read again is not what was recorded"}; };
    if (now_.pack_digest != entry_.pack_digest) return differs("政策包", "pack");
    if (now_.records_digest != entry_.records_digest) return differs("记录", "records' digest");
    if (now_.dossier != entry_.dossier) return differs("裁定、批准、历史和汇率", "tables beside the records");
    if (now_.choices != entry_.choices) return differs("读法和参数", "choice of readings and parameters");
    if (now_.columns != entry_.columns || now_.sources != entry_.sources) return differs("数据列", "columns of facts");
    if (now_.settlement != entry_.settlement) return differs("结算", "settlement");
    return std::nullopt;
  }

  void all(const Run& again) {
    const Run::State& state = again.inner();
    Glossary words;  // counted anew: the lines must come in the same order
    DraftNumbers numbers(words);
    write_descriptions(now_, words);
    const PlaceNames names(restored_.options());
    std::uint64_t position = place_.first;
    std::array<std::uint64_t, outcome_count> outcomes{};
    DraftOptions drafting{[&](const std::string& text) { return names.cleaned(text); }};
    drafting.threads = std::max(1U, std::thread::hardware_concurrency());
    drafting.settled = settlement_.run();
    each_draft(*state.program, state.records(), now_, drafting, [&](const SubjectDrafts& drafts) {
      numbers.meet(drafts);
      for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += drafts.outcomes[i];
      return compare(again, drafts, numbers, position);
    });
    if (!result_.difference && position != place_.position) result_.difference = Message{"主体数不同", "there are another number of subjects"};
    if (!result_.difference && words.root() != entry_.glossary_root) result_.difference = Message{"词表不同", "the words are others"};
    if (result_.difference) return;
    take_words(decided_, entry_, words);
    const bool same = decided_.finish() == entry_.decisions && outcomes == entry_.outcomes;
    if (!same) result_.difference = Message{"运行条目所写的结论摘要或各结果的数目与其条目不同", "the digest of the decisions, or the count of outcomes, is not what the run's entry says"};
  }

  bool compare(const Run& again, const SubjectDrafts& drafts, DraftNumbers& numbers, std::uint64_t& position) {
    std::size_t at = 0;
    ledger_.entries(position, std::min<std::uint64_t>(position + drafts.subjects.size(), place_.position), [&](std::uint64_t, std::string_view stored) {
      const SubjectBytes bytes = numbers.bytes(drafts, at);
      if (!same(stored, bytes)) return false;
      decided_.take(bytes.decided);
      ++at;
      return true;
    });
    result_.subjects += at;
    position += at;
    if (at == drafts.subjects.size()) return true;
    const SubjectKey& key = drafts.subjects[at].key;
    differ(again, position, key, position < place_.position ? ledger_.entry(position) : "", decide(again, key));
    return false;
  }

  void one(const Run& again) {
    const auto positions = ledger_.find(place_, options_.subject);
    if (positions.empty()) stop("no-such-subject", ledger_.store().name(), {"这次运行没有主体“" + options_.subject + "”", "the run has no subject \"" + options_.subject + "\""}, {"检查 --subject", "check --subject"});
    const PlaceNames names(restored_.options());
    SubjectWriter writer(glossary_, now_, [&](const std::string& text) { return names.cleaned(text); });
    const FactWriter facts(again.inner().records(), now_);
    for (const std::uint64_t position : positions) {
      const std::string stored = ledger_.entry(position);
      const SubjectKey key = *subject_key_from(stored);
      const auto decisions = decide(again, key);
      ++result_.subjects;
      if (decisions.empty() || !same(stored, bytes(again, writer, facts, key, decisions))) return differ(again, position, key, stored, decisions);
    }
    result_.explained = again.explain(options_.subject);
  }

  SubjectBytes bytes(const Run& again, SubjectWriter& writer, const FactWriter& facts, const SubjectKey& key, const std::vector<Decision>& decisions) {
    writer.begin(key, decisions.front().subject_name);
    for (const Decision& decision : decisions) writer.add(decision);
    if (settlement_.run().settled) writer.add_settled(settled(again, key));
    facts.write(key.entity, *row_of(again, key), values_, places_);
    return writer.end(values_, places_);
  }

  static std::optional<columns::Row> row_of(const Run& again, const SubjectKey& key) {
    const columns::Records& records = again.inner().records();
    for (columns::Row row = 0; row < records.table(key.entity).rows(); ++row) {
      if (subject_key(records, key.entity, row) == key) return row;
    }
    return std::nullopt;
  }

  // By the row executor; nothing where the records have no such subject.
  static std::vector<Decision> decide(const Run& again, const SubjectKey& key) {
    const Run::State& state = again.inner();
    const auto row = row_of(again, key);
    return row ? recorded_decisions(*state.program, state.records(), key.entity, *row) : std::vector<Decision>{};
  }

  std::vector<SettledDecision> settled(const Run& again, const SubjectKey& key) const { return SettledSubjects(settlement_.run(), now_).of(key.entity, *row_of(again, key)); }

  // The end of an entry says what it corrects: it is the ledger's, and taken as it stands.
  bool same(std::string_view stored, const SubjectBytes& computed) {
    write_subject_entry(computed_, entry_.request, computed, std::nullopt);
    const std::size_t size = computed_.size() - 1;
    if (stored.size() <= size || stored.substr(0, size) != std::string_view(computed_).substr(0, size)) return false;
    CanonicalReader end(stored.substr(size));
    end.next_is_null() ? end.null() : static_cast<void>(end.natural());
    return end.finished();
  }

  void differ(const Run& again, std::uint64_t position, const SubjectKey& key, const std::string& stored, const std::vector<Decision>& decisions) {
    const std::string& subject = key.keys.front();
    const std::string where = std::to_string(position);
    std::string why;
    const auto old = subject_entry_from(stored, entry_, glossary_, why);
    if (!old || old->key != key || old->decisions.size() != decisions.size()) {
      result_.difference = Message{"第 " + where + " 条是另一个主体，或读不懂", "entry " + where + " is about another subject, or cannot be read"};
      return;
    }
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      if (differ(again, subject, old->decisions[i], decisions[i])) return;
    }
    if (old->settled && settlement_.run().settled && differ(subject, *old->settled, settled(again, key))) return;
    result_.difference = Message{subject + "：所依据的事实或其出处不同", subject + ": the facts, or the places where they stood, differ"};
  }

  bool differ(const Run& again, const std::string& subject, const Decision& then, const Decision& now) {
    const Json before = fields_of(then), after = fields_of(now);
    for (const auto& [field, value] : before.items()) {
      if (after.at(field) == value) continue;
      const auto explained = again.explain(subject, now.provision);
      const Explanation explanation = explained.empty() ? Explanation{} : explained.front().explanation;
      const auto in = [&](Language language, const std::string& recorded, const std::string& computed) {
        return subject + ", " + now.provision + ", " + field + "\n" + recorded + " " + value.dump() + "\n" + report::to_text(then, {}, language, false) + "\n" + computed + " " + after.at(field).dump() + "\n" +
               report::to_text(now, explanation, language, false);
      };
      result_.difference = Message{in(Language::chinese, "入账：", "重算："), in(Language::english, "recorded:", "computed:")};
      return true;
    }
    return false;
  }

  bool differ(const std::string& subject, const std::vector<SettledDecision>& then, const std::vector<SettledDecision>& now) {
    for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
      const SettledClaim* before = i < then.size() ? &then[i].claim : nullptr;
      const SettledClaim* after = i < now.size() ? &now[i].claim : nullptr;
      const auto in = [&](const SettledClaim* claim, Language language) { return claim ? report::claim_text(*claim, language) : std::string("—\n"); };
      if (in(before, Language::english) == in(after, Language::english)) continue;
      const std::string of = subject + ", " + (before ? before : after)->provision + "\n";
      result_.difference = Message{of + "入账：\n" + in(before, Language::chinese) + "重算：\n" + in(after, Language::chinese), of + "recorded:\n" + in(before, Language::english) + "computed:\n" + in(after, Language::english)};
      return true;
    }
    return false;
  }

  OpenedLedger& ledger_;
  const RunPlace& place_;
  RunEntry entry_;
  Glossary glossary_;
  const ReplayOptions& options_;
  RestoredRun restored_;
  RestoredSettlement settlement_;
  RunEntry now_;
  std::string values_, places_, computed_;
  Sha256 decided_;
  Replay result_;
};

}  // namespace

Result<Replay> replay(const ReplayOptions& options) {
  try {
    const auto store = open_store(options.ledger, false);
    OpenedLedger ledger(*store);
    return Replaying(ledger, ledger.run(options.run), options).run();
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
