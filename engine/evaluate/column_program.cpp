#include "evaluate/column_program.h"

#include <algorithm>
#include <map>

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::known;

// What a declared absence means, as a cell.
std::optional<Cell> declared_absence(const Program& program, std::size_t entity, std::size_t fact) {
  const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
  if (!declared.missing) return std::nullopt;
  const auto& means = declared.missing->means.is;
  if (const auto* truth = std::get_if<bool>(&means)) return known(*truth);
  if (const auto* quantity = std::get_if<Quantity>(&means)) return known(quantity->amount);
  if (const auto* date = std::get_if<Date>(&means)) return known(Rational(date->days));
  return known(Rational(program.absent_names.at({entity, fact})));
}

graph::LeafContext context_of(const Program& program, const columns::Records& records) {
  graph::LeafContext context;
  context.year = program.settings.year;
  context.absence = [&program, &records](std::size_t entity, std::size_t fact) -> std::optional<graph::LeafContext::Absence> {
    const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
    const bool from_history = !declared.history.empty() && records.dossier.history_given;
    if (from_history) return graph::LeafContext::Absence{known(Rational(0)), true};  // nobody of these rows was ever paid
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

std::size_t root_of(const Schema& schema, std::size_t entity) {
  while (schema.entities[entity].owner) entity = *schema.entities[entity].owner;
  return entity;
}

}  // namespace

ColumnProgram lower(const Program& program, const columns::Records& records, const LowerOptions& options) {
  const Schema& schema = program.book().schema;
  ColumnProgram made;
  made.on_file = options.on_file ? options.on_file : std::make_shared<const OnFile>(on_file(records));
  const kernels::Kernels& kernels = options.kernels ? *options.kernels : kernels::kernels();
  for (std::size_t root = 0; root < schema.entities.size(); ++root) {
    if (schema.entities[root].owner) continue;
    auto group = std::make_unique<ColumnGroup>();
    group->plan.records = &records;
    group->plan.root = root;
    for (std::size_t entity = 0; entity < schema.entities.size(); ++entity) {
      if (root_of(schema, entity) == root) group->plan.entities.push_back(static_cast<int>(entity));
    }
    graph::Lowering to(group->plan, program.graph, context_of(program, records), kernels);
    for (std::size_t i = 0; i < program.provisions.size(); ++i) {
      if (!options.wanted.empty() && !options.wanted[i]) continue;
      if (root_of(schema, program.book().provisions[program.provisions[i].provision].subject) == root) group->rules.push_back(lower_rule(program, i, to, *made.on_file, options.reasons));
    }
    if (group->rules.empty()) continue;
    group->plan.drop_unread();
    group->plan.assign_buffers();
    made.groups.push_back(std::move(group));
  }
  return made;
}

}  // namespace duixian::evaluate
