// One pack computed over a bureau's records for a year.
//
// A run reads everything before it computes anything: unreadable files, unknown subjects of rulings, unknown readings and
// parameters stop it. What is merely doubtful stands in notes().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "duixian/doors/decisions.h"
#include "duixian/doors/pack.h"
#include "duixian/words/dossier.h"

namespace duixian {

struct RunOptions {
  std::string records;                 // a folder, a workbook or one CSV file
  int year = 0;
  std::optional<Date> as_of;           // 31 December of the year
  std::string encoding;                // of CSV files: "" finds out, "utf-8", "gb18030"
  std::string mapping;                 // a mapping file; "" for the folder's own
  std::string readings;                // TOML: "10-3/A2" = "R2", and [parameter]
  std::string rulings, approvals, history, series;  // tables; "" for those that lie in the records' folder
  std::string corrections;             // a table of corrected facts that stand in place of the records'; "" for none
  std::vector<std::string> set;        // "parameter.NAME=VALUE", "reading.ID=CHOICE"
  unsigned threads = 0;                // to read with; 0: one for each core
  std::vector<Pack> beside;            // the other packs of one run: rulings and choices that are theirs are no mistake
  std::function<void(const std::string& stage, std::uint64_t done, std::uint64_t of)> progress;
};

// A cell that could not be taken: its fact is unknown.
struct UnreadCell {
  std::string entity, subject, fact;
  std::string text;
  Message why;
  Place place;
};

class Run {
 public:
  [[nodiscard]] static Result<Run> prepare(const Pack& pack, const RunOptions& options);

  [[nodiscard]] const Diagnostics& notes() const;
  [[nodiscard]] std::vector<UnreadCell> unread_cells() const;
  [[nodiscard]] std::uint64_t size() const;  // decisions it will make
  // Every decision: provisions in the pack's order, subjects in the records', made on several threads and handed over on
  // the calling one. Returns how many were handed over; `decided` may stop the run by returning false. Where this run's
  // decisions in columns are given too, each is made sure to be the same.
  std::uint64_t each(const std::function<bool(const Decision& decision)>& decided, const DecideOptions& options = {}, const Decisions* columns = nullptr) const;
  // All decisions at once, in columns: outcomes and sums.
  [[nodiscard]] Decisions decide(const DecideOptions& options = {}) const;
  // The same records under other choices: "parameter.NAME=VALUE", "reading.ID=CHOICE", beside those made before.
  [[nodiscard]] Result<Run> changed(const std::vector<std::string>& set) const;
  // Decides only what differs from the run that `before` was decided by, of which this is a changed one. Same options.
  [[nodiscard]] Decisions decide_changed(const Decisions& before, const DecideOptions& options = {}) const;
  // The decisions on one subject, all or for one provision, each with its explanation. Nothing where the subject has no
  // record under any entity of those provisions. Made sure to be the columns' too, where those are given.
  struct Explained {
    Decision decision;
    Explanation explanation;
  };
  [[nodiscard]] std::vector<Explained> explain(const std::string& subject, const std::string& provision = "", const Decisions* columns = nullptr) const;
  // Keys near to one that was not found.
  [[nodiscard]] std::optional<std::string> nearest_subject(const std::string& subject) const;
  [[nodiscard]] const Pack& pack() const;

  struct State;
  explicit Run(std::shared_ptr<State> state) : state_(std::move(state)) {}
  [[nodiscard]] const State& inner() const { return *state_; }  // for the engine's other doors

 private:
  std::shared_ptr<State> state_;
};

}  // namespace duixian
