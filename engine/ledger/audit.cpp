#include "ledger/audit.h"

#include <algorithm>
#include <map>

#include "ledger/digest_bytes.h"
#include "ledger/fact_bytes.h"
#include "ledger/page_sums.h"
#include "ledger/sqlite_store.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

std::string text(std::uint64_t number) { return std::to_string(number); }

class Auditing {
 public:
  Auditing(Store& store, const AuditVisitor& visitor) : store_(store), visitor_(visitor) {}

  AuditFindings audit(const std::optional<VerifyingKey>& key, const std::vector<std::string>& kept) {
    attempt([&] { file(); });
    attempt([&] { identity(key); });
    attempt([&] { found_.runs = store_.runs(); });
    attempt([&] { heads(kept); });
    attempt([&] { found_.refusals = store_.refusals(); });
    attempt([&] { places(); });
    attempt([&] { tree(); });
    for (const RunPlace& run : found_.runs) attempt([&] { contents(run); });
    return std::move(found_);
  }

 private:
  void wrong(std::string zh, std::string en) { found_.wrong.push_back({std::move(zh), std::move(en)}); }

  // What cannot be read at all is one more finding, and the audit goes on with the rest.
  template <class Work>
  void attempt(Work work) {
    try {
      work();
    } catch (const Trouble& trouble) {
      found_.wrong.push_back(trouble.diagnostic.what);
    }
  }

  void file() {
    auto* sqlite = dynamic_cast<SqliteStore*>(&store_);
    if (sqlite == nullptr) return;
    const PageFindings pages = check_pages(store_.name());
    if (pages.bytes != pages.expected) wrong("文件有 " + text(pages.bytes) + " 字节，按文件头应有 " + text(pages.expected) + " 字节", "the file has " + text(pages.bytes) + " bytes, and its header says " + text(pages.expected));
    if (!pages.wrong.empty()) wrong(text(pages.wrong.size()) + " 页的校验和不对，第一页是 " + text(pages.wrong.front()) + "：被别的程序改写，或磁盘出错", text(pages.wrong.size()) + " pages have a wrong sum, the first is page " + text(pages.wrong.front()) + ": written by another program, or the disk failed");
    for (const std::string& one : sqlite->changed_schema()) wrong("表或触发器被改动：" + one.substr(0, 80), "a table or trigger was changed: " + one.substr(0, 80));
  }

  void identity(const std::optional<VerifyingKey>& wanted) {
    const auto identity = store_.identity();
    if (!identity) stop("not-a-ledger", store_.name(), {"这里没有账本", "there is no ledger here"}, {"检查路径", "check the path"});
    found_.key = key_of(*identity, store_.name());
    if (wanted && !(*wanted == *found_.key)) wrong("账本自称的钥匙不是应有的那把：" + found_.key->text(), "the ledger's key is not the one that it should have: " + found_.key->text());
    if (wanted) found_.key = wanted;
  }

  void head(const std::string& note, const std::string& zh, const std::string& en, std::optional<std::uint64_t> size) {
    const OpenedNote opened_note = opened(note, *found_.key);
    if (opened_note.fault != NoteFault::none) return wrong(zh + "的签名无效", en + " is not validly signed");
    if (size && *size != opened_note.head.size) return wrong(zh + "被移到了别处", en + " was moved");
    expected_.emplace(opened_note.head.size, std::pair{opened_note.head.root, Message{zh, en}});
  }

  void heads(const std::vector<std::string>& kept) {
    if (!found_.key) return;
    found_.heads = store_.heads();
    for (const Head& one : found_.heads) head(one.note, "第 " + text(one.size) + " 条处的树头", "the head at " + text(one.size) + " entries", one.size);
    if (found_.heads.empty()) wrong("账本没有签名树头", "the ledger has no signed head");
    for (const std::string& note : kept) head(note, "另行保存的树头", "a head kept elsewhere", std::nullopt);
  }

