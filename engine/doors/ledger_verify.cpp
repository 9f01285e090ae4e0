// Proof files checked without the ledger: docs/ledger-format.md, "A proof".
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/byte_text.h"
#include "doors/ledger_files.h"
#include "duixian/doors/ledger.h"
#include "ledger/fact_bytes.h"
#include "ledger/merkle_proof.h"
#include "ledger/trouble.h"
#include "report/explanation_text.h"
#include "report/settled_claim.h"
#include "report/value_text.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t maximum_lines = 10'000'000;
constexpr int maximum_depth = 8;  // of lists within lists; a proof has four

// The proof does not hold. Nothing of what it says is to be believed.
[[noreturn]] void fails(Message why) {
  stop("proof-fails", "", {"证明不成立：" + why.zh, "the proof does not hold: " + why.en}, {"证明文件被改动或损坏；向签发的部门重新要一份", "the file was changed or damaged; ask the bureau for it anew"});
}

void require(bool holds, const char* zh, const char* en) {
  if (!holds) fails({zh, en});
}

const Json& member(const Json& object, const char* key) {
  require(object.is_object() && object.contains(key), (std::string("缺少 ") + key).c_str(), (std::string("it lacks ") + key).c_str());
  return object.at(key);
}

std::string text(const Json& object, const char* key) {
  const Json& found = member(object, key);
  require(found.is_string(), "某项不是文字", "an item is no text");
  return found.get<std::string>();
}

std::uint64_t number(const Json& object, const char* key) {
  const Json& found = member(object, key);
  require(found.is_number_unsigned(), "某项不是数", "an item is no number");
  return found.get<std::uint64_t>();
}

std::string bytes(const std::string& text) {
  const auto found = from_base64(text);
  require(found.has_value(), "某项不是 base64", "an item is not base 64");
  return *found;
}

Digest digest(const Json& from) {
  require(from.is_string(), "某个摘要不对", "a digest is not sound");
  const std::string text = bytes(from.get<std::string>());
  Digest made{};
  require(text.size() == made.size(), "某个摘要长度不对", "a digest has not 32 bytes");
  std::copy(text.begin(), text.end(), made.begin());
  return made;
}

std::vector<Digest> hashes(const Json& object, const char* key, std::size_t most) {
  const Json& found = member(object, key);
  require(found.is_array() && found.size() <= most, "路径不对", "a path is not sound");
  std::vector<Digest> made;
  for (const Json& one : found) made.push_back(digest(one));
  return made;
}

std::vector<Digest> path(const Json& object) { return hashes(object, "path", 64); }

// Stops at the first list that is nested too deep and the first key that an object has twice.
class ProofReader {
 public:
  static Json read(const std::string& text) {
    require(text.size() <= most_of_a_small_file && !text.starts_with("\xEF\xBB\xBF"), "不是证明文件", "it is no proof file");
    ProofReader reader;
    Json parsed = Json::parse(text, [&](int depth, Json::parse_event_t event, const Json& item) { return reader.take(depth, event, item); }, false);
    require(!parsed.is_discarded() && parsed.is_object(), "不是证明文件，或已损坏", "it is no proof file, or it is damaged");
    return parsed;
  }

 private:
  bool take(int depth, Json::parse_event_t event, const Json& item) {
    require(depth < maximum_depth, "嵌套太深", "its lists are nested too deep");
    const auto level = static_cast<std::size_t>(depth);
    if (event == Json::parse_event_t::object_start) keys_[level + 1].clear();
    if (event == Json::parse_event_t::key) require(keys_[level].insert(item.get<std::string>()).second, "某个键出现两次", "an object has a key twice");
    return true;
  }

  std::array<std::set<std::string>, maximum_depth + 1> keys_;  // of the objects around, by depth
};

void only(const Json& object, std::size_t keys) { require(object.is_object() && object.size() == keys, "有多余的项", "it has items that do not belong there"); }

// A signature line is "— name base64", of whoever's key; `opened` looks at one key's alone.
bool has_whole_signatures(std::string_view note) {
  constexpr std::string_view mark = "\u2014 ";
  constexpr std::size_t id_bytes = 4;
  const std::size_t gap = note.rfind("\n\n");
  for (std::string_view rest = note.substr(gap == std::string_view::npos ? note.size() : gap + 2); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t blank = line.find(' ', mark.size());
    const auto data = line.starts_with(mark) && blank != std::string_view::npos && blank > mark.size() ? from_base64(line.substr(blank + 1)) : std::nullopt;
    if (!data || data->size() <= id_bytes) return false;
  }
  return true;
}

