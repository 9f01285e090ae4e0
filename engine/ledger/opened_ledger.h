// A ledger as somebody who works with it finds it: its key, its runs and its signed head, each held against the others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/run_entry.h"
#include "ledger/signed_leaves.h"
#include "ledger/subject_entry.h"
#include "ledger/store.h"
#include "ledger/tree.h"

namespace duixian::ledger {

class OpenedLedger {
 public:
  // Throws Trouble: no ledger, a newer format, a head that its key did not sign, or that is not the tree's. Reads a few rows,
  // however large the ledger is.
  explicit OpenedLedger(Store& store);

  [[nodiscard]] Store& store() const { return store_; }
  [[nodiscard]] const VerifyingKey& key() const { return key_; }
  [[nodiscard]] const std::vector<RunPlace>& runs() const { return runs_; }
  [[nodiscard]] const Checkpoint& head() const { return head_; }
  [[nodiscard]] const std::string& note() const { return note_; }
  [[nodiscard]] Tree tree() const { return {store_, runs_, head_.size}; }
  [[nodiscard]] Tree tree(std::uint64_t size) const { return {store_, runs_, size}; }

  // By its number, 1, 2, ...; throws where there is none.
  [[nodiscard]] const RunPlace& run(std::int64_t number) const;
  // Its entry, which says the same as its place.
  [[nodiscard]] RunEntry run_entry(const RunPlace& run) const;
  // The words of a run; what they say of its entities is put into it.
  [[nodiscard]] Glossary glossary(RunEntry& run) const;
  // Content by its digest, compared with it; nothing where it is not kept here. Throws where it is another.
  [[nodiscard]] std::optional<std::string> content(const Digest& digest) const;
  // The entry that was signed there; throws where the store has none, or another.
  [[nodiscard]] std::string entry(std::uint64_t position) const;
  // Entries of [from, to) in their order, each as it was signed, until `visit` says no.
  void entries(std::uint64_t from, std::uint64_t to, const std::function<bool(std::uint64_t, std::string_view)>& visit) const;
  // Where a subject's entry in a run is; by entity and keys, which are in order there.
  [[nodiscard]] std::optional<std::uint64_t> find(const RunPlace& run, const SubjectKey& key) const;
  // All entries of a run whose first key is this, of any entity.
  [[nodiscard]] std::vector<std::uint64_t> find(const RunPlace& run, const std::string& key) const;

 private:
  void check_head();
  void check(std::uint64_t position, std::string_view bytes) const;
  [[nodiscard]] SubjectKey key_at(std::uint64_t position) const;
  [[nodiscard]] std::uint64_t first_not_before(const RunPlace& run, const SubjectKey& key) const;  // run.position: none

  Store& store_;
  VerifyingKey key_;
  std::vector<RunPlace> runs_;
  std::string note_;
  Checkpoint head_;
  mutable SignedLeaves leaves_;
};

// The key of a ledger by what it says of itself. Throws where it is of a format that this program does not know.
[[nodiscard]] VerifyingKey key_of(const Identity& identity, const std::string& name);

}  // namespace duixian::ledger
