// Proof files: docs/ledger-format.md, "A proof".
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/byte_text.h"
#include "doors/named_subjects.h"
#include "duixian/doors/ledger.h"
#include "ledger/fact_bytes.h"
#include "ledger/opened_ledger.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const auto& bytes) { return to_base64({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); }

Json path_of(const std::vector<Digest>& path) {
  Json list = Json::array();
  for (const Digest& one : path) list.push_back(text_of(one));
  return list;
}

Json leaf_json(const OpenedLedger& ledger, Tree& tree, std::uint64_t position) {
  const auto salt = salt_at(ledger.runs(), position).value_or(Salt{});
  return {{"position", position}, {"salt", text_of(salt)}, {"entry", to_base64(ledger.entry(position))}, {"path", path_of(tree.inclusion(position))}};
}

// Some lines of a glossary, and what it takes to compute its root from them.
Json lines_json(const Glossary& words, std::vector<std::uint64_t> asked) {
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  Json lines = Json::array();
  for (const std::uint64_t number : asked) lines.push_back({number, to_base64(words.line(number))});
  return {{"lines", lines}, {"others", path_of(others_than(words.leaves(), asked))}};
}

// A line for each item: short, and still to be looked at.
std::string lines_of(const Json& proof) {
  std::string text = "{";
  for (const auto& [key, value] : proof.items()) text += (text.size() > 1 ? ",\n" : "\n") + Json(key).dump() + ": " + value.dump();
  return text + "\n}\n";
}

// The run asked for, or the last one that has the subject.
const RunPlace& run_of(const OpenedLedger& ledger, const SubjectName& subject, std::optional<std::int64_t> number) {
  if (number) return ledger.run(*number);
  for (auto run = ledger.runs().rbegin(); run != ledger.runs().rend(); ++run) {
    if (!named_subjects(ledger, *run, subject).empty()) return *run;
  }
  no_such_subject(ledger, subject, {"账本中", "the ledger"}, {"检查 --subject、--entity 和 --owner", "check --subject, --entity and --owner"});
}

std::uint64_t position_of(const OpenedLedger& ledger, const RunPlace& run, const SubjectName& subject) {
  constexpr std::size_t most_listed = 10;
  const auto found = named_subjects(ledger, run, subject);
  if (found.empty()) no_such_subject(ledger, subject, {"这次运行", "the run"}, {"检查 --subject、--run、--entity 和 --owner", "check --subject, --run, --entity and --owner"});
  if (found.size() == 1) return found.front().position;
  Message all;
  for (std::size_t i = 0; i < std::min(found.size(), most_listed); ++i) {
    const Message one = title_of(found[i], subject.key);
    all = {all.zh + (i == 0 ? "" : "；") + one.zh, all.en + (i == 0 ? "" : "; ") + one.en};
  }
  if (found.size() > most_listed) all = {all.zh + "……", all.en + "; ..."};
  const std::string count = std::to_string(found.size());
  stop("several-subjects", ledger.store().name(), {"有 " + count + " 个主体叫“" + subject.key + "”：" + all.zh, count + " subjects are called \"" + subject.key + "\": " + all.en},
       {"用 --entity 和 --owner 指明是哪一个", "say which with --entity and --owner"});
}

std::string proof_of(OpenedLedger& ledger, const RunPlace& place, std::uint64_t position) {
  Tree tree = ledger.tree();
  RunEntry run = ledger.run_entry(place);
  Glossary words = ledger.glossary(run);
  std::vector<std::uint64_t> asked;
  words.note_asked(&asked);
  std::string why;
  const std::string bytes = ledger.entry(position);
  const auto entry = subject_entry_from(bytes, run, words, why);
  words.note_asked(nullptr);
  const auto facts = entry ? facts_from(*entry, run) : std::nullopt;
  if (!facts) stop("damaged-ledger", ledger.store().name(), {"第 " + std::to_string(position) + " 条读不懂：" + why, "entry " + std::to_string(position) + " cannot be read: " + why}, {"用 duixian audit 查明", "see with duixian audit what is wrong"});
  const Entity& entity = run.entities[entry->key.entity];
  asked.push_back(entity.line);
  for (std::size_t i = 0; i < entry->decisions.size(); ++i) {
    if (!DecisionWriter::is_plainly_not_applicable(entry->decisions[i])) asked.push_back(entity.lines[i]);
  }
  Json proof = {{"format", "duixian-proof"}, {"version", format_version}, {"head", ledger.note()}};
  proof["run"] = leaf_json(ledger, tree, place.position);
  proof["subject"] = leaf_json(ledger, tree, position);
  proof["glossary"] = lines_json(words, std::move(asked));
  return lines_of(proof);
}

}  // namespace

Result<std::string> prove(const std::string& name, const SubjectName& subject, std::optional<std::int64_t> number) {
  try {
    const auto store = open_store(name, false);
    OpenedLedger ledger(*store);
    const RunPlace& run = run_of(ledger, subject, number);
    return proof_of(ledger, run, position_of(ledger, run, subject));
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

Result<std::string> prove_growth(const std::string& name, const std::string& head) {
  try {
    const auto store = open_store(name, false);
    OpenedLedger ledger(*store);
    const OpenedNote from = opened(head, ledger.key());
    if (from.fault != NoteFault::none) stop("no-head", name, {"给出的树头不是这本账本签的", "the head given was not signed by this ledger"}, {"检查树头文件", "check the file of the head"});
    if (from.head.size > ledger.head().size) stop("rolled-back", name, {"给出的树头比账本还长：账本被截断或换回了旧副本", "the head given is longer than the ledger: it was cut, or put back to an old copy"}, {"取备份核对", "compare a backup"});
    const auto path = ledger.tree().consistency(from.head.size);
    if (!is_consistent(from.head.size, ledger.head().size, from.head.root, ledger.head().root, path)) stop("forked", name, {"账本不是从这个树头增长来的", "the ledger has not grown from this head"}, {"取备份核对", "compare a backup"});
    const Json proof = {{"format", "duixian-consistency"}, {"version", format_version}, {"from", head}, {"to", ledger.note()}, {"path", path_of(path)}};
    return lines_of(proof);
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
