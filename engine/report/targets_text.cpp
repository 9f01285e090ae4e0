#include "report/targets_text.h"

#include "report/colour.h"
#include "report/goals.h"
#include "report/valid_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

// They add up to the screen's columns, with the mark and the spaces between.
constexpr int subject_columns = 20, value_columns = 11, bar_columns = 8, reached_columns = 8;
constexpr int rest_columns = target_columns - 4 - subject_columns - 2 * (value_columns + 1) - bar_columns - 1 - reached_columns;

Colour colour_of(Mark mark) {
  switch (mark) {
    case Mark::holds:
      return Colour::green;
    case Mark::fails:
      return Colour::red;
    case Mark::unknown:
      return Colour::yellow;
    case Mark::none:
      return Colour::plain;
  }
  return Colour::plain;
}

std::string bar(const Measure& measure) {
  if (!measure.reached) return std::string(bar_columns, ' ');
  const int filled = bar_length(measure, bar_columns);
  std::string text;
  for (int at = 0; at < bar_columns; ++at) text += at < filled ? "#" : ".";
  return text;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

class Screen {
 public:
  Screen(Language language, bool colour) : language_(language), colour_(colour) {}

  void clause(const ClauseGoals& clause) {
    const std::string title = clause.clause->provision + " " + clause.clause->title.in(language_);
    text += coloured(without_trailing_spaces(fitted(title, target_columns)), Colour::bold, colour_) + "\n";
    line("  " + counts_text(clause, language_));
    for (const Goal& goal : clause.goals) rows(goal);
  }

  std::string text;

 private:
  void line(const std::string& said) { text += without_trailing_spaces(fitted(said, target_columns)) + "\n"; }

  void rows(const Goal& goal) {
    const bool chinese = language_ == Language::chinese;
    if (!goal.measured.empty()) heading(goal.measured);
    const bool many = goal.rows.size() > target_rows_shown + 1;
    const std::vector<GoalRow> shown = many ? furthest_first(goal.rows) : goal.rows;
    for (std::size_t at = 0; at < (many ? target_rows_shown : shown.size()); ++at) row(shown[at]);
    if (!many) return;
    const std::string more = std::to_string(shown.size() - target_rows_shown);
    line(chinese ? "    另有 " + more + " 行，见 --format html" : "    and " + more + " more, see --format html");
  }

  void heading(const std::string& measured) {
    const bool chinese = language_ == Language::chinese;
    line("  " + fitted(measured, subject_columns + 1) + " " + fitted_right(chinese ? "实际" : "found", value_columns) + " " +
         fitted_right(chinese ? "目标" : "goal", value_columns));
  }

  void row(const GoalRow& row) {
    const Mark mark = mark_of(row);
    std::string said = "  " + coloured(symbol(mark), colour_of(mark), colour_) + " ";
    if (!row.measure) {
      const std::string rest = shortfall_text(row, language_);
      text += without_trailing_spaces(said + fitted(subject_text(row, language_), subject_columns) + " " + fitted(rest, target_columns - 5 - subject_columns)) + "\n";
      return;
    }
    said += fitted(subject_text(row, language_), subject_columns) + value(found_text(*row.measure, language_)) + value(value_text(row.measure->goal, language_)) + " " + bar(*row.measure);
    said += fitted_right(reached_text(*row.measure), reached_columns) + " ";
    text += without_trailing_spaces(said + fitted(shortfall_text(row, language_), rest_columns - 1)) + "\n";
  }

  static std::string value(const std::string& said) {
    return " " + fitted_right(width_of(said) > value_columns ? fitted(said, value_columns) : said, value_columns);
  }

  Language language_;
  bool colour_;
};

}  // namespace

std::string targets_text(std::span<const Target> targets, Language language, bool colour) {
  Screen screen(language, colour);
  for (const ClauseGoals& clause : clause_goals(targets, language)) screen.clause(clause);
  if (targets.empty()) screen.text = language == Language::chinese ? "这些记录中没有任何主体有目标\n" : "no subject of these records has a target\n";
  return std::move(screen.text);
}

}  // namespace duixian::report
