#include "report/goals.h"

#include <algorithm>

#include "report/clause_order.h"
#include "report/node_text.h"
#include "report/phrase.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

Goal& goal_of(ClauseGoals& clause, const std::string& measured) {
  const auto at = std::ranges::find(clause.goals, measured, &Goal::measured);
  if (at != clause.goals.end()) return *at;
  return clause.goals.emplace_back(Goal{measured, {}});
}

void count(ClauseGoals& clause, Outcome outcome) {
  if (outcome == Outcome::granted) ++clause.met;
  else if (outcome == Outcome::ineligible) ++clause.missed;
  else ++clause.unknown;
}

// Pack by pack as they were given, and clause by clause.
void sort(std::vector<ClauseGoals>& clauses) {
  std::vector<std::string> packs;
  for (const ClauseGoals& one : clauses) {
    if (std::ranges::find(packs, one.clause->pack) == packs.end()) packs.push_back(one.clause->pack);
  }
  std::ranges::stable_sort(clauses, [&](const ClauseGoals& a, const ClauseGoals& b) {
    if (a.clause->pack != b.clause->pack) return std::ranges::find(packs, a.clause->pack) < std::ranges::find(packs, b.clause->pack);
    return comes_before(a.clause->provision, b.clause->provision);
  });
}

int rank(const GoalRow& row) {
  const Mark mark = mark_of(row);
  return mark == Mark::fails ? 0 : mark == Mark::holds ? 2 : 1;
}

// Whether `row` is further from its goal than `other`, both of one rank.
bool is_further(const GoalRow& row, const GoalRow& other) {
  const bool measured = row.measure && row.measure->reached, also = other.measure && other.measure->reached;
  if (measured != also) return measured;
  if (!measured || *row.measure->reached == *other.measure->reached) return false;
  return row.measure->ceiling ? *row.measure->reached > *other.measure->reached : *row.measure->reached < *other.measure->reached;
}

}  // namespace

std::vector<ClauseGoals> clause_goals(std::span<const Target> targets, Language language) {
  std::vector<ClauseGoals> clauses;
  for (const Target& target : targets) {
    const Decision& decision = target.decision;
    const bool same = !clauses.empty() && clauses.back().clause->pack == decision.pack && clauses.back().clause->provision == decision.provision;
    if (!same) clauses.emplace_back().clause = &decision;
    ClauseGoals& clause = clauses.back();
    count(clause, decision.outcome);
    for (const Measure& measure : target.measures) goal_of(clause, phrase(measure.condition.parts[0], language)).rows.push_back({&target, &measure});
    if (target.measures.empty()) goal_of(clause, "").rows.push_back({&target, nullptr});
  }
  sort(clauses);
  return clauses;
}

std::vector<GoalRow> furthest_first(std::vector<GoalRow> rows) {
  std::ranges::stable_sort(rows, [](const GoalRow& a, const GoalRow& b) { return rank(a) != rank(b) ? rank(a) < rank(b) : is_further(a, b); });
  return rows;
}

Mark mark_of(const GoalRow& row) {
  if (!row.measure) return mark_of(row.target->decision.outcome);
  if (!row.measure->holds) return Mark::unknown;
  return *row.measure->holds ? Mark::holds : Mark::fails;
}

std::string subject_text(const GoalRow& row, Language language) {
  const Decision& decision = row.target->decision;
  std::string text = decision.subject;
  if (!decision.subject_name.empty()) text += " " + decision.subject_name;
  if (!row.measure || row.measure->member.empty()) return text;
  const Message& title = row.measure->member_title;
  return text + " · " + (title.empty() ? row.measure->member : title.in(language));
}

std::string found_text(const Measure& measure, Language language) {
  const bool compared_only = measure.holds && !measure.found.known();
  return compared_only ? "" : value_text(measure.found, language);
}

std::string counts_text(const ClauseGoals& clause, Language language) {
  const std::string met = std::to_string(clause.met), missed = std::to_string(clause.missed), unknown = std::to_string(clause.unknown);
  if (language == Language::chinese) return "达到 " + met + " · 未达到 " + missed + " · 无法判定 " + unknown;
  return met + " met · " + missed + " missed · " + unknown + " not known";
}

std::string shortfall_text(const GoalRow& row, Language language) {
  if (row.measure) return shortfall_text(row.measure->shortfall, row.measure->ceiling ? "at_most" : row.measure->condition.word, language);
  const auto& failing = row.target->decision.failing;
  return failing.empty() ? "" : failing.front().text.in(language);
}

std::string reached_text(const Measure& measure) {
  const auto percent = measure.reached ? multiply(*measure.reached, 100) : std::nullopt;
  const auto cut = percent ? rounded(*percent, *Rational::of(1, 10), Rounding::down) : std::nullopt;
  return cut ? to_decimal(*cut, 1) + "%" : "";
}

int bar_length(const Measure& measure, int length) {
  if (!measure.reached || measure.reached->sign() <= 0) return 0;
  if (*measure.reached >= Rational(1)) return length;
  const auto part = multiply(*measure.reached, length);
  return part ? static_cast<int>(floor(*part)) : 0;
}

}  // namespace duixian::report
