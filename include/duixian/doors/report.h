// Decisions, explanations and diagnostics as text, tables and files for a bureau (docs/decisions-format.md).
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "duixian/doors/cases.h"
#include "duixian/doors/run.h"
#include "duixian/words/settlement.h"

namespace duixian {

// `claim`: what settlement makes of the decision, where it was settled.
[[nodiscard]] std::string text_of(const Decision& decision, const Explanation& explanation, Language language, bool colour, const SettledClaim* claim = nullptr);
[[nodiscard]] std::string json_of(const Decision& decision, const Explanation& explanation, const SettledClaim* claim = nullptr);
[[nodiscard]] std::string html_of(const Decision& decision, const Explanation& explanation, Language language, const SettledClaim* claim = nullptr);
[[nodiscard]] std::string text_of(const Diagnostics& diagnostics, Language language, bool colour);
[[nodiscard]] std::string json_of(const Diagnostics& diagnostics);

[[nodiscard]] std::string text_of(const Settled& settled, Language language);
[[nodiscard]] std::string json_of(const Settled& settled);
[[nodiscard]] std::string html_of(const Settled& settled, Language language);

[[nodiscard]] std::string text_of(const CaseReport& report, Language language, bool colour);
[[nodiscard]] std::string json_of(const CaseReport& report);
[[nodiscard]] std::string junit_of(const CaseReport& report);

// Collects a run's decisions into its summary and, where a folder is named, into decisions.csv, decisions.json and the
// workbook. Every file is written beside its name and renamed when whole: nothing is left half-written.
class Output {
 public:
  // An empty folder name: only the summary.
  [[nodiscard]] static Result<Output> open(const std::string& folder, const Message& title, int year, Language language);
  Output(Output&&) noexcept;
  ~Output();

  void add(const Decision& decision);
  // All decisions of a run at once, into the summary alone.
  void add(const Run& run, const Decisions& decisions, const DecideOptions& options = {});
  // What the decisions come to: adds settlement.csv, settlement.json, sheets to the workbook, and what becomes of each decision
  // to decisions.csv and decisions.json. Call once, before the first of them.
  void add_settlement(const Settled& settled);
  // A working paper (核算底稿) for the workbook.
  void add_paper(const Run::Explained& paper);
  [[nodiscard]] Diagnostics finish();
  [[nodiscard]] std::string summary(bool colour) const;  // fits a screen
  [[nodiscard]] std::string summary_json() const;

 private:
  struct State;
  explicit Output(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// One line a subject: its key, its name, and of every provision about it the outcome and the sum in yuan, from the columns
// alone; one file for each entity that provisions are about, `wide-<entity>.csv`. `several` packs of one run write
// `wide-<pack>-<entity>.csv`. Empty where all files stand, and where `options.stop` was set: then none was written.
[[nodiscard]] Diagnostics write_wide(const Run& run, const Decisions& decisions, const std::string& folder, bool several, const DecideOptions& options = {});

// 告知书: a PDF with a page for each enterprise of which something was settled: granted, held, refused, to be paid back. Set in
// Noto CJK.
[[nodiscard]] Diagnostics write_notices(const std::string& path, const Settled& settled, const Message& title, Language language);

// Files written whole, beside their name and renamed.
[[nodiscard]] Diagnostics write_text(const std::string& path, const std::string& text);

// For a program that has to end at once: takes every half-written file away. No file is begun or gets its name after it.
// Allocates nothing; any thread may call it.
void abandon_output();

}  // namespace duixian
