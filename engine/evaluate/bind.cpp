#include "evaluate/bind.h"

#include <algorithm>

#include "base/nearest_name.h"
#include "evaluate/binder.h"

namespace duixian::evaluate {

namespace {

using graph::ParameterValue;

Diagnostics wrong_readings(const graph::Rulebook& book, const Settings& settings) {
  Diagnostics wrong;
  std::vector<std::string> ids;
  for (const auto& declared : book.declarations.readings) ids.push_back(declared.id);
  for (const auto& [id, choice] : settings.readings) {
    const auto at = std::find(ids.begin(), ids.end(), id);
    if (at == ids.end()) {
      const auto close = nearest(id, ids);
      wrong.push_back({Severity::error, "unknown-reading", "", 0, "", "", {"没有读法“" + id + "”", "there is no reading \"" + id + "\""},
                       close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"} : Message{"见 `duixian describe` 列出的读法", "see the readings that `duixian describe` lists"}});
      continue;
    }
    const auto& declared = book.declarations.readings[static_cast<std::size_t>(at - ids.begin())];
    std::string known;
    bool found = choice == "none";
    for (const auto& one : declared.choices) {
      known += (known.empty() ? "" : ", ") + one.name;
      found = found || one.name == choice;
    }
    if (!found) {
      wrong.push_back({Severity::error, "unknown-reading", "", 0, "", "", {"读法 " + id + " 没有选项“" + choice + "”", "reading " + id + " has no choice \"" + choice + "\""}, {"可选：" + known, "it is one of: " + known}});
    }
  }
  return wrong;
}

}  // namespace

const ParameterValue* in_force(const graph::Parameter& parameter, Date day) {
  const ParameterValue* found = nullptr;
  for (const ParameterValue& value : parameter.values) {
    if (value.from <= day) found = &value;
  }
  return found;
}

void give_codes(graph::Node& node, const graph::Graph& graph, columns::Names& names) {
  if (node.operation == graph::Operation::compute) return;
  const bool truth = node.operation == graph::Operation::choose && graph[node.inputs[0]].type.kind == TypeKind::truth;
  node.codes.clear();
  for (const std::string& name : node.names) node.codes.push_back(truth ? (name == "yes" ? 1 : 0) : names.code(name));
  for (graph::TierRow& row : node.table) {
    if (!row.name.empty()) row.code = names.code(row.name);
  }
  if (node.operation == graph::Operation::constant && !node.codes.empty()) node.constant = Rational(node.codes[0]);
}

Result<Program> bind(const packs::Pack& pack, const Settings& settings, columns::Names& names, std::optional<std::size_t> only) {
  Diagnostics wrong = wrong_readings(*pack.book, settings);
  if (!wrong.empty()) return wrong;
  Program program;
  program.pack = &pack;
  program.settings = settings;
  program.parameters = pack.book->declarations.parameters;
  for (graph::Parameter& parameter : program.parameters) {
    const auto set = settings.parameters.find(parameter.name);
    if (set != settings.parameters.end()) parameter = set->second;
  }
  Binder binder(program, names);
  binder.declared_names();
  for (std::size_t i = 0; i < pack.book->provisions.size(); ++i) {
    if (!only || *only == i) program.provisions.push_back(binder.provision(i));
  }
  return program;
}

}  // namespace duixian::evaluate
