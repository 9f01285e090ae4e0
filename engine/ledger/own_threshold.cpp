#include "ledger/own_threshold.h"

#include <algorithm>

#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

const Rational* amount_of(const Value& value) {
  const auto* quantity = std::get_if<Quantity>(&value.is);
  return quantity ? &quantity->amount : nullptr;
}

// Of two ends the one that is missed; where the lower is not known, it is the higher.
const Rational* line_missed(const Rational& found, const Value& threshold) {
  const auto* ends = std::get_if<ValueList>(&threshold.is);
  if (!ends) return amount_of(threshold);
  if (ends->size() != 2) return nullptr;
  const Rational* lowest = amount_of(ends->front());
  return !lowest || found > *lowest ? amount_of(ends->back()) : lowest;
}

}  // namespace

bool rests_on_facts(const Explanation& explanation) {
  if (explanation.parts.empty()) return explanation.word != "constant" && explanation.word != "text" && explanation.word != "parameter";
  return std::any_of(explanation.parts.begin(), explanation.parts.end(), rests_on_facts);
}

bool threshold_is_own(const FailedCondition& failed) {
  const auto& parts = failed.condition.parts;
  if (!failed.threshold || parts.empty() || failed.condition.word == "tiers" || failed.condition.word == "one_of") return false;
  return std::any_of(parts.begin() + 1, parts.end(), rests_on_facts);
}

std::optional<Value> shortfall_of(const FailedCondition& failed, std::string_view shape) {
  const Rational* found = amount_of(failed.found);
  const Rational* line = found && failed.threshold ? line_missed(*found, *failed.threshold) : nullptr;
  const auto distance = line ? (*found < *line ? subtract(*line, *found) : subtract(*found, *line)) : std::nullopt;
  if (!distance) return std::nullopt;
  std::string rest;
  append_amount(rest, *distance);
  CanonicalReader from(rest);
  Value shortfall = value_from(shape, from, nullptr);
  return from.finished() ? std::optional(std::move(shortfall)) : std::nullopt;
}

bool shortfall_is_own(const FailedCondition& failed) {
  if (!failed.shortfall) return false;
  std::string shape;
  append_shape(shape, *failed.shortfall);
  return shortfall_of(failed, shape) != failed.shortfall;
}

}  // namespace duixian::ledger
