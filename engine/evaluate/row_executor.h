// Evaluates a bound provision for one subject, node by node, and keeps every value: what the explanation is made of.
//
// Plain and slow beside the columns, and the judge of them. One executor a thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "columns/records.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

using columns::Row;

// One member of a list: its row, or nothing for a name without a record.
using Member = std::optional<Row>;

class RowExecutor {
 public:
  RowExecutor(const Program& program, const columns::Records& records);

  // Moves to a subject (a row of the provision's entity), in the run's year.
  void enter(const BoundProvision& bound, Row row);
  // The discretions of the entered provision that nobody has decided for this subject.
  [[nodiscard]] const std::vector<OwnedDiscretion>& undecided() const { return undecided_; }
  // Evaluates all nodes with each undecided discretion at its lowest (bit clear) or highest (bit set) end.
  void evaluate(unsigned corner);
  // One node, whose inputs stand; what was put or evaluated stands until the next evaluate(corner) for another provision.
  void evaluate(graph::NodeId id) { cells_[id.index] = value_of(id); }
  void put(graph::NodeId id, graph::Cell cell) { cells_[id.index] = std::move(cell); }
  // Evaluates only what `root` needs, in another year.
  graph::Cell evaluate_in_year(graph::NodeId root, int year);

  [[nodiscard]] const graph::Cell& cell(graph::NodeId id) const { return cells_[id.index]; }
  [[nodiscard]] std::optional<Row> row(std::size_t entity) const { return rows_[entity]; }
  // Whether a fact's cell in the records is one that could not be read.
  [[nodiscard]] bool unread(const graph::Node& fact) const;
  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] const columns::Records& records() const { return records_; }
  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] std::string subject_key(std::size_t entity) const;

  // The members of a list operation for the row that is entered; nothing where the list is not given.
  [[nodiscard]] std::optional<std::vector<Member>> members(const graph::Node& list) const;
  // Calls `visit` with each member entered and its nodes evaluated, then comes back.
  void for_each_member(graph::NodeId list, const std::vector<Member>& members, const std::function<void(std::size_t)>& visit);

  // The keys of a node `groups`, in the order of the members that have them first; nothing where the list, or whether or with
  // which key a member counts, is not known.
  [[nodiscard]] std::optional<std::vector<Rational>> group_keys(graph::NodeId groups);
  [[nodiscard]] const std::vector<graph::NodeId>& group_order(graph::NodeId groups) const { return group_orders_.at(groups); }
  // Calls `visit` for each group with what asks for its members evaluated, then comes back.
  void for_each_group(graph::NodeId groups, const std::vector<Rational>& keys, const std::function<void(const Rational& key)>& visit);

  [[nodiscard]] const Ruling* ruling(const OwnedDiscretion& discretion) const;
  [[nodiscard]] const Approval* approval(std::size_t approval, std::size_t provision) const;
  // What was paid to a subject before, in the order of the history; empty for a stranger to it.
  [[nodiscard]] const std::vector<const PastAward*>& paid_to(const std::string& subject) const;
  // The point that a series node takes for its date as evaluated; null where there is none.
  [[nodiscard]] const SeriesPoint* series_point(const graph::Node& node) const;
  [[nodiscard]] std::string series_name(const graph::Node& node, std::size_t key) const;
  [[nodiscard]] const graph::CallResult* call(graph::NodeId id) const;  // of a compute node, as last evaluated
  // Pretends that a node had this value; for asking what a missing fact would decide, and whether a condition matters.
  void suppose(graph::NodeId node, const graph::Cell& value) { supposed_[node] = value; }
  void suppose_nothing() { supposed_.clear(); }

 private:
  graph::Cell value_of(graph::NodeId id);
  graph::Cell fact(const graph::Node& node) const;
  graph::Cell paid_before(const FactSchema& declared, std::size_t entity) const;
  graph::Cell paid_so_far(const graph::Node& node) const;
  graph::Cell discretion(const graph::Node& node) const;
  graph::Cell approved(const graph::Node& node) const;
  graph::Cell series(const graph::Node& node) const;
  graph::Cell series_average(const graph::Node& node) const;
  graph::Cell computed(graph::NodeId id, const graph::Node& node);
  graph::Cell over_members(graph::NodeId id, const graph::Node& node);
  graph::Cell over_groups(graph::NodeId id, const graph::Node& node);
  graph::Cell in_group(const graph::Node& node) const;
  void run(const std::vector<graph::NodeId>& order);

  const Program& program_;
  const columns::Records& records_;
  const BoundProvision* bound_ = nullptr;
  std::vector<graph::Cell> cells_;
  std::vector<std::optional<Row>> rows_;
  std::vector<OwnedDiscretion> undecided_;
  unsigned corner_ = 0;
  int year_ = 0;
  std::unordered_map<std::string, const Ruling*> rulings_;
  std::unordered_map<std::string, const Approval*> approvals_;
  std::unordered_map<std::string, std::vector<const PastAward*>> history_;
  std::map<std::pair<std::string, Date>, const SeriesPoint*> series_;
  std::map<graph::NodeId, std::vector<graph::NodeId>> group_orders_;
  std::map<Rational, Rational> group_;  // number of the grouping -> the key looked at
  std::map<graph::NodeId, graph::CallResult> calls_;
  std::map<graph::NodeId, graph::Cell> supposed_;
};

}  // namespace duixian::evaluate
