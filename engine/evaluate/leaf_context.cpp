#include "evaluate/leaf_context.h"

#include <map>

#include "evaluate/declared_absence.h"

namespace duixian::evaluate {

graph::LeafContext leaf_context(const Program& program, const columns::Records& records) {
  graph::LeafContext context;
  context.year = program.settings.year;
  context.history_given = records.dossier.history_given;
  context.absence = [&program, &records](std::size_t entity, std::size_t fact) -> std::optional<graph::LeafContext::Absence> {
    const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
    const bool from_history = !declared.history.empty() && records.dossier.history_given;
    if (from_history) return graph::LeafContext::Absence{graph::known(Rational(0)), true};  // nobody of these rows was ever paid
    const auto cell = declared_absence(program, entity, fact);
    return cell ? std::optional(graph::LeafContext::Absence{*cell, false}) : std::nullopt;
  };
  context.end = [&program](std::int64_t discretion, bool highest) {
    const auto& declared = program.book().declarations.discretions[static_cast<std::size_t>(discretion)];
    return highest ? declared.highest : declared.lowest;
  };
  context.series = [&program, &records](std::int64_t series) {
    const auto& declared = program.book().declarations.series[static_cast<std::size_t>(series)];
    std::map<Date, Rational> points;  // of two on one day the later line stands
    for (const SeriesPoint& point : records.dossier.series) {
      if (point.series == declared.name) points[point.date] = point.value.amount;
    }
    std::vector<graph::LeafContext::Point> sorted;
    for (const auto& [date, value] : points) sorted.push_back({date.days, value});
    return sorted;
  };
  context.carries = [&program](std::int64_t series) { return program.book().declarations.series[static_cast<std::size_t>(series)].carries; };
  return context;
}

}  // namespace duixian::evaluate
