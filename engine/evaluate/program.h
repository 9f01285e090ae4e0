// A pack bound to a run: year, day, parameters and readings chosen, decisions and computed facts put in place, constants
// folded. Const from here on, and shared by all threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "columns/names.h"
#include "duixian/words/date.h"
#include "graph/rulebook.h"
#include "packs/pack.h"

namespace duixian::evaluate {

// What a run chooses.
struct Settings {
  int year = 0;
  Date as_of;
  std::map<std::string, std::string> readings;         // "10-3/A2" -> "R2"
  std::map<std::string, graph::Parameter> parameters;  // in place of the pack's own
};

struct OwnedDiscretion {
  std::size_t discretion = 0;
  std::size_t provision = 0;  // whose ruling decides it
  friend auto operator<=>(const OwnedDiscretion&, const OwnedDiscretion&) = default;
};

struct BoundProvision {
  std::size_t provision = 0;
  std::unordered_map<std::uint32_t, graph::NodeId> nodes;  // the pack's node -> the program's
  std::vector<graph::NodeId> order;                        // what one subject's row needs, inputs first
  std::vector<OwnedDiscretion> discretions;
  std::vector<std::pair<std::string, std::string>> readings;  // taken by this provision
};

struct Program {
  const packs::Pack* pack = nullptr;
  Settings settings;
  std::vector<graph::Parameter> parameters;  // with the settings' values in place
  graph::Graph graph;
  std::vector<BoundProvision> provisions;    // those bound, in the pack's order
  std::vector<std::vector<std::int64_t>> named_lists;  // codes
  std::map<graph::NodeId, std::vector<graph::NodeId>> member_orders;  // list operation -> what one member's row needs
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> absent_names;  // (entity, fact) -> code of its declared absence

  [[nodiscard]] const graph::Rulebook& book() const { return *pack->book; }
  // Whether the document, and the provision by its own dates, is in force on the run's day; both ends belong to it.
  [[nodiscard]] bool is_in_force(const graph::Provision& provision) const {
    const auto holds = [&](const std::optional<Date>& from, const std::optional<Date>& until) {
      return (!from || settings.as_of >= *from) && (!until || settings.as_of <= *until);
    };
    return holds(pack->from, pack->until) && holds(provision.from, provision.until);
  }
  [[nodiscard]] graph::NodeId node(const BoundProvision& bound, graph::OutlineId id) const {
    return bound.nodes.at(book().outline[id].node.index);
  }
};

// The parameter's value in force on a day, or null before its first.
[[nodiscard]] const graph::ParameterValue* in_force(const graph::Parameter& parameter, Date day);
// Gives a node's names their codes; its inputs stand in `graph`. The branches yes and no of a condition are its truths.
void give_codes(graph::Node& node, const graph::Graph& graph, columns::Names& names);

}  // namespace duixian::evaluate
