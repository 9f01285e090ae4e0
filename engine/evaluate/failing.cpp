#include "evaluate/failing.h"

#include <algorithm>

namespace duixian::evaluate {

namespace {

bool holds(const Explanation& line, bool wanted) {
  const auto* truth = std::get_if<bool>(&line.value.is);
  return truth && *truth == wanted;
}

void facts_of(const Explanation& line, FailedCondition& into) {
  const bool fact = line.word == "fact" || line.word == "list";
  if (fact && std::find(into.facts.begin(), into.facts.end(), line.name) == into.facts.end()) {
    into.facts.push_back(line.name);
    if (line.place) into.places.push_back(*line.place);
  }
  for (const Explanation& part : line.parts) facts_of(part, into);
}

void collect(const Explanation& line, bool wanted, std::vector<const Explanation*>& found) {
  if (!holds(line, wanted)) return;
  const bool joins = line.word == "all" || line.word == "any" || line.word == "for_years" || line.word == "reading" || line.word == "when" || line.word == "years_ago";
  if (wanted || !joins) {
    found.push_back(&line);
    return;
  }
  const std::size_t before = found.size();
  for (const Explanation& part : line.parts) collect(part, false, found);
  if (found.size() == before) found.push_back(&line);
}

bool is_zero(const Value& value) {
  const auto* quantity = std::get_if<Quantity>(&value.is);
  return quantity && quantity->amount.sign() == 0;
}

void collect_empty(const Explanation& line, std::vector<const Explanation*>& found) {
  if (!is_zero(line.value)) return;
  const bool empty = line.word == "tiers" || line.word == "whole_steps" || line.word == "sum" || line.word == "count" || line.word == "slices";
  if (empty || (line.word == "highest" && !line.parts.empty() && line.parts[0].word == "list")) {
    found.push_back(&line);
    return;
  }
  for (const Explanation& part : line.parts) collect_empty(part, found);
}

}  // namespace

std::vector<const Explanation*> failing_leaves(const Explanation& condition) {
  std::vector<const Explanation*> found;
  collect(condition, false, found);
  return found;
}

std::vector<const Explanation*> empty_sums(const Explanation& amount) {
  std::vector<const Explanation*> found;
  for (const Explanation& part : amount.parts) collect_empty(part, found);
  return found;
}

FailedCondition failed_condition(const Explanation& leaf) {
  FailedCondition failed;
  facts_of(leaf, failed);
  failed.found = leaf.parts.empty() ? leaf.value : leaf.parts[0].value;
  failed.threshold = leaf.threshold;
  failed.shortfall = leaf.shortfall;
  if (leaf.next && !failed.shortfall) {
    failed.shortfall = leaf.next->needs;
    failed.threshold = leaf.next->at;
  }
  return failed;
}

}  // namespace duixian::evaluate
