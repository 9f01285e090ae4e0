#include "ledger/recorder.h"

#include <algorithm>

#include "base/compressed.h"
#include "base/invariant.h"
#include "base/signing.h"
#include "ledger/digest_bytes.h"
#include "ledger/trouble.h"

namespace duixian::ledger {

namespace {

constexpr std::size_t gathered = 1 << 16;

}  // namespace

Recorder::Recorder(Store& store, SigningKey key) : store_(store), key_(std::move(key)) {
  store_.begin();
  const auto identity = store_.identity();
  try {
    if (!identity) {
      store_.establish({format_version, algorithm_sha256, key_.verifying().text()});
      store_.add_head({0, signed_note({key_.name, 0, empty_root()}, key_), {}});
    }
    opened_ = std::make_unique<OpenedLedger>(store_);
  } catch (...) {
    store_.roll_back();
    throw;
  }
  if (opened_->key() == key_.verifying()) return;
  store_.roll_back();
  stop("wrong-key", store_.name(), {"这把钥匙不是账本的钥匙，账本由 " + opened_->key().text() + " 签名", "this key is not the ledger's: " + opened_->key().text() + " signs it"},
       {"没有写入任何内容；用账本自己的钥匙", "nothing was written; use the ledger's own key"});
}

Recorder::~Recorder() { store_.roll_back(); }

std::optional<Recorded> Recorder::recorded(const std::string& request, const std::string& pack) const {
  for (const RunPlace& run : opened_->runs()) {
    if (run.request == request && run.pack == pack) return Recorded{run.number, run.first, run.position, opened_->note(), true};
  }
  return std::nullopt;
}

void Recorder::index_corrected(const RunPlace& run) {
  store_.entries(run.first, run.position, [&](std::uint64_t position, std::string_view bytes) {
    if (auto key = subject_key_from(bytes)) corrected_.emplace(*std::move(key), position);
    return true;
  });
}

void Recorder::begin(RunEntry run, DecisionWriter::Cleaned cleaned, std::optional<std::int64_t> corrects) {
  run_ = std::move(run);
  run_.size_before = opened_->head().size;
  run_.root_before = opened_->head().root;
  run_.first = run_.size_before;
  if (corrects) {
    const RunPlace& old = opened_->run(*corrects);
    run_.corrects = old.position;
    index_corrected(old);
  }
  place_ = {static_cast<std::int64_t>(opened_->runs().size()) + 1, run_.first, run_.first, run_.request, run_.pack, {}};
  fill_randomly(place_.secret);
  before_ = std::make_unique<Tree>(store_, opened_->runs(), run_.size_before);
  peaks_ = before_->peaks();
  tree_ = std::make_unique<GrowingTree>(store_, *before_);
  write_descriptions(run_, glossary_);
  subjects_ = std::make_unique<SubjectWriter>(glossary_, run_, std::move(cleaned));
}

void Recorder::keep(const Digest& digest, std::string_view bytes) { store_.add_compressed(digest, bytes.size(), compressed(bytes)); }

void Recorder::follow(const SubjectKey& key) {
  invariant(run_.count == 0 || last_ < key, "subjects are recorded once, in the order of their keys");
  last_ = key;
}

void Recorder::subject(const SubjectKey& key, std::string_view name) {
  follow(key);
  subjects_->begin(key, name);
}

void Recorder::append(std::string_view bytes) {
  if (bytes.size() > maximum_entry_bytes) stop("entry-too-large", store_.name(), {"一个主体的内容超过 16 MiB", "what there is on one subject is more than 16 MiB"}, {"没有入账；减少该主体的清单行数", "nothing was recorded; give this subject fewer rows in its lists"});
  const std::uint64_t position = tree_->size();
  store_.add_entry(position, bytes);
  tree_->add(leaf_hash(salt_of(place_.secret, position), bytes));
}

void Recorder::close(std::string_view facts, std::string_view places) { add(subjects_->end(facts, places)); }

void Recorder::add(const SubjectDrafts& drafts) {
  numbers_.meet(drafts);
  for (std::size_t i = 0; i < drafts.subjects.size(); ++i) {
    follow(drafts.subjects[i].key);
    add(numbers_.bytes(drafts, i));
  }
  for (std::size_t i = 0; i < outcome_count; ++i) run_.outcomes[i] += drafts.outcomes[i];
}

void Recorder::add(const SubjectBytes& bytes) {
  const auto old = corrected_.empty() ? corrected_.end() : corrected_.find(last_);
  write_subject_entry(entry_, run_.request, bytes, old == corrected_.end() ? std::nullopt : std::optional(old->second));
  append(entry_);
  decided_bytes_ += bytes.decided;
  ++run_.count;
  if (decided_bytes_.size() < gathered) return;
  decided_.take(decided_bytes_);
  decided_bytes_.clear();
}

Recorded Recorder::finish() {
  const std::string words = glossary_.to_bytes();
  run_.glossary_size = glossary_.size();
  run_.glossary_root = glossary_.root();
  run_.glossary = sha256(words);
  keep(run_.glossary, words);
  decided_.take(decided_bytes_);
  take_words(decided_, run_, glossary_);
  run_.decisions = decided_.finish();
  place_.position = tree_->size();
  append(readable(run_.to_bytes(), words));
  store_.add_run(place_);
  read_back();
  const std::string note = signed_note({key_.name, tree_->size(), tree_->root()}, key_);
  store_.add_head({tree_->size(), note, tree_->tail()});
  store_.commit();
  return {place_.number, place_.first, place_.position, note, false};
}

// What cannot be read again must not be signed, though it would be there for good.
std::string Recorder::readable(std::string entry, std::string_view words) const {
  std::string why;
  const auto read = RunEntry::from_bytes(entry, why);
  const auto glossary = Glossary::from_bytes(words);
  if (!read || !glossary || glossary->size() != run_.glossary_size) stop("unreadable-run", store_.name(), {"这次运行写成条目后读不回来：" + why, "what this run would record cannot be read again: " + why}, {"没有入账；请报告这个问题", "nothing was recorded; please report this"});
  return entry;
}

// Twice by other ways than the one it was written: entry by entry over the peaks of the tree before, and from the tiles. Only
// then is a head signed.
void Recorder::read_back() {
  store_.settle();
  std::uint64_t next = place_.first;
  store_.entries(place_.first, place_.position + 1, [&](std::uint64_t position, std::string_view bytes) {
    if (position != next++) return false;
    peaks_.add(leaf_hash(salt_of(place_.secret, position), bytes));
    return true;
  });
  std::vector<RunPlace> runs = opened_->runs();
  runs.push_back(place_);
  const bool same = peaks_.size() == tree_->size() && peaks_.root() == tree_->root() && Tree(store_, runs, tree_->size()).root() == tree_->root();
  if (same) return;
  stop("read-back", store_.name(), {"写入后读回的内容与写入的不同，没有签名，也没有入账", "what was read back differs from what was written; nothing was signed and nothing recorded"},
       {"检查磁盘和内存，再用同一请求号重试", "check disk and memory, then try again with the same request id"});
}

}  // namespace duixian::ledger
