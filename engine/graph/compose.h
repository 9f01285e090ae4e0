// Builds typed nodes: every rule of types and units is here, and each mistake says what does not fit and what would.
//
// A whole number without a unit beside a counted quantity (人, 家, 吨) counts the same thing; beside money, areas and
// periods a unit must be written. Each function returns the node, or the mistake.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/quantity.h"
#include "duixian/words/schema.h"
#include "graph/graph.h"
#include "graph/mistake.h"

namespace duixian::graph {

class Composer {
 public:
  Composer(Graph& graph, const Schema& schema) : graph_(graph), schema_(schema) {}

  // leaves
  NodeId quantity(const Quantity& value);
  NodeId date(Date value);
  NodeId name(const std::string& text);
  NodeId truth(bool value);
  NodeId leaf(Operation operation, Type type, int scope, std::int64_t index, std::int64_t detail = -1, std::int64_t years_ago = 0);

  // An operation by its signature in the table; `word` is what a mistake calls it.
  Built apply(Operation operation, std::vector<NodeId> inputs, const char* word);

  // A node whose types were checked: its inputs must belong to one chain of owners.
  Built finish(Node node);

  // conditions
  Built all_of(const std::vector<NodeId>& conditions);
  Built any_of(const std::vector<NodeId>& conditions);
  Built negation(NodeId condition);
  Built compare(Operation operation, NodeId a, NodeId b);  // at_least or more_than
  Built is(NodeId a, NodeId b);
  Built one_of(NodeId a, const std::vector<std::string>& names);
  Built which(const std::vector<std::string>& names, const std::vector<NodeId>& conditions);

  // quantities and dates
  Built add(NodeId a, NodeId b);
  Built subtract(NodeId a, NodeId b);
  Built multiply(NodeId a, NodeId b);
  Built divide(NodeId a, NodeId b);
  Built negate(NodeId a);
  Built extreme(Operation operation, std::vector<NodeId> values);  // least or greatest
  Built growth(NodeId now, NodeId before);
  Built average_growth(NodeId last, NodeId first, NodeId years);
  Built rounded(NodeId a, NodeId step, Rounding rule);

  // tables, choices and divisions
  Built table(Operation operation, NodeId x, const Type& bound, const Type& gives, std::vector<TierRow> rows, std::int64_t parameter, const std::optional<TierRow>& below = std::nullopt);
  Built choose(NodeId selector, std::vector<std::string> names, std::vector<NodeId> values, bool otherwise);
  // A condition and a value a row, and one more value where no row holds.
  Built first_row(const std::vector<NodeId>& conditions, std::vector<NodeId> values);
  Built elected(NodeId who, std::vector<std::string> names, std::vector<NodeId> values);
  Built same_type(std::vector<NodeId>& values);  // unifies branch types in place; the node returned is the first
  Built split_part(NodeId sum, const std::vector<NodeId>& weights, std::int64_t part);
  Built equal_parts(NodeId sum, NodeId count);

  // over the members of a list whose entity is `list`; the filter is a truth
  Built over_list(Operation operation, int list, std::int64_t named, NodeId filter, NodeId body);
  // The same over groups of members that have one key. `in_group`, of the same number, holds for the members of the group that
  // `condition` and `body` are asked about.
  Built in_group(int list, std::int64_t number, NodeId key);
  Built over_groups(Operation operation, int list, std::int64_t number, NodeId filter, NodeId key, NodeId condition, NodeId body);
  // A list_split as over_list made it, with the sum that its members' weights divide.
  Built split_among(NodeId list_split, NodeId sum);

  [[nodiscard]] const Type& type(NodeId id) const { return graph_[id].type; }
  [[nodiscard]] Graph& graph() { return graph_; }
  [[nodiscard]] const Schema& schema() const { return schema_; }

 private:
  std::optional<Mistake> same_chain(const std::vector<NodeId>& inputs) const;
  std::optional<Mistake> require(NodeId id, TypeKind kind, const char* word) const;
  std::optional<Mistake> require_money(NodeId sum) const;  // what a split divides
  // Brings both to one unit where a plain number may count what the other counts.
  std::optional<Mistake> unify(NodeId& a, NodeId& b, const char* word);
  Graph& graph_;
  const Schema& schema_;
};

// The type of a list of such values, and back.
[[nodiscard]] Type list_of(const Type& member);
[[nodiscard]] Type member_of(const Type& list);

// People, tonnes, houses: units that a bare number may count. Money, areas and periods always say theirs.
[[nodiscard]] bool may_count(const Unit& unit);

// "金额（元）", "条件": a type as a person calls it.
[[nodiscard]] Message describe(const Type& type);

}  // namespace duixian::graph
