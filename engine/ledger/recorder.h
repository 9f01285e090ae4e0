// Records one run: subjects in the order of their keys, then the run itself, then a signed head; all of it or nothing.
//
//   Recorder recorder(store, key);              takes the lock
//   recorder.begin(run);
//   for each subject: recorder.subject(key, name), recorder.subjects().add(decision)..., recorder.close(facts, places);
//   or, for many at once, recorder.add(drafts);
//   recorder.finish();                          reads back, signs, commits
//
// Until finish() returns nothing is recorded; a recorder that is destroyed before takes everything back. Throws Trouble.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/sha256.h"
#include "ledger/opened_ledger.h"
#include "ledger/subject_drafts.h"
#include "ledger/subject_entry.h"

namespace duixian::ledger {

struct Recorded {
  std::int64_t number = 0;
  std::uint64_t first = 0, position = 0;
  std::string note;        // the signed head after it
  bool again = false;      // the request was recorded before; nothing was added
};

class Recorder {
 public:
  // Makes the ledger where there is none.
  Recorder(Store& store, SigningKey key);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  // The run that this request left for this pack, if it did.
  [[nodiscard]] std::optional<Recorded> recorded(const std::string& request, const std::string& pack) const;
  [[nodiscard]] const RunPlace& run(std::int64_t number) const { return opened_->run(number); }

  // Sizes, roots, positions and digests of the run are filled in here. `corrects`: the number of an earlier run.
  void begin(RunEntry run, DecisionWriter::Cleaned cleaned, std::optional<std::int64_t> corrects = std::nullopt);
  void keep(const Digest& digest, std::string_view bytes);
  void keep(const Digest& digest, std::uint64_t size, std::string_view small) { store_.add_compressed(digest, size, small); }  // compressed
  void subject(const SubjectKey& key, std::string_view name);
  [[nodiscard]] SubjectWriter& subjects() { return *subjects_; }
  void count(Outcome outcome, std::uint64_t times = 1) { run_.outcomes[static_cast<std::size_t>(outcome)] += times; }
  void close(std::string_view facts, std::string_view places);
  // Several subjects at once.
  void add(const SubjectDrafts& drafts);
  [[nodiscard]] Recorded finish();
  [[nodiscard]] const RunEntry& run() const { return run_; }

 private:
  void append(std::string_view bytes);
  void follow(const SubjectKey& key);
  void add(const SubjectBytes& bytes);
  void index_corrected(const RunPlace& run);
  [[nodiscard]] std::string readable(std::string entry, std::string_view words) const;
  void read_back();

  Store& store_;
  SigningKey key_;
  std::unique_ptr<OpenedLedger> opened_;  // as it was before
  std::unique_ptr<Tree> before_;
  std::unique_ptr<GrowingTree> tree_;
  Peaks peaks_;                           // of the tree before
  RunPlace place_;
  RunEntry run_;
  Glossary glossary_;
  DraftNumbers numbers_{glossary_};
  std::unique_ptr<SubjectWriter> subjects_;
  Sha256 decided_;
  std::string decided_bytes_;             // gathered, for fewer and longer pieces
  std::string entry_;
  SubjectKey last_;
  std::map<SubjectKey, std::uint64_t> corrected_;
};

}  // namespace duixian::ledger
