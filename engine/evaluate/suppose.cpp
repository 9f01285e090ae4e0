#include "evaluate/suppose.h"

#include <algorithm>
#include <set>
#include <vector>

#include "evaluate/outcome.h"
#include "evaluate/value_of.h"

namespace duixian::evaluate {

namespace {

using graph::Node;
using graph::NodeId;
using graph::Operation;

struct Candidate {
  Message label;
  graph::Cell value;
};

constexpr std::size_t maximum_candidates = 6;

Message in_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::granted: return {"符合", "granted"};
    case Outcome::ineligible: return {"不符合", "ineligible"};
    case Outcome::open: return {"符合，待裁量", "open"};
    case Outcome::pending: return {"符合，待批准", "pending"};
    case Outcome::not_applicable: return {"不适用", "not applicable"};
    case Outcome::failed: return {"数据矛盾", "failed"};
    case Outcome::exhausted: return {"已兑现过", "exhausted"};
    case Outcome::barred: return {"不予批准", "barred"};
    default: return {"仍不能确定", "still undetermined"};
  }
}

// The lines that a quantity is compared with, or that a table of tiers divides it by.
std::set<Rational> lines_of(const Program& program, const BoundProvision& bound, NodeId fact) {
  std::set<Rational> lines;
  for (NodeId id : bound.order) {
    const Node& node = program.graph[id];
    if (node.inputs.empty() || std::find(node.inputs.begin(), node.inputs.end(), fact) == node.inputs.end()) continue;
    if (node.operation == Operation::tiers) {
      for (const graph::TierRow& row : node.table) lines.insert(row.bound);
    }
    if (node.operation != Operation::at_least && node.operation != Operation::more_than) continue;
    const Node& other = program.graph[node.inputs[0] == fact ? node.inputs[1] : node.inputs[0]];
    if (other.operation == Operation::constant) lines.insert(other.constant);
  }
  return lines;
}

std::vector<Candidate> candidates(RowExecutor& executor, const BoundProvision& bound, NodeId fact) {
  const Program& program = executor.program();
  const Node& node = program.graph[fact];
  const FactSchema& declared = program.book().schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)];
  std::vector<Candidate> found;
  if (node.type.kind == TypeKind::truth) {
    found.push_back({{"是", "yes"}, graph::known(true)});
    found.push_back({{"否", "no"}, graph::known(false)});
  } else if (node.type.kind == TypeKind::choice) {
    for (const std::string& name : declared.type.names) {
      const auto code = executor.records().names().find(name);
      const Message label = label_of(declared.type, name);
      found.push_back({label.empty() ? Message{name, name} : label, graph::known(Rational(code.value_or(-2)))});
    }
  } else if (node.type.kind == TypeKind::quantity) {
    for (const Rational& line : lines_of(program, bound, fact)) {
      const std::string text = to_text(Quantity{line, node.type.unit}, shown_in(node.type.unit, declared.written_unit));
      const auto below = subtract(line, Rational(1)), above = add(line, Rational(1));
      if (!below || !above) continue;
      if (found.empty()) found.push_back({{"低于" + text, "below " + text}, graph::known(*below)});
      found.push_back({{text, text}, graph::known(line)});
      found.push_back({{"高于" + text, "above " + text}, graph::known(*above)});
    }
  }
  if (found.size() > maximum_candidates) found.resize(maximum_candidates);
  return found;
}

}  // namespace

Message what_it_decides(RowExecutor& executor, const BoundProvision& bound, NodeId fact) {
  if (executor.program().graph[fact].operation != Operation::fact) return {};
  if (!std::binary_search(bound.order.begin(), bound.order.end(), fact)) return {};
  Message text;
  for (const Candidate& candidate : candidates(executor, bound, fact)) {
    executor.suppose(fact, candidate.value);
    const Findings findings = evaluate_corners(executor, bound);
    const Verdicts verdicts = outcome_of(executor, bound, findings);
    Message result = in_words(verdicts.outcome);
    const bool due = verdicts.outcome == Outcome::granted || verdicts.outcome == Outcome::pending;
    if (due && verdicts.highest && verdicts.highest->minor == verdicts.lowest->minor) {
      const std::string sum = to_yuan(*verdicts.highest);
      result = {result.zh + "，" + sum, result.en + ", " + sum};
    }
    text.zh += (text.zh.empty() ? "" : "；") + candidate.label.zh + "：" + result.zh;
    text.en += (text.en.empty() ? "" : "; ") + candidate.label.en + ": " + result.en;
  }
  executor.suppose_nothing();
  return text;
}

}  // namespace duixian::evaluate