  // Runs follow each other without gaps, and each ends with a signed head.
  void places() {
    std::uint64_t next = 0;
    for (const RunPlace& run : found_.runs) {
      const std::string number = std::to_string(run.number);
      if (run.first != next || run.position < run.first) wrong("第 " + number + " 次运行不接在前一次之后", "run " + number + " does not follow the one before");
      next = run.position + 1;
      const bool signed_after = std::any_of(found_.heads.begin(), found_.heads.end(), [&](const Head& one) { return one.size == next; });
      if (!signed_after) wrong("第 " + number + " 次运行之后没有签名树头", "no head was signed after run " + number);
    }
    if (!found_.heads.empty() && found_.heads.back().size != next) wrong("最后的树头说有 " + text(found_.heads.back().size) + " 条，运行一共 " + text(next) + " 条", "the last head says " + text(found_.heads.back().size) + " entries, and the runs have " + text(next));
  }

  // The hash that a leaf should have, by its tile or by the tail beside a head; nothing where neither tells.
  std::optional<Digest> should_be(std::uint64_t position) {
    const std::uint64_t number = position >> tile_height;
    if (number != tile_number_ || !tile_read_) {
      tile_ = store_.tile(0, number);
      tile_number_ = number;
      tile_read_ = true;
      if (tile_ && root_of(tile_->hashes) != tile_->root) tile_.reset();
    }
    if (tile_) return tile_->hashes[position & (tile_width - 1)];
    for (const Head& one : found_.heads) {
      const std::uint64_t from = one.size - std::min<std::uint64_t>(one.size, one.tail.size());
      if (position >= from && position < one.size) return one.tail[position - from];
    }
    return std::nullopt;
  }

  void bad_entry(std::uint64_t position, const char* zh, const char* en) {
    if (bad_entry_) return;
    bad_entry_ = true;
    wrong("第 " + text(position) + " 条" + zh, "entry " + text(position) + " " + en);
  }

  void head_reached() {
    const auto [from, to] = expected_.equal_range(peaks_.size());
    for (auto one = from; one != to; ++one) {
      if (one->second.first != peaks_.root()) wrong(one->second.second.zh + "与账本不符", one->second.second.en + " is not the ledger's");
      one->second.second = {};
    }
  }

  void leaf(std::uint64_t position, std::string_view bytes) {
    const auto salt = salt_at(found_.runs, position);
    if (!salt) bad_entry(position, "不属于任何一次运行", "belongs to no run");
    const Digest hash = leaf_hash(salt.value_or(Salt{}), bytes);
    const auto wanted = should_be(position);
    if (wanted && *wanted != hash) bad_entry(position, "在签名之后被改动", "was changed after it was signed");
    peaks_.add(hash);
    tile_level(0, hash);
    head_reached();
  }

  // Each tile must be what its entries make it: a proof is computed from tiles.
  void tile_level(unsigned level, const Digest& hash) {
    if (rows_.size() == level) rows_.emplace_back();
    rows_[level].push_back(hash);
    if (rows_[level].size() < tile_width) return;
    const std::uint64_t number = (peaks_.size() >> ((level + 1) * tile_height)) - 1;
    const auto kept = store_.tile(level, number);
    const Digest root = root_of(rows_[level]);
    if (!kept || kept->root != root || kept->hashes != rows_[level]) wrong("第 " + std::to_string(level) + " 层第 " + text(number) + " 块哈希不对", "tile " + text(number) + " of level " + std::to_string(level) + " is not that of its entries");
    rows_[level].clear();
    tile_level(level + 1, root);
  }

  void tree() {
    std::uint64_t next = 0;
    head_reached();
    store_.entries(0, UINT64_MAX >> 1U, [&](std::uint64_t position, std::string_view bytes) {
      if (position != next) bad_entry(next, "不见了", "is missing");
      next = position + 1;
      leaf(position, bytes);
      return true;
    });
    found_.entries = peaks_.size();
    for (const auto& [size, head] : expected_) {
      if (head.second.empty()) continue;
      wrong(head.second.zh + "有 " + text(size) + " 条，账本只有 " + text(next) + " 条：账本被截断，或换回了旧副本", head.second.en + " has " + text(size) + " entries and the ledger only " + text(next) + ": it was cut, or put back to an old copy");
    }
  }

