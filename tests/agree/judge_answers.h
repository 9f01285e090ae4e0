// The evaluator in Python (the folder judge) as a source. Starting Python costs more than a small scenario, so many are judged at once.
#pragma once

#include "agree/answers.h"

namespace duixian::agree {

// In the order of the scenarios. Throws std::runtime_error with what Python says where it stops.
[[nodiscard]] std::vector<Answers> judge_answers(const std::vector<const Loaded*>& scenarios);

}  // namespace duixian::agree
