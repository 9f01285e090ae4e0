#include "ledger/audit.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "ledger/audited_subjects.h"
#include "ledger/audited_tree.h"
#include "ledger/fact_bytes.h"
#include "ledger/page_sums.h"
#include "ledger/sqlite_store.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

std::string text(std::uint64_t number) { return std::to_string(number); }

// The beginning of a text that somebody may have spoiled.
std::string shortened(const std::string& text) { return printable(std::string_view(text).substr(0, 80)); }

class Auditing {
 public:
  Auditing(Store& store, const AuditVisitor& visitor, unsigned threads) : store_(store), visitor_(visitor), threads_(threads) {}

  AuditFindings audit(const std::optional<VerifyingKey>& key, const std::vector<std::string>& kept) {
    is_ledger();
    attempt([&] { file(); });
    attempt([&] { identity(key); });
    attempt([&] { found_.runs = store_.runs(); });
    attempt([&] { heads(kept); });
    attempt([&] { refusals(); });
    attempt([&] { places(); });
    attempt([&] { tree(); });
    for (const RunPlace& run : found_.runs) attempt([&] { contents(run); });
    attempt([&] { strays(); });
    return std::move(found_);
  }

 private:
  void wrong(std::string zh, std::string en) { found_.wrong.push_back({std::move(zh), std::move(en)}); }

  // What cannot be read at all is one more finding, and the audit goes on with the rest.
  template <class Work>
  void attempt(Work work, std::string_view unless = "") {
    try {
      work();
    } catch (const Trouble& trouble) {
      if (trouble.diagnostic.code == unless) throw;
      found_.wrong.push_back(trouble.diagnostic.what);
    }
  }

  // Another file, or an empty one, is no damaged ledger.
  void is_ledger() {
    bool empty = false;
    attempt([&] { empty = !store_.identity(); }, "not-a-ledger");
    if (empty) stop("not-a-ledger", store_.name(), {"这里没有账本", "there is no ledger here"}, {"检查路径", "check the path"});
    found_.wrong.clear();  // each is told where it belongs
  }

  void file() {
    auto* sqlite = dynamic_cast<SqliteStore*>(&store_);
    if (sqlite == nullptr) return;
    const PageFindings pages = check_pages(store_.name());
    if (pages.bytes != pages.expected) wrong("文件有 " + text(pages.bytes) + " 字节，按文件头应有 " + text(pages.expected) + " 字节", "the file has " + text(pages.bytes) + " bytes, and its header says " + text(pages.expected));
    if (!pages.wrong.empty()) wrong(text(pages.wrong.size()) + " 页的校验和不对，第一页是 " + text(pages.wrong.front()) + "：被别的程序改写，或磁盘出错", text(pages.wrong.size()) + " pages have a wrong sum, the first is page " + text(pages.wrong.front()) + ": written by another program, or the disk failed");
    for (const std::string& one : sqlite->changed_schema()) wrong("表或触发器被改动：" + shortened(one), "a table or trigger was changed: " + shortened(one));
  }

  void refusals() {
    found_.refusals = store_.refusals();
    for (Refusal& one : found_.refusals) one.what = printable(one.what);
  }

  void identity(const std::optional<VerifyingKey>& wanted) {
    const auto identity = store_.identity();
    if (!identity) return;
    found_.key = key_of(*identity, store_.name());
    if (wanted && !(*wanted == *found_.key)) wrong("账本自称的钥匙不是应有的那把：" + found_.key->text(), "the ledger's key is not the one that it should have: " + found_.key->text());
    if (wanted) found_.key = wanted;
  }

  void head(const std::string& note, const std::string& zh, const std::string& en, std::optional<std::uint64_t> size) {
    const OpenedNote opened_note = opened(note, *found_.key);
    if (opened_note.fault != NoteFault::none) return wrong(zh + "的签名无效", en + " is not validly signed");
    if (size && *size != opened_note.head.size) return wrong(zh + "被移到了别处", en + " was moved");
    expected_.emplace_back(opened_note.head, Message{zh, en});
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
    std::int64_t expected = 0;
    for (const RunPlace& run : found_.runs) {
      const std::string number = std::to_string(run.number);
      if (run.number != ++expected) wrong("运行编号不连续：第 " + std::to_string(expected) + " 次之后是 " + number, "the runs are not numbered one after another: " + number + " stands in place of " + std::to_string(expected));
      if (run.first != next || run.position < run.first) wrong("第 " + number + " 次运行不接在前一次之后", "run " + number + " does not follow the one before");
      next = run.position + 1;
      const bool signed_after = std::any_of(found_.heads.begin(), found_.heads.end(), [&](const Head& one) { return one.size == next; });
      if (!signed_after) wrong("第 " + number + " 次运行之后没有签名树头", "no head was signed after run " + number);
    }
    if (!found_.heads.empty() && found_.heads.back().size != next) wrong("最后的树头说有 " + text(found_.heads.back().size) + " 条，运行一共 " + text(next) + " 条", "the last head says " + text(found_.heads.back().size) + " entries, and the runs have " + text(next));
  }

  // The tree over all entries, held against every head.
  void tree() {
    AuditedTree tree(store_, found_.runs, found_.wrong);
    if (!found_.heads.empty() && found_.key) attempt([&] { tree.name_by(found_.heads.back(), *found_.key); });
    for (const auto& [head, name] : expected_) tree.expect(head, name);
    attempt([&] { tree.walk(); });
    found_.entries = tree.size();
  }

