#include "agree/report.h"

#include "agree/shrink.h"

namespace duixian::agree {

namespace {

std::optional<Disagreement> between(const Scenario& scenario, const Source& expected, const Source& found) {
  const auto [loaded, wrong] = load(scenario);
  return loaded.program ? first_disagreement(loaded, expected(loaded), found(loaded)) : std::nullopt;
}

}  // namespace

std::string disagreement(const Scenario& scenario, const Loaded& loaded, const Evaluator& expected, const Answers& expected_answers,
                         const Evaluator& found, const Answers& found_answers) {
  const auto first = first_disagreement(loaded, expected_answers, found_answers);
  if (!first) return "";
  const Scenario small = smallest(scenario, [&](const Scenario& smaller) { return between(smaller, expected.source, found.source).has_value(); });
  const auto last = between(small, expected.source, found.source);
  const Disagreement& shown = last ? *last : *first;
  return expected.name + " and " + found.name + " disagree on " + scenario.name + "\n" + to_text(small) + "-- " + shown.where + "\n   " + expected.name + ": " + shown.expected + "\n   " +
         found.name + ": " + shown.found + "\n";
}

}  // namespace duixian::agree
