// Targets as tables show them: clause by clause, and within a clause goal by goal with a row for each subject.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "duixian/words/target.h"
#include "report/mark.h"

namespace duixian::report {

struct GoalRow {
  const Target* target = nullptr;
  const Measure* measure = nullptr;  // null: the clause asks for no quantity
};

struct Goal {
  std::string measured;              // what is measured: "年配套产值"; "" where nothing is
  std::vector<GoalRow> rows;         // as the run made them
};

struct ClauseGoals {
  const Decision* clause = nullptr;  // any of its decisions
  std::size_t met = 0, missed = 0, unknown = 0;
  std::vector<Goal> goals;
};

[[nodiscard]] std::vector<ClauseGoals> clause_goals(std::span<const Target> targets, Language language);
// Missed ones before unknown ones before those that are met; the furthest from the goal first.
[[nodiscard]] std::vector<GoalRow> furthest_first(std::vector<GoalRow> rows);

[[nodiscard]] Mark mark_of(const GoalRow& row);
[[nodiscard]] std::string subject_text(const GoalRow& row, Language language);   // "P01 样本园区01", and a list's member
[[nodiscard]] std::string found_text(const Measure& measure, Language language);  // "" for a root, which is compared and never extracted
[[nodiscard]] std::string counts_text(const ClauseGoals& clause, Language language);
[[nodiscard]] std::string shortfall_text(const GoalRow& row, Language language);  // or what else fails
// "97.4%", cut and not rounded, so that only what is reached shows 100%; "" where there is none.
[[nodiscard]] std::string reached_text(const Measure& measure);
// The share of `length` that a bar fills, cut at `length` itself.
[[nodiscard]] int bar_length(const Measure& measure, int length);

}  // namespace duixian::report
