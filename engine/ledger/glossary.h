// The texts of a run, each once: conditions in words, reasons, names of parties. An entry holds their numbers.
//
// A line is a canonical list whose first item says what it is (Line in format.h). Lines are numbered in the order of their
// coming; as entries are written in the order of their subjects' keys, that order is the run's and nobody else's. The lines are
// the leaves of a tree of their own, whose root stands in the run's entry: so a few of them can be shown with proof.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/canonical_reader.h"
#include "columns/text_index.h"
#include "columns/texts.h"
#include "ledger/hashing.h"
#include "ledger/lines.h"

namespace duixian::ledger {

class Glossary : public Lines {
 public:
  // The number of a line, adding it if it is new.
  std::uint64_t number(std::string_view line);
  void refer(std::string& out, std::string_view line) override;  // by its number
  [[nodiscard]] std::string_view line(std::uint64_t number) const {  // number < size()
    if (asked_) asked_->push_back(number);
    return lines_.view(number);
  }
  [[nodiscard]] std::uint64_t size() const { return lines_.size(); }
  [[nodiscard]] std::vector<Digest> leaves() const;
  [[nodiscard]] Digest root() const;

  [[nodiscard]] std::string to_bytes() const;  // a list of the lines
  // One of which only some lines are known; the others are empty. `size` is bounded by whoever calls.
  [[nodiscard]] static Glossary sparse(std::uint64_t size, const std::map<std::uint64_t, std::string>& known);
  // From now on notes which lines are asked for; null ends it.
  void note_asked(std::vector<std::uint64_t>* asked) { asked_ = asked; }
  // Nothing where the bytes are not canonical.
  [[nodiscard]] static std::optional<Glossary> from_bytes(std::string_view bytes);

 private:
  columns::Texts lines_;
  columns::TextIndex index_;
  std::vector<std::uint64_t>* asked_ = nullptr;
};

// Reads the number of a line in an entry, and gives the line's rest behind its kind; refuses lines of other kinds.
[[nodiscard]] CanonicalReader referred_line(CanonicalReader& from, const Glossary& glossary, Line kind);

struct RunEntry;
// Writes the lines that describe a run's inputs, provisions and entities, before all others.
void write_descriptions(RunEntry& run, Glossary& words);
// Fills them in from their lines; says what is wrong, "" if nothing is. Lines that are not at hand leave them empty.
[[nodiscard]] std::string read_descriptions(RunEntry& run, const Glossary& words);
// The lines that subjects' entries refer to, without those that describe the run: files may lie in another order, and what was
// decided is the same.
void take_words(Sha256& into, const RunEntry& run, const Glossary& words);

}  // namespace duixian::ledger