  // What the entries say, decision by decision.
  void contents(const RunPlace& place) {
    const std::string number = std::to_string(place.number);
    std::string why;
    const auto bytes = store_.entry(place.position);
    auto run = bytes ? RunEntry::from_bytes(*bytes, why) : std::nullopt;
    if (!run) return wrong("第 " + number + " 次运行的条目读不懂：" + why, "the entry of run " + number + " cannot be read: " + why);
    if (run->request != place.request || run->pack != place.pack || run->first != place.first || run->first + run->count != place.position) return wrong("第 " + number + " 次运行的条目说的是另一次运行", "the entry of run " + number + " is about another run");
    known_.insert(run->glossary);
    const auto words_bytes = store_.content(run->glossary);
    const auto words = words_bytes && sha256(*words_bytes) == run->glossary ? Glossary::from_bytes(*words_bytes) : std::nullopt;
    if (!words || words->size() != run->glossary_size || words->root() != run->glossary_root) return wrong("第 " + number + " 次运行的词表缺失或被改动", "the glossary of run " + number + " is missing or was changed");
    why = read_descriptions(*run, *words);
    if (!why.empty()) return wrong("第 " + number + " 次运行的词表读不懂：" + why, "the glossary of run " + number + " cannot be read: " + why);
    files(*run, number);
    if (visitor_.run) visitor_.run(place, *run, *words);
    subjects(*run, *words, number);
  }

  void files(const RunEntry& run, const std::string& number) {
    std::vector<FileEntry> all = run.pack_files;
    all.insert(all.end(), run.records_files.begin(), run.records_files.end());
    for (const auto& [role, file] : run.beside) all.push_back(file);
    for (const auto& [id, files] : run.packs_beside) all.insert(all.end(), files.begin(), files.end());
    if (run.choices.file) all.push_back(*run.choices.file);
    if (run.settlement && run.settlement->exclusions) all.push_back(*run.settlement->exclusions);
    for (const FileEntry& file : all) {
      if (!kept(file.name, file.digest, number, !run.keeps_files)) found_.elsewhere.emplace_back(std::stoll(number), file.name);
    }
    (void)kept("dossier", run.dossier, number, false);
    if (run.settlement) (void)kept("settlement", run.settlement->told, number, false);
  }

  // Whether content is there and what it should be.
  bool kept(const std::string& name, const Digest& digest, const std::string& number, bool may_be_elsewhere) {
    known_.insert(digest);
    const auto bytes = store_.content(digest);
    if (bytes && sha256(*bytes) != digest) wrong("第 " + number + " 次运行保存的 " + name + " 被改动", name + " kept of run " + number + " was changed");
    if (!bytes && !may_be_elsewhere) wrong("第 " + number + " 次运行保存的 " + name + " 不见了", name + " kept of run " + number + " is missing");
    return bytes || !may_be_elsewhere;
  }

  // Rows that belong to no run: nobody's decision rests on them, and no program of ours wrote them.
  void strays() {
    std::uint64_t tiles = 0;
    for (std::uint64_t left = found_.entries >> tile_height; left != 0; left >>= tile_height) tiles += left;
    const std::uint64_t entries = store_.count_entries(), kept_tiles = store_.count_tiles();
    if (entries != found_.entries) wrong("有 " + text(entries - found_.entries) + " 条在账本之外的位置上", text(entries - found_.entries) + " entries stand at places outside of the ledger");
    if (kept_tiles != tiles) wrong("应有 " + text(tiles) + " 块哈希，账本有 " + text(kept_tiles) + " 块", "there should be " + text(tiles) + " tiles, and the ledger has " + text(kept_tiles));
    for (const Digest& one : store_.contents()) {
      if (!known_.contains(one)) wrong("保存的内容 " + to_hex(one) + " 不属于任何一次运行", "the content " + to_hex(one) + " belongs to no run");
    }
  }

  void subjects(const RunEntry& run, const Glossary& words, const std::string& number) {
    Sha256 decided;
    std::uint64_t count = 0;
    std::array<std::uint64_t, outcome_count> outcomes{};
    std::optional<SubjectKey> last;
    each_audited_subject(store_, run, words, threads_, [&](const AuditedSubject& one) {
      if (!one.entry || (last && !(*last < one.entry->key))) {
        const std::string why = one.why.empty() ? "" : ": " + one.why;
        wrong("第 " + text(one.position) + " 条不是第 " + number + " 次运行的主体条目" + why, "entry " + text(one.position) + " is no subject's entry of run " + number + why);
        return false;
      }
      last = one.entry->key;
      ++count;
      decided.take(one.entry->decided);
      for (const Decision& decision : one.entry->decisions) ++outcomes[static_cast<std::size_t>(decision.outcome)];
      if (visitor_.subject) visitor_.subject(*one.entry, one.position);
      return true;
    });
    take_words(decided, run, words);
    if (count != run.count || outcomes != run.outcomes || decided.finish() != run.decisions) wrong("第 " + number + " 次运行的条目合起来不是它所说的", "the entries of run " + number + " are together not what it says");
  }

  Store& store_;
  const AuditVisitor& visitor_;
  unsigned threads_;
  AuditFindings found_;
  std::vector<std::pair<Checkpoint, Message>> expected_;
  std::set<Digest> known_;  // content that runs name
};

}  // namespace

AuditFindings audit(Store& store, const std::optional<VerifyingKey>& key, const std::vector<std::string>& kept, const AuditVisitor& visitor, unsigned threads) {
  return Auditing(store, visitor, threads).audit(key, kept);
}

}  // namespace duixian::ledger
