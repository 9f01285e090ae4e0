#include "doors/recorded_changes.h"

#include <algorithm>
#include <map>

#include "ledger/trouble.h"
#include "report/settlement_table.h"
#include "report/value_text.h"

namespace duixian::ledger {

namespace {

struct Subject {
  std::string bytes;
  std::optional<SubjectEntry> entry;
};

Subject subject_at(const ComparedRun& side, std::uint64_t position) {
  Subject made{side.ledger.entry(position), {}};
  std::string why;
  made.entry = subject_entry_from(made.bytes, side.run, side.words, why);
  if (!made.entry) stop("damaged-ledger", side.ledger.store().name(), {"第 " + std::to_string(position) + " 条读不懂：" + why, "entry " + std::to_string(position) + " cannot be read: " + why}, {"用 duixian audit 查明", "see with duixian audit what is wrong"});
  return made;
}

bool same_settlement(const SettledClaim* a, const SettledClaim* b) {
  if (!a || !b) return a == b;
  return a->held == b->held && a->paid == b->paid && a->lowest == b->lowest && a->highest == b->highest;
}

class Comparing {
 public:
  Comparing(const ComparedRun& before, const ComparedRun& after) : before_(before), after_(after) {
    if (before.run.pack_digest != after.run.pack_digest) everywhere_.push_back({"pack text", {"政策包文本不同", "the pack's text changed"}});
    if (before.run.engine.version != after.run.engine.version || before.run.engine.lua_digest != after.run.engine.lua_digest) everywhere_.push_back({"engine", {"引擎由 " + before.run.engine.version + " 变为 " + after.run.engine.version, "the engine went from " + before.run.engine.version + " to " + after.run.engine.version}});
    if (before.run.as_of != after.run.as_of || before.run.year != after.run.year) everywhere_.push_back({"day", {"年度或规则日不同", "the year, or the day whose rules apply, is another"}});
    parameters();
    elsewhere();
  }

  std::vector<Change> changes() {
    for (const Entity& entity : before_.run.entities) walk(entity.name);
    for (const Entity& entity : after_.run.entities) {
      if (!before_.run.entity(entity.name)) walk(entity.name);
    }
    return std::move(changes_);
  }

 private:
  void parameters() {
    std::map<std::string, std::pair<std::string, std::string>> values;
    for (const auto& [name, value] : before_.run.choices.parameters) values[name].first = value;
    for (const auto& [name, value] : after_.run.choices.parameters) values[name].second = value;
    for (const auto& [name, pair] : values) {
      if (pair.first != pair.second) everywhere_.push_back({"parameter", {"参数 " + name + "：" + pair.first + " → " + pair.second, "parameter " + name + ": " + pair.first + " → " + pair.second}});
    }
  }

  // A decision may rest on another subject's facts, or on another provision's decision with its readings and rulings.
  void elsewhere() {
    std::map<std::string, std::pair<std::string, std::string>> readings;
    for (const auto& [side, choice] : {std::pair{&before_, &std::pair<std::string, std::string>::first}, {&after_, &std::pair<std::string, std::string>::second}}) {
      for (const Entity& entity : side->run.entities) {
        for (const Decision& provision : entity.provisions) {
          for (const auto& [reading, taken] : provision.readings) readings[reading].*choice = taken;
        }
      }
    }
    for (const auto& [reading, pair] : readings) {
      if (pair.first != pair.second) elsewhere_.push_back(reading_cause(reading, pair.first, pair.second));
    }
    if (before_.run.dossier != after_.run.dossier) elsewhere_.push_back({"discretion", {"别的条款或主体的裁定、批准或历史", "rulings, approvals or history of another provision or subject"}});
    if (before_.run.records_digest != after_.run.records_digest) elsewhere_.push_back({"facts", {"别的主体或清单的事实", "facts of other subjects"}});
    for (Cause& one : elsewhere_) one.indirect = true;
  }

  static Cause reading_cause(const std::string& reading, const std::string& before, const std::string& after) {
    const auto named = [](const std::string& choice) { return choice.empty() ? std::string("—") : choice; };
    return {"reading", {"读法 " + reading + "：" + named(before) + " → " + named(after), "reading " + reading + ": " + named(before) + " → " + named(after)}};
  }

