#include "ledger/opened_ledger.h"

#include <algorithm>

#include "base/canonical_reader.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

[[noreturn]] void damaged(const Store& store, Message what) {
  stop("damaged-ledger", store.name(), std::move(what), {"不要再写入；用 duixian audit 查明，并取备份核对", "write nothing to it; see with duixian audit what is wrong, and compare a backup"});
}

std::string entry_name(std::uint64_t position) { return std::to_string(position); }

}  // namespace

VerifyingKey key_of(const Identity& identity, const std::string& name) {
  if (identity.version > format_version) {
    const std::string version = std::to_string(identity.version);
    stop("newer-ledger", name, {"账本的格式版本是 " + version + "，这个程序只认到 " + std::to_string(format_version), "the ledger's format is version " + version + ", and this program knows " + std::to_string(format_version)},
         {"没有改动账本；用更新的 duixian 打开", "the ledger was not touched; open it with a newer duixian"});
  }
  const auto key = identity.algorithm == algorithm_sha256 ? verifying_key_from(identity.key) : std::nullopt;
  if (!key) stop("damaged-ledger", name, {"账本的头部读不懂", "the ledger does not say soundly what it is"}, {"取备份核对", "compare a backup"});
  return *key;
}

OpenedLedger::OpenedLedger(Store& store) : store_(store), leaves_(store, runs_, head_) {
  const auto identity = store.identity();
  if (!identity) stop("not-a-ledger", store.name(), {"这里还没有账本", "there is no ledger here yet"}, {"检查路径；duixian run --ledger 会新建账本", "check the path; duixian run --ledger makes one"});
  key_ = key_of(*identity, store.name());
  runs_ = store.runs();
  note_ = store.last_head().value_or("");
  check_head();
}

void OpenedLedger::check_head() {
  const OpenedNote found = opened(note_, key_);
  if (found.fault != NoteFault::none) damaged(store_, {"账本的最后一个签名树头无效", "the ledger's last signed head is not valid"});
  head_ = found.head;
  const std::uint64_t size = store_.size();
  if (size != head_.size) {
    damaged(store_, {"账本有 " + std::to_string(size) + " 条，签名树头说有 " + std::to_string(head_.size) + " 条", "the ledger has " + std::to_string(size) + " entries, and its signed head says " + std::to_string(head_.size)});
  }
  if (tree().root() != head_.root) damaged(store_, {"账本的树根与签名树头不符", "the root of the ledger's tree is not the one in its signed head"});
}

const RunPlace& OpenedLedger::run(std::int64_t number) const {
  const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const RunPlace& one) { return one.number == number; });
  if (found != runs_.end()) return *found;
  const std::string last = std::to_string(runs_.size());
  stop("no-such-run", store_.name(), {"账本没有第 " + std::to_string(number) + " 次运行，只有 1 至 " + last, "the ledger has no run " + std::to_string(number) + ", only 1 to " + last},
       {"用 duixian audit 列出运行", "list the runs with duixian audit"});
}

std::string OpenedLedger::entry(std::uint64_t position) const {
  auto found = store_.entry(position);
  if (!found) damaged(store_, {"账本缺第 " + entry_name(position) + " 条", "the ledger lacks entry " + entry_name(position)});
  check(position, *found);
  return *std::move(found);
}

void OpenedLedger::check(std::uint64_t position, std::string_view bytes) const {
  if (!leaves_.has(position, bytes)) damaged(store_, {"账本第 " + entry_name(position) + " 条在签名之后被改动", "entry " + entry_name(position) + " of the ledger was changed after it was signed"});
}

void OpenedLedger::entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) const {
  store_.entries(from, to, [&](std::uint64_t position, std::string_view bytes) {
    if (position != from++) damaged(store_, {"账本缺第 " + entry_name(from - 1) + " 条", "the ledger lacks entry " + entry_name(from - 1)});
    check(position, bytes);
    return visit(position, bytes);
  });
}

RunEntry OpenedLedger::run_entry(const RunPlace& run) const {
  std::string why;
  auto found = RunEntry::from_bytes(entry(run.position), why);
  if (!found) damaged(store_, {"第 " + entry_name(run.position) + " 条读不懂：" + why, "entry " + entry_name(run.position) + " cannot be read: " + why});
  const bool same = found->request == run.request && found->pack == run.pack && found->first == run.first && found->first + found->count == run.position;
  if (!same) damaged(store_, {"第 " + std::to_string(run.number) + " 次运行的条目说的是另一次运行", "the entry of run " + std::to_string(run.number) + " is about another run"});
  return *std::move(found);
}

std::optional<std::string> OpenedLedger::content(const Digest& digest) const {
  auto found = store_.content(digest);
  if (found && sha256(*found) != digest) damaged(store_, {"账本中保存的内容 " + to_hex(digest) + " 已被改动", "the content " + to_hex(digest) + " kept in the ledger was changed"});
  return found;
}

Glossary OpenedLedger::glossary(RunEntry& run) const {
  const auto bytes = content(run.glossary);
  auto found = bytes ? Glossary::from_bytes(*bytes) : std::nullopt;
  if (!found || found->size() != run.glossary_size || found->root() != run.glossary_root) damaged(store_, {"词表缺失或已被改动", "the words of a run are missing or were changed"});
  const std::string why = read_descriptions(run, *found);
  if (!why.empty()) damaged(store_, {"词表读不懂：" + why, "the words of a run cannot be read: " + why});
  return *std::move(found);
}

SubjectKey OpenedLedger::key_at(std::uint64_t position) const {
  const auto found = subject_key_from(entry(position));
  if (!found) damaged(store_, {"第 " + entry_name(position) + " 条读不懂", "entry " + entry_name(position) + " cannot be read"});
  return *found;
}

// The way there is not checked; the two between which it ends are, so that it ends there for whoever reads the signed entries.
std::uint64_t OpenedLedger::first_not_before(const RunPlace& run, const SubjectKey& key) const {
  std::uint64_t from = run.first, to = run.position;
  while (from < to) {
    const std::uint64_t middle = from + (to - from) / 2;
    const auto found = subject_key_from(store_.entry(middle).value_or(""));
    found && *found < key ? from = middle + 1 : to = middle;
  }
  const bool after = from == run.first || key_at(from - 1) < key, before = from == run.position || !(key_at(from) < key);
  if (!after || !before) damaged(store_, {"第 " + entry_name(run.first) + " 至 " + entry_name(run.position) + " 条的次序不对，或有条目被改动", "the entries " + entry_name(run.first) + " to " + entry_name(run.position) + " are not in their order, or some were changed"});
  return from;
}

std::optional<std::uint64_t> OpenedLedger::find(const RunPlace& run, const SubjectKey& key) const {
  const std::uint64_t position = first_not_before(run, key);
  return position < run.position && key_at(position) == key ? std::optional(position) : std::nullopt;
}

std::vector<std::uint64_t> OpenedLedger::find(const RunPlace& run, const std::string& key) const {
  std::vector<std::uint64_t> all;
  const std::size_t entities = run_entry(run).entities.size();
  for (std::uint64_t entity = 0; entity < entities; ++entity) {
    for (std::uint64_t at = first_not_before(run, {entity, {key}}); at < run.position; ++at) {
      const SubjectKey found = key_at(at);
      if (found.entity != entity || found.keys.front() != key) break;
      all.push_back(at);
    }
  }
  return all;
}

}  // namespace duixian::ledger
