// A decision, with or without its explanation, as one line of JSON; docs/decisions-format.md describes every key.
#pragma once

#include <string>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"
#include "duixian/words/settlement.h"

namespace duixian::report {

[[nodiscard]] std::string to_json(const Decision& decision);
// `claim`: what settlement makes of it, where it was settled; a decision then ends with the key "settlement".
[[nodiscard]] std::string to_json(const Decision& decision, const Explanation& explanation, const SettledClaim* claim = nullptr);
void append_json(std::string& out, const Decision& decision, const SettledClaim* claim = nullptr);
void append_json(std::string& out, const Explanation& explanation);

}  // namespace duixian::report