  // Both runs have their subjects in order of their keys; an entity may be in one only.
  void walk(const std::string& entity) {
    auto [left, left_end] = range(before_, entity);
    auto [right, right_end] = range(after_, entity);
    while (left < left_end || right < right_end) {
      std::optional<Subject> a, b;
      if (left < left_end) a = subject_at(before_, left);
      if (right < right_end) b = subject_at(after_, right);
      if (a && b && a->entry->key.keys < b->entry->key.keys) b.reset();
      else if (a && b && b->entry->key.keys < a->entry->key.keys) a.reset();
      left += a ? 1 : 0;
      right += b ? 1 : 0;
      compare(a, b);
    }
  }

  static std::pair<std::uint64_t, std::uint64_t> range(const ComparedRun& side, const std::string& name) {
    const auto found = side.run.entity(name);
    if (!found) return {0, 0};
    const std::uint64_t entity = *found;
    const auto first_not_before = [&](std::uint64_t wanted) {
      std::uint64_t from = side.place.first, to = side.place.position;
      while (from < to) {
        const std::uint64_t middle = from + (to - from) / 2;
        const auto key = subject_key_from(side.ledger.entry(middle));
        key && key->entity < wanted ? from = middle + 1 : to = middle;
      }
      return from;
    };
    return {first_not_before(entity), first_not_before(entity + 1)};
  }

  void compare(const std::optional<Subject>& a, const std::optional<Subject>& b) {
    std::map<std::string, std::pair<const Decision*, const Decision*>> pairs;
    if (a) for (const Decision& one : a->entry->decisions) pairs[one.provision].first = &one;
    if (b) for (const Decision& one : b->entry->decisions) pairs[one.provision].second = &one;
    for (const auto& [provision, pair] : pairs) {
      const auto [then, now] = pair;
      const SettledClaim* settled_then = a && then ? settled_of(*a->entry, *then) : nullptr;
      const SettledClaim* settled_now = b && now ? settled_of(*b->entry, *now) : nullptr;
      const bool same = then && now && same_result(*then, *now);
      const bool comparable = before_.run.settlement && after_.run.settlement;  // a run that was not settled says nothing of payments
      if (same && (!comparable || same_settlement(settled_then, settled_now))) continue;
      const bool nothing = (!then || then->outcome == Outcome::not_applicable) && (!now || now->outcome == Outcome::not_applicable);
      if (nothing) continue;
      Change change{(a ? a : b)->entry->key, (a ? a : b)->entry->key.keys.front(), provision, then ? std::optional(*then) : std::nullopt, now ? std::optional(*now) : std::nullopt, {}, {}, {}};
      if (comparable && settled_then) change.settled_before = *settled_then;
      if (comparable && settled_now) change.settled_after = *settled_now;
      if (same) {
        settlement(change);
      } else {
        change.causes = everywhere_;
        causes(a, b, then, now, change);
      }
      changes_.push_back(std::move(change));
    }
  }

  void causes(const std::optional<Subject>& a, const std::optional<Subject>& b, const Decision* then, const Decision* now, Change& change) {
    if (!a || !b) change.causes.push_back({"facts", a ? Message{"后一次的记录中没有这个主体", "the later records do not have this subject"} : Message{"前一次的记录中没有这个主体", "the earlier records did not have this subject"}});
    else facts(*a, *b, change);
    if (then && now) {
      for (const auto& [reading, choice] : then->readings) {
        const auto other = std::find_if(now->readings.begin(), now->readings.end(), [&id = reading](const auto& one) { return one.first == id; });
        if (other != now->readings.end() && other->second != choice) change.causes.push_back(reading_cause(reading, choice, other->second));
      }
    }
    discretion(change);
    for (const Cause& one : elsewhere_) {
      const auto same = [&](const Cause& other) { return other.what == one.what; };
      if (std::none_of(change.causes.begin(), change.causes.end(), same)) change.causes.push_back(one);
    }
  }

