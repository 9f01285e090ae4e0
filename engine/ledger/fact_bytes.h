// The facts that decisions rested on, as entries hold them, with the places where they stood.
//
// For each group of the run's entry (RunEntry::entities[...].groups) one item: of the subject's own row or an owner's the values
// of its columns, of a list a list of such rows, each with its key in front. A value that was not known is null. The places have
// the same form: a row number where every known value stood in that row of its column's usual source, else source and row of
// each. See docs/ledger-format.md, "Facts".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "columns/records.h"
#include "duixian/words/value.h"
#include "evaluate/program.h"
#include "ledger/run_entry.h"
#include "ledger/subject_entry.h"

namespace duixian::ledger {

// Fills the run's entities, columns and sources: which facts the provisions about each entity use. Place names are those of the
// records' sources, put through `cleaned`.
void describe_facts(const evaluate::Program& program, const columns::Records& records, const DecisionWriter::Cleaned& cleaned, RunEntry& run);

class FactWriter {
 public:
  // After describe_facts; `run` outlives it.
  FactWriter(const columns::Records& records, const RunEntry& run);
  // For a subject: a row of an entity. The two texts are canonical bytes and are overwritten.
  void write(std::size_t entity, columns::Row row, std::string& facts, std::string& places) const;

 private:
  struct Source {
    const columns::Column* column = nullptr;
    std::size_t fact = 0;
  };
  void group(const FactGroup& group, columns::Row row, std::string& facts, std::string& places) const;
  void values(const FactGroup& group, columns::Row row, std::string& facts, std::string& places) const;
  [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> place(const FactColumn& column, const Source& source, columns::Row row) const;

  const columns::Records& records_;
  const RunEntry& run_;
  std::vector<Source> sources_;  // by column of the run
};

// One fact of an entry, read back.
struct RecordedFact {
  std::string entity, key;  // whose it is; "" for the subject's own row and its owners'
  std::string name;
  int year = 0;
  Value value;
  Place place;
};
// Nothing where the bytes do not fit the run.
[[nodiscard]] std::optional<std::vector<RecordedFact>> facts_from(const SubjectEntry& entry, const RunEntry& run);

}  // namespace duixian::ledger