  // What the entries say, decision by decision.
  void contents(const RunPlace& place) {
    const std::string number = std::to_string(place.number);
    std::string why;
    const auto bytes = store_.entry(place.position);
    auto run = bytes ? RunEntry::from_bytes(*bytes, why) : std::nullopt;
    if (!run) return wrong("第 " + number + " 次运行的条目读不懂：" + why, "the entry of run " + number + " cannot be read: " + why);
    if (run->request != place.request || run->pack != place.pack || run->first != place.first || run->first + run->count != place.position) wrong("第 " + number + " 次运行的条目说的是另一次运行", "the entry of run " + number + " is about another run");
    const auto words_bytes = store_.content(run->glossary);
    const auto words = words_bytes && sha256(*words_bytes) == run->glossary ? Glossary::from_bytes(*words_bytes) : std::nullopt;
    if (!words || words->size() != run->glossary_size || words->root() != run->glossary_root) return wrong("第 " + number + " 次运行的词表缺失或被改动", "the glossary of run " + number + " is missing or was changed");
    why = read_descriptions(*run, *words);
    if (!why.empty()) return wrong("第 " + number + " 次运行的词表读不懂：" + why, "the glossary of run " + number + " cannot be read: " + why);
    files(*run, number);
    if (visitor_.run) visitor_.run(place, *run, *words);
    subjects(place, *run, *words);
  }

  void files(const RunEntry& run, const std::string& number) {
    std::vector<FileEntry> all = run.pack_files;
    all.insert(all.end(), run.records_files.begin(), run.records_files.end());
    for (const auto& [role, file] : run.beside) all.push_back(file);
    for (const auto& [id, files] : run.packs_beside) all.insert(all.end(), files.begin(), files.end());
    if (run.choices.file) all.push_back(*run.choices.file);
    all.push_back({"dossier", run.dossier, 0});
    if (run.settlement) {
      all.push_back({"settlement", run.settlement->told, 0});
      if (run.settlement->exclusions) all.push_back(*run.settlement->exclusions);
    }
    for (const FileEntry& file : all) {
      const auto kept = store_.content(file.digest);
      if (kept && sha256(*kept) != file.digest) wrong("第 " + number + " 次运行保存的 " + file.name + " 被改动", file.name + " kept of run " + number + " was changed");
    }
  }

  void subjects(const RunPlace& place, const RunEntry& run, const Glossary& words) {
    Sha256 decided;
    std::uint64_t count = 0;
    std::array<std::uint64_t, outcome_count> outcomes{};
    std::optional<SubjectKey> last;
    const std::string number = std::to_string(place.number);
    store_.entries(place.first, place.position, [&](std::uint64_t position, std::string_view bytes) {
      std::string why;
      const auto entry = subject_entry_from(bytes, run, words, why);
      const bool fits = entry && entry->request == run.request && facts_from(*entry, run) && (!last || *last < entry->key);
      if (!fits) {
        wrong("第 " + text(position) + " 条不是第 " + number + " 次运行的主体条目" + (why.empty() ? "" : "：" + why), "entry " + text(position) + " is no subject's entry of run " + number + (why.empty() ? "" : ": " + why));
        return false;
      }
      last = entry->key;
      ++count;
      decided.take(entry->decided);
      for (const Decision& one : entry->decisions) ++outcomes[static_cast<std::size_t>(one.outcome)];
      if (visitor_.subject) visitor_.subject(*entry, position);
      return true;
    });
    take_words(decided, run, words);
    if (count != run.count || outcomes != run.outcomes || decided.finish() != run.decisions) wrong("第 " + number + " 次运行的条目合起来不是它所说的", "the entries of run " + number + " are together not what it says");
  }

  Store& store_;
  const AuditVisitor& visitor_;
  AuditFindings found_;
  std::multimap<std::uint64_t, std::pair<Digest, Message>> expected_;  // by size; the message is emptied when it was reached
  Peaks peaks_;
  std::vector<std::vector<Digest>> rows_;
  std::optional<Tile> tile_;
  std::uint64_t tile_number_ = 0;
  bool tile_read_ = false, bad_entry_ = false;
};

}  // namespace

AuditFindings audit(Store& store, const std::optional<VerifyingKey>& key, const std::vector<std::string>& kept, const AuditVisitor& visitor) {
  return Auditing(store, visitor).audit(key, kept);
}

}  // namespace duixian::ledger
