// One claim on its way to payment, as text, HTML and JSON: what was decided, what was cut for what, what is paid when by whom.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/settlement.h"
#include "report/json_writer.h"

namespace duixian::report {

// Lines without indentation: "决定 600,000.00", "核减 400,000.00：不重复计奖…（已取条款 1）", "兑付 200,000.00", "2008 市财政 120,000.00 以后到期".
[[nodiscard]] std::vector<std::string> claim_lines(const SettledClaim& claim, Language language);
[[nodiscard]] std::string claim_text(const SettledClaim& claim, Language language);
[[nodiscard]] std::string claim_html(const SettledClaim& claim, Language language);  // a section of a page
// The members of an object that has been begun.
void write_claim(JsonWriter& json, const SettledClaim& claim);
[[nodiscard]] std::string due_text(const std::string& due, Language language);  // "以后到期"

}  // namespace duixian::report
