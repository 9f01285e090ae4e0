// What was decided on one subject in a run, with the facts it rested on.
//
//   [1, request, [entity, keys, name, not applicable, [decision, ...], settled, facts], places, corrects]
//
// The third item is what was decided: neither salt nor clock nor build is in it, nor where in a file a fact stood, so that it is
// the same bytes whatever the order of the input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/decision_bytes.h"
#include "ledger/decision_reading.h"
#include "ledger/run_entry.h"
#include "ledger/settled_bytes.h"

namespace duixian::ledger {

// Which subject: its entity and key, and for what belongs to others the keys of its owners, nearest first.
struct SubjectKey {
  std::uint64_t entity = 0;
  std::vector<std::string> keys;
  friend auto operator<=>(const SubjectKey&, const SubjectKey&) = default;  // the order of a run's entries
};

// What stands behind the request: good until the writer's next begin().
struct SubjectBytes {
  std::string_view decided, places;
  std::size_t decisions = 0;  // where in `decided` the decisions begin
};

class SubjectWriter {
 public:
  SubjectWriter(Lines& lines, const RunEntry& run, DecisionWriter::Cleaned cleaned)
      : run_(run), decisions_(lines, run.currency, std::move(cleaned)), settled_(lines) {}

  void begin(const SubjectKey& key, std::string_view name);
  // Of each provision of the entity, in the order of the run's entry.
  void add(const Decision& decision);
  void add_not_applicable();
  // Where a decision that is written elsewhere goes.
  [[nodiscard]] std::string& add();
  // What a settlement made of them, once, after all decisions; without it the run was not settled.
  void add_settled(const std::vector<SettledDecision>& settled);
  // Facts and places are canonical (fact_bytes.h).
  [[nodiscard]] SubjectBytes end(std::string_view facts, std::string_view places);

 private:
  const RunEntry& run_;
  DecisionWriter decisions_;
  SettledWriter settled_;
  std::string head_, not_applicable_, body_, decided_;
  std::size_t provisions_ = 0, written_ = 0;
  bool is_settled_ = false;
};

// The whole entry, over whatever was in `entry`.
void write_subject_entry(std::string& entry, std::string_view request, const SubjectBytes& bytes, std::optional<std::uint64_t> corrects);

struct SubjectEntry {
  std::string request;
  SubjectKey key;
  std::string name;
  std::vector<Decision> decisions;  // of all provisions, in order
  std::optional<std::vector<SettledDecision>> settled;  // of those that may cost money, where the run was settled
  std::string_view decided, facts, places;  // into the bytes that were read
  std::optional<std::uint64_t> corrects;
};

// What a settlement made of one of its decisions; null where nothing was settled.
[[nodiscard]] const SettledClaim* settled_of(const SubjectEntry& entry, const Decision& decision);

// Nothing where the bytes are no subject's entry of that run.
[[nodiscard]] std::optional<SubjectEntry> subject_entry_from(std::string_view bytes, const RunEntry& run, const Glossary& glossary, std::string& why);
// Its key alone, for finding it.
[[nodiscard]] std::optional<SubjectKey> subject_key_from(std::string_view bytes);

}  // namespace duixian::ledger
