// The row executor as a source.
#pragma once

#include "agree/answers.h"
#include "agree/coverage.h"

namespace duixian::agree {

[[nodiscard]] Answers row_answers(const evaluate::Program& program, const columns::Records& records, Coverage* coverage = nullptr);
// A decision as answers write it: "granted 1200 - - funded=city:1200 paid= instalments=".
[[nodiscard]] std::string to_text(const Decision& decision);

}  // namespace duixian::agree
