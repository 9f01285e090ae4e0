#include "analyse/measures.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace duixian::analyse {

namespace {

bool is_goal(const Explanation& node) {
  static constexpr std::array<std::string_view, 6> words{"at_least", "more_than", "at_most", "less_than", "between", "is"};
  return node.threshold && !node.parts.empty() && std::ranges::find(words, node.word) != words.end();
}

const Quantity* quantity(const Value& value) { return std::get_if<Quantity>(&value.is); }

// Between two ends the nearer to what was found is the goal: the upper one only where it is passed.
void put_goal(const Explanation& node, Measure& measure) {
  measure.goal = *node.threshold;
  measure.ceiling = node.word == "at_most" || node.word == "less_than";
  const auto* ends = std::get_if<ValueList>(&node.threshold->is);
  if (node.word != "between" || ends == nullptr || ends->size() != 2) return;
  const Quantity *found = quantity(measure.found), *high = quantity((*ends)[1]);
  measure.ceiling = found && high && found->unit == high->unit && found->amount > high->amount;
  measure.goal = (*ends)[measure.ceiling ? 1 : 0];
}

// The member of a list that a condition is about.
struct Member {
  std::string list, key;
};

Measure measure_of(const Explanation& node, const Member& member) {
  Measure measure;
  measure.condition = node;
  measure.list = member.list;
  measure.member = member.key;
  measure.found = node.parts[0].value;
  put_goal(node, measure);
  if (measure.goal.written.empty()) measure.goal.written = measure.found.written;  // counted alike: 2.4% of 3%, not of 0.03
  if (const bool* truth = std::get_if<bool>(&node.value.is)) measure.holds = *truth;
  measure.shortfall = node.shortfall;
  const Quantity *found = quantity(measure.found), *goal = quantity(measure.goal);
  if (found && goal && found->unit == goal->unit && goal->amount.sign() > 0) measure.reached = divide(found->amount, goal->amount);
  return measure;
}

// No rule is nested deeper than a pack may nest it (100).
void collect(const Explanation& node, const Member& member, std::vector<Measure>& into) {
  if (is_goal(node)) {
    const bool of_quantities = quantity(node.parts[0].value) || quantity(*node.threshold) || node.word != "is";
    if (of_quantities) into.push_back(measure_of(node, member));
    return;
  }
  if (node.word == "none") return;
  const bool over_list = !node.parts.empty() && node.parts[0].word == "list";
  for (std::size_t part = node.word == "choose" ? 1 : 0; part < node.parts.size(); ++part) {
    const Explanation& inner = node.parts[part];
    const bool is_member = over_list && inner.word == "member";
    collect(inner, is_member ? Member{node.parts[0].name, inner.name.empty() ? "?" : inner.name} : member, into);
  }
}

bool reads_parameter(const Explanation& node) {
  if (node.word == "parameter" || ((node.word == "choose" || node.word == "tiers") && !node.name.empty())) return true;
  return std::ranges::any_of(node.parts, reads_parameter);
}

}  // namespace

std::vector<Measure> measures_of(const Explanation& explanation) {
  std::vector<Measure> measures;
  for (const Explanation& part : explanation.parts) {
    if (part.word == "when") collect(part, {}, measures);
  }
  return measures;
}

bool has_stated_goal(const std::vector<Measure>& measures) {
  return std::ranges::any_of(measures, [](const Measure& one) {
    return std::any_of(one.condition.parts.begin() + 1, one.condition.parts.end(), reads_parameter);
  });
}

}  // namespace duixian::analyse