  // The decision is the same, and other things were made of it: by the rules of settlement, or what others are paid.
  static void settlement(Change& change) {
    const auto why = [](const std::optional<SettledClaim>& claim, Language language) {
      const std::string text = claim ? report::why_text(*claim, language) : "";
      return text.empty() ? std::string("—") : text;
    };
    const auto in = [&](Language language) { return why(change.settled_before, language) + " → " + why(change.settled_after, language); };
    change.causes.push_back({"settlement", {"结算：" + in(Language::chinese), "settlement: " + in(Language::english)}});
  }

  void facts(const Subject& a, const Subject& b, Change& change) {
    const auto before = facts_from(*a.entry, before_.run), after = facts_from(*b.entry, after_.run);
    std::map<std::string, std::pair<const RecordedFact*, const RecordedFact*>> pairs;
    const auto name = [](const RecordedFact& fact) { return fact.entity + (fact.key.empty() ? "" : " " + fact.key) + "." + fact.name + (fact.year ? " (" + std::to_string(fact.year) + ")" : ""); };
    if (before) for (const RecordedFact& fact : *before) pairs[name(fact)].first = &fact;
    if (after) for (const RecordedFact& fact : *after) pairs[name(fact)].second = &fact;
    const auto shown = [](const RecordedFact* fact, Language language) { return fact ? report::value_text(fact->value, language) : std::string("—"); };
    for (const auto& [what, pair] : pairs) {
      const Value then = pair.first ? pair.first->value : Value{}, now = pair.second ? pair.second->value : Value{};
      if (then.is == now.is) continue;
      const auto in = [&](Language language) { return what + ": " + shown(pair.first, language) + " → " + shown(pair.second, language); };
      RecordedFact newer = pair.second ? *pair.second : *pair.first;
      newer.value = now;
      change.causes.push_back({"facts", {in(Language::chinese), in(Language::english)}, std::move(newer)});
    }
  }

  void discretion(Change& change) {
    const auto key = [](const auto& row, const std::string& name) { return row.subject + "\x1f" + row.provision + "\x1f" + name; };
    std::map<std::string, std::pair<std::string, std::string>> filed;
    const auto fill = [&](const Dossier& dossier, std::string std::pair<std::string, std::string>::*side) {
      for (const Ruling& one : dossier.rulings) {
        if (one.subject == change.subject && (one.provision.empty() || one.provision == change.provision)) filed[key(one, one.discretion)].*side = one.discretion + " = " + to_text(one.value.amount) + " " + to_text(one.value.unit) + " " + one.authority + " " + one.document;
      }
      for (const Approval& one : dossier.approvals) {
        if (one.subject == change.subject && (one.provision.empty() || one.provision == change.provision)) filed[key(one, one.approval)].*side = one.approval + (one.granted ? " ✓ " : " ✗ ") + one.authority + " " + one.document;
      }
      for (const PastAward& one : dossier.history) {
        if (one.subject == change.subject && one.provision == change.provision) filed[key(one, "history")].*side += std::to_string(one.year) + " " + to_yuan(one.amount) + " ";
      }
    };
    fill(before_.dossier, &std::pair<std::string, std::string>::first);
    fill(after_.dossier, &std::pair<std::string, std::string>::second);
    for (const auto& [what, pair] : filed) {
      if (pair.first == pair.second) continue;
      const std::string text = (pair.first.empty() ? "—" : pair.first) + " → " + (pair.second.empty() ? "—" : pair.second);
      change.causes.push_back({"discretion", {"裁定或批准：" + text, "ruling or approval: " + text}});
    }
  }

  const ComparedRun &before_, &after_;
  std::vector<Cause> everywhere_, elsewhere_;
  std::vector<Change> changes_;
};

}  // namespace

bool same_result(const Decision& a, const Decision& b) { return a.outcome == b.outcome && a.amount == b.amount && a.lowest == b.lowest && a.highest == b.highest; }

bool Cause::moves(const Decision& before) const { return alone && !same_result(*alone, before); }

std::vector<Change> changes_between(const ComparedRun& before, const ComparedRun& after) { return Comparing(before, after).changes(); }

}  // namespace duixian::ledger