Checkpoint signed_head(const std::string& note, const VerifyingKey& key) {
  require(has_whole_signatures(note), "树头损坏", "the head is damaged");
  const OpenedNote found = opened(note, key);
  if (found.fault == NoteFault::not_signed_by_key) stop("other-key", "", {"树头不是这把公钥签的", "the head was not signed with this public key"}, {"检查公钥，或这是另一本账本的证明", "check the public key; or the proof is of another ledger"});
  require(found.fault != NoteFault::no_note, "树头损坏", "the head is damaged");
  require(found.fault == NoteFault::none, "树头的签名不对", "the head's signature is not right");
  return found.head;
}

struct Leaf {
  std::uint64_t position = 0;
  std::string entry;
};

Leaf leaf(const Json& object, const Checkpoint& head) {
  only(object, 4);
  Leaf made{number(object, "position"), bytes(text(object, "entry"))};
  const std::string salt_text = bytes(text(object, "salt"));
  Salt salt{};
  require(salt_text.size() == salt.size(), "盐的长度不对", "the salt has not 16 bytes");
  std::copy(salt_text.begin(), salt_text.end(), salt.begin());
  const auto root = root_by_inclusion(made.position, head.size, leaf_hash(salt, made.entry), path(object));
  require(root == head.root, "条目不在签名的树中", "the entry is not in the signed tree");
  return made;
}

Glossary glossary(const Json& words, const RunEntry& run) {
  only(words, 2);
  const Json& lines = member(words, "lines");
  require(lines.is_array() && !lines.empty() && run.glossary_size <= maximum_lines, "词表不对", "the glossary is not sound");
  std::map<std::uint64_t, std::string> known;
  std::map<std::uint64_t, Digest> leaves;
  std::int64_t last = -1;
  for (const Json& one : lines) {
    require(one.is_array() && one.size() == 2 && one[0].is_number_unsigned() && one[1].is_string(), "词表的一行不对", "a line of the glossary is not sound");
    const auto at = one[0].get<std::uint64_t>();
    require(at < run.glossary_size && static_cast<std::int64_t>(at) > last, "词表的行次序不对", "the lines of the glossary are out of order");
    last = static_cast<std::int64_t>(at);
    const std::string& line = known[at] = bytes(one[1].get<std::string>());
    leaves.emplace(at, leaf_hash(line));
  }
  const auto root = root_by_several(run.glossary_size, leaves, hashes(words, "others", 64 * lines.size()));
  require(root == run.glossary_root, "词表的一行不是这次运行的", "a line of the glossary is not of this run");
  return Glossary::sparse(run.glossary_size, known);
}

std::string in_words(const SubjectEntry& entry, const std::vector<RecordedFact>& facts, Language language) {
  std::string out;
  for (const Decision& decision : entry.decisions) {
    if (DecisionWriter::is_plainly_not_applicable(decision)) continue;
    out += report::to_text(decision, {}, language, false);
    if (const SettledClaim* claim = settled_of(entry, decision)) out += "\n" + report::claim_text(*claim, language);
    out += "\n";
  }
  out += language == Language::chinese ? "所依据的事实\n" : "Facts it rests on\n";
  for (const RecordedFact& fact : facts) {
    if (!fact.value.known()) continue;
    const std::string whose = fact.key.empty() ? fact.entity : fact.entity + " " + fact.key;
    out += "  " + whose + "." + fact.name + (fact.year ? " (" + std::to_string(fact.year) + ")" : "") + " = " + report::value_text(fact.value, language);
    const std::string place = report::place_text(fact.place, language);
    out += (place.empty() ? "" : "  [" + place + "]") + "\n";
  }
  return out;
}

Message in_ledger(const RunEntry& run, const SubjectEntry& entry, const Checkpoint& head) {
  const std::string of = std::to_string(head.size);
  const std::string subject = entry.key.keys.front();
  return {"证明成立：" + subject + " 的这些结论（" + run.pack + "，" + std::to_string(run.year) + " 年，请求 " + run.request + "）在 " + head.origin + " 签名的账本中，共 " + of + " 条",
          "the proof holds: these decisions on " + subject + " (" + run.pack + ", " + std::to_string(run.year) + ", request " + run.request + ") stand in the ledger signed by " + head.origin + ", of " + of + " entries"};
}

