// A decision, with or without its explanation, as one line of JSON; docs/decisions-format.md describes every key.
#pragma once

#include <string>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"

namespace duixian::report {

[[nodiscard]] std::string to_json(const Decision& decision);
[[nodiscard]] std::string to_json(const Decision& decision, const Explanation& explanation);
void append_json(std::string& out, const Decision& decision);
void append_json(std::string& out, const Explanation& explanation);

}  // namespace duixian::report
