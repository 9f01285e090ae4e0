// Subjects' entries as several threads write them at once: whole but for the numbers of lines. A writer counts the lines that it
// meets for itself; the run's own numbers are put in when entries are taken in their order (draft_numbers.h). So the bytes do not
// depend on who wrote what.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "duixian/words/decision.h"
#include "ledger/glossary.h"
#include "ledger/subject_entry.h"

namespace duixian::ledger {

// Where in the bytes the number of a line belongs, and the line's number with its writer.
struct LinePlace {
  std::uint32_t at = 0, line = 0;
};

struct SubjectDrafts {
  struct Subject {
    SubjectKey key;
    std::size_t decided = 0, places = 0, lines = 0;  // where its part of each of these ends
  };
  std::size_t writer = 0;          // who wrote them
  std::vector<std::string> words;  // the lines that are new with this writer: they continue its count
  std::string decided, places;
  std::vector<LinePlace> lines;
  std::vector<Subject> subjects;
  std::array<std::uint64_t, outcome_count> outcomes{};

  void clear();
};

// One writer's count of lines, and where in the text that is being written they were referred to.
class DraftLines : public Lines {
 public:
  std::uint32_t number(std::string_view line);
  void refer(std::string& out, std::string_view line) override { refer(out, number(line)); }
  void refer(std::string& out, std::uint32_t line) { places_.push_back({static_cast<std::uint32_t>(out.size()), line}); }
  [[nodiscard]] std::vector<LinePlace>& places() { return places_; }
  // The lines that are new since they were last taken.
  void take_new(std::vector<std::string>& into);

 private:
  Glossary own_;
  std::uint64_t counted_ = 0;
  std::vector<std::string> fresh_;
  std::vector<LinePlace> places_;
};

// Puts the run's numbers into drafts, taken in the order of the entries.
class DraftNumbers {
 public:
  explicit DraftNumbers(Glossary& glossary) : glossary_(glossary) {}

  // Before the first subject of these drafts.
  void meet(const SubjectDrafts& drafts);
  // Good until the next call.
  [[nodiscard]] SubjectBytes bytes(const SubjectDrafts& drafts, std::size_t subject);

 private:
  struct Writer {
    std::vector<std::string> words;
    std::vector<std::uint64_t> numbers;  // of the run; none where no entry has needed the line yet
  };
  std::uint64_t number(Writer& writer, std::uint32_t line);

  Glossary& glossary_;
  std::vector<Writer> writers_;
  std::string decided_;
};

}  // namespace duixian::ledger
