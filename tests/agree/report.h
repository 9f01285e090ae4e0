// What is told of a disagreement: the seed, the smallest scenario, the node and the values.
#pragma once

#include "agree/answers.h"

namespace duixian::agree {

// "" where the answers of two evaluators agree; else the whole report, for which both are asked again about smaller scenarios.
[[nodiscard]] std::string disagreement(const Scenario& scenario, const Loaded& loaded, const Evaluator& expected, const Answers& expected_answers,
                                       const Evaluator& found, const Answers& found_answers);

}  // namespace duixian::agree
