// Puts one pack's nodes into a program: parameters by their day, readings by their choice, decisions and computed facts in
// place of what refers to them.
//
// Every provision has its own map from the pack's nodes to the program's, for a discretion or an approval belongs to the
// provision that uses it; equal nodes are interned, so what is shared stays shared.
#pragma once

#include <unordered_map>
#include <vector>

#include "columns/names.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

class Binder {
 public:
  Binder(Program& program, columns::Names& names) : program_(program), book_(program.book()), names_(names), bound_(book_.provisions.size()) {}

  [[nodiscard]] BoundProvision provision(std::size_t number);
  // Gives codes to names that a fact may have though no record and no rule says them: by its declared absence, or where a
  // missing fact's choices are tried out.
  void declared_names();

 private:
  // binder.cpp: nodes
  graph::NodeId node(std::size_t number, graph::NodeId id);
  graph::NodeId make(std::size_t number, const graph::Node& draft);
  graph::NodeId copied(std::size_t number, const graph::Node& draft);
  graph::NodeId fact(std::size_t number, const graph::Node& draft);
  graph::NodeId this_year(std::size_t number, const graph::Node& draft);
  graph::NodeId qualifies(std::size_t number);
  graph::NodeId gives_something(std::size_t number, graph::OutlineId rows);
  graph::NodeId amount_of(std::size_t number);
  graph::NodeId paid_by(std::size_t number, const std::string& party);
  graph::NodeId part_of(std::size_t number, const std::string& party);
  graph::NodeId add(graph::Node node);
  graph::NodeId constant(const Type& type, const Rational& value);
  graph::NodeId name(const std::string& text);
  void outline(std::size_t number, graph::OutlineId id);
  // binder_choices.cpp: what the run and the day decide
  [[nodiscard]] const graph::ParameterValue* value_in_force(std::int64_t parameter) const;
  graph::NodeId not_known(const Type& type, std::int64_t parameter);
  graph::NodeId parameter(const graph::Node& draft);
  graph::NodeId tabled(std::size_t number, const graph::Node& draft);
  graph::NodeId choose_by(std::size_t number, const graph::Node& draft);
  graph::NodeId first_row_by(std::size_t number, const graph::Node& draft);
  graph::NodeId row_holds(const graph::ConditionedRow& row, const graph::Node& draft, std::size_t number);
  graph::NodeId cell_holds(const graph::RowCondition& cell, graph::NodeId value);
  graph::NodeId reading(std::size_t number, const graph::Node& draft);
  [[nodiscard]] const std::string& chosen(const graph::ReadingDeclaration& reading) const;
  void named_list(graph::Node& copy);
  // binder_order.cpp: what is evaluated, in which order
  void order(BoundProvision& bound, const std::vector<graph::NodeId>& roots);
  void member_order(graph::NodeId list);
  void readings(BoundProvision& bound);

  Program& program_;
  const graph::Rulebook& book_;
  columns::Names& names_;
  std::vector<std::unordered_map<std::uint32_t, graph::NodeId>> bound_;
};

}  // namespace duixian::evaluate
