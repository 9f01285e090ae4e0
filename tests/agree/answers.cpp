#include "agree/answers.h"

#include <algorithm>

namespace duixian::agree {

namespace {

using graph::Cell;

std::string fraction(const Rational& value) {
  const auto digits = [](Int128 number) {
    std::string text;
    const bool negative = number < 0;
    do {
      text += static_cast<char>('0' + static_cast<int>(negative ? -(number % 10) : number % 10));
      number /= 10;
    } while (number != 0);
    if (negative) text += '-';
    std::reverse(text.begin(), text.end());
    return text;
  };
  return value.is_whole() ? digits(value.numerator()) : digits(value.numerator()) + "/" + digits(value.denominator());
}

std::string node_in_words(const Loaded& loaded, graph::NodeId id) {
  const graph::Node& node = loaded.program->graph[id];
  std::string text = "node " + std::to_string(id.index) + " " + graph::row_of(node.operation).name + "(";
  for (std::size_t i = 0; i < node.inputs.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(node.inputs[i].index);
  text += ")";
  if (node.operation == graph::Operation::fact) {
    const EntitySchema& entity = loaded.program->book().schema.entities[static_cast<std::size_t>(node.index)];
    text += " " + entity.name + "." + entity.facts[static_cast<std::size_t>(node.detail)].name;
  }
  return text;
}

std::optional<Disagreement> of_one(const Loaded& loaded, const Answer& expected, const Answer& found) {
  const evaluate::BoundProvision& bound = loaded.program->provisions[expected.provision];
  const std::string where = "provision " + loaded.program->book().provisions[bound.provision].id + ", row " + std::to_string(expected.row);
  if (expected.provision != found.provision || expected.row != found.row) return Disagreement{where, "an answer", "none, or about another"};
  const bool told = !expected.corners.empty() && !found.corners.empty();
  if (told && expected.corners.size() != found.corners.size()) return Disagreement{where + ", corners", std::to_string(expected.corners.size()), std::to_string(found.corners.size())};
  for (std::size_t corner = 0; told && corner < expected.corners.size(); ++corner) {
    if (expected.corners[corner] == found.corners[corner]) continue;
    const std::string at = where + ", corner " + std::to_string(corner);
    for (std::size_t i = 0; i < bound.order.size() && i < found.corners[corner].size(); ++i) {
      if (expected.corners[corner][i] == found.corners[corner][i] || found.corners[corner][i].empty()) continue;
      const graph::Node& node = loaded.program->graph[bound.order[i]];
      std::string inputs;
      for (const graph::NodeId input : node.inputs) {
        const auto place = std::lower_bound(bound.order.begin(), bound.order.end(), input);
        const bool own = place != bound.order.end() && *place == input;
        inputs += "\n    input " + node_in_words(loaded, input) + (own ? " = " + expected.corners[corner][static_cast<std::size_t>(place - bound.order.begin())] : " of members");
      }
      return Disagreement{at + ", " + node_in_words(loaded, bound.order[i]) + inputs, expected.corners[corner][i], found.corners[corner][i]};
    }
    if (expected.corners[corner].size() != found.corners[corner].size()) return Disagreement{at, std::to_string(expected.corners[corner].size()) + " nodes", std::to_string(found.corners[corner].size()) + " nodes"};
  }
  const auto differ = [](const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; };
  if (differ(expected.decision, found.decision)) return Disagreement{where + ", decision", expected.decision, found.decision};
  if (differ(expected.shares, found.shares)) return Disagreement{where + ", shares", expected.shares, found.shares};
  for (const auto& [node, reason] : found.reasons) {
    const auto at = expected.reasons.find(node);
    if (at != expected.reasons.end() && at->second != reason) return Disagreement{where + ", reason of " + node, at->second, reason};
  }
  return std::nullopt;
}

}  // namespace

std::string shown(const Cell& cell, const Type& type, const columns::Names& names) {
  if (!cell.known) return "?";
  if (cell.list) {
    const bool root = type.kind == TypeKind::root;
    const Type member{!root && !type.names.empty() && type.names[0] == "text" ? TypeKind::text : TypeKind::quantity, {}, {}, false, {}};
    std::string text = "[";
    for (std::size_t i = 0; i < cell.list->members.size(); ++i) {
      text += i > 0 ? "," : "";
      if (!cell.list->labels.empty()) text += cell.list->labels[i] + ":";
      text += shown(cell.list->members[i], member, names);
    }
    return text + "]";
  }
  if (is_name(type)) return cell.value.sign() < 0 ? "none" : "'" + names.name(*cell.value.as_int64());
  return fraction(cell.value);
}

std::optional<Disagreement> first_disagreement(const Loaded& loaded, const Answers& expected, const Answers& found) {
  if (expected.size() != found.size()) return Disagreement{"answers", std::to_string(expected.size()), std::to_string(found.size())};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (auto one = of_one(loaded, expected[i], found[i])) return one;
  }
  return std::nullopt;
}

}  // namespace duixian::agree
