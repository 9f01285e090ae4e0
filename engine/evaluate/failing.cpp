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
  if (wanted || !joins_conditions(line.word)) {
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
  if (comes_to_nothing(line.word) || (line.word == "highest" && !line.parts.empty() && line.parts[0].word == "list")) {
    found.push_back(&line);
    return;
  }
  for (const Explanation& part : line.parts) collect_empty(part, found);
}

}  // namespace

bool joins_conditions(std::string_view word) {
  return word == "all" || word == "any" || word == "for_years" || word == "reading" || word == "when" || word == "years_ago";
}

bool comes_to_nothing(std::string_view word) {
  return word == "tiers" || word == "whole_steps" || word == "slices" || word == "sum" || word == "count" || word.starts_with("groups_");
}

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
