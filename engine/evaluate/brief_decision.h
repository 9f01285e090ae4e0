// A decision without its words: what the columns decided, which conditions fail and what was found, by number.
//
// For those who write millions of decisions and know the words already (the ledger). Values of nodes are computed where a detail
// needs them, once for all provisions of a subject. Where a decision cannot be told so, it says so, and is the row executor's to
// make. One decider a thread.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "evaluate/brief_rule.h"
#include "evaluate/decision_cursor.h"
#include "evaluate/row_executor.h"

namespace duixian::evaluate {

struct BriefFailure {
  std::size_t leaf = 0;       // index into BriefRule::leaves
  std::int64_t variant = 0;   // what its words depend on beside: a name's code, the next tier
};

struct BriefGap {
  graph::NodeId fact;
  std::optional<std::size_t> of;  // the entity whose fact it is; nothing for parameters and readings
};

struct BriefDecision {
  const BriefRule* rule = nullptr;
  bool told = false;          // else nothing below counts but the outcome
  RowDecision decided;
  std::optional<std::pair<Money, Money>> ends;  // what an undetermined sum can still come to
  std::uint32_t reason = 0;   // 0: none; else the same reason for all subjects under this provision
  std::vector<BriefFailure> failing;
  std::vector<BriefGap> missing;
};

class BriefDecider {
 public:
  // All outlive it.
  BriefDecider(const Program& program, const columns::Records& records, const ColumnDecisions& columns);

  // Moves to a subject.
  void enter(std::size_t entity, Row row);
  // By place in Program::provisions, which is about the entity that was entered. Good until the next call.
  [[nodiscard]] const BriefDecision& decide(std::size_t bound);
  // A value of the subject.
  [[nodiscard]] const graph::Cell& cell(const BriefValue& value);
  [[nodiscard]] std::string key_of(std::size_t entity) const { return executor_.subject_key(entity); }

 private:
  void evaluate(const std::vector<graph::NodeId>& order);
  void evaluate(graph::NodeId id);
  // Each fills in details, and says no where they cannot be told.
  bool details();
  bool ineligible();
  bool undetermined();
  void ends();
  [[nodiscard]] bool fails(const BriefCondition& condition) const;
  bool collect(const BriefCondition& condition);
  bool collect(const BriefSum& sum);
  bool add(std::size_t leaf);
  bool search(graph::NodeId id);
  bool choice(graph::NodeId id, const graph::Node& node);
  bool gap(graph::NodeId id, const graph::Node& node);
  bool undefined(graph::NodeId id);

  const Program& program_;
  RowExecutor executor_;
  std::vector<BriefRule> rules_;                     // by place in Program::provisions
  std::vector<DecisionCursor> cursors_;              // likewise
  std::vector<const columns::Column*> facts_;        // by node: the column that a fact is read from
  std::vector<std::uint32_t> evaluated_, searched_;  // by node: when last
  std::uint32_t now_ = 0, search_ = 0;
  std::size_t entity_ = 0;
  Row row_ = 0;
  const BriefRule* rule_ = nullptr;
  const DecisionBlock* block_ = nullptr;
  BriefDecision decision_;
};

}  // namespace duixian::evaluate
