// The row executor as a source.
#pragma once

#include "agree/answers.h"
#include "agree/coverage.h"

namespace duixian::agree {

[[nodiscard]] Answers row_answers(const evaluate::Program& program, const columns::Records& records, Coverage* coverage = nullptr);
// "granted 1200 - -"
[[nodiscard]] std::string to_text(Outcome outcome, const std::optional<std::int64_t>& lowest, const std::optional<std::int64_t>& highest);

}  // namespace duixian::agree