void same_head(const Checkpoint& head, const std::optional<std::string>& other, const VerifyingKey& key) {
  if (!other) return;
  const Checkpoint kept = signed_head(*other, key);
  if (kept == head) return;
  const bool forked = kept.size == head.size;
  if (forked) stop("forked", "", {"两个树头条数相同而根不同：账本有两个版本", "the two heads have the same size and other roots: there are two versions of the ledger"}, {"把两个树头都交给审计", "hand both heads to an auditor"});
  stop("other-head", "", {"证明是对 " + std::to_string(head.size) + " 条的树头，手中的树头是 " + std::to_string(kept.size) + " 条", "the proof is for a head of " + std::to_string(head.size) + " entries, and the one at hand is of " + std::to_string(kept.size)},
       {"再要一份从一个树头到另一个的增长证明：duixian prove --head", "ask for the proof of growth from one to the other: duixian prove --head"});
}

Verified subject_proof(const Json& proof, const VerifyingKey& key, const std::optional<std::string>& other, Language language) {
  only(proof, 6);
  const Checkpoint head = signed_head(text(proof, "head"), key);
  const Leaf run_leaf = leaf(member(proof, "run"), head), subject_leaf = leaf(member(proof, "subject"), head);
  std::string why;
  auto run = RunEntry::from_bytes(run_leaf.entry, why);
  require(run.has_value(), "运行条目读不懂", "the run's entry cannot be read");
  const bool within = subject_leaf.position >= run->first && subject_leaf.position - run->first < run->count && run_leaf.position == run->first + run->count;
  require(within, "主体不属于这次运行", "the subject is not of this run");
  const Glossary words = glossary(member(proof, "glossary"), *run);
  require(read_descriptions(*run, words).empty(), "词表读不懂", "the glossary cannot be read");
  const auto entry = subject_entry_from(subject_leaf.entry, *run, words, why);
  require(entry.has_value(), "主体条目读不懂", "the subject's entry cannot be read");
  require(entry->request == run->request, "主体不属于这次运行", "the subject is not of this run");
  const auto facts = facts_from(*entry, *run);
  require(facts.has_value(), "事实读不懂", "the facts cannot be read");
  same_head(head, other, key);
  return {in_ledger(*run, *entry, head), entry->decisions, in_words(*entry, *facts, language)};
}

Verified growth_proof(const Json& proof, const VerifyingKey& key, const std::optional<std::string>& other) {
  only(proof, 5);
  const Checkpoint from = signed_head(text(proof, "from"), key), to = signed_head(text(proof, "to"), key);
  const std::vector<Digest> growth = path(proof);
  require(is_consistent(from.size, to.size, from.root, to.root, growth), "后一个树头不是从前一个增长来的", "the later head has not grown from the earlier one");
  if (other) {
    const Checkpoint kept = signed_head(*other, key);
    if (!(kept == from) && !(kept == to)) stop("other-head", "", {"证明与手中的树头无关", "the proof is about other heads than the one at hand"}, {"要一份从手中树头出发的增长证明", "ask for the proof of growth from the head at hand"});
  }
  const std::string before = std::to_string(from.size), after = std::to_string(to.size);
  return {{"证明成立：账本从 " + before + " 条增长到 " + after + " 条，原有的一条未动", "the proof holds: the ledger grew from " + before + " entries to " + after + ", and none of the old ones changed"}, {}, ""};
}

}  // namespace

Result<Verified> verify(const std::string& proof, const std::string& key_text, const std::optional<std::string>& head, Language language) {
  const auto key = public_key(key_text);
  if (!key) return key.diagnostics();
  try {
    const Json parsed = ProofReader::read(proof);
    const std::string format = text(parsed, "format");
    const std::uint64_t version = number(parsed, "version");
    if (version > static_cast<std::uint64_t>(format_version)) stop("newer-proof", "", {"证明文件的版本更新，这个程序不认识", "the proof file is of a newer version than this program knows"}, {"用更新的 duixian", "use a newer duixian"});
    require(version == static_cast<std::uint64_t>(format_version), "版本不对", "there is no such version");
    if (format == "duixian-proof") return subject_proof(parsed, *key, head, language);
    require(format == "duixian-consistency", "不是证明文件", "it is no proof file");
    return growth_proof(parsed, *key, head);
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
