// What a cut or a doubt is called, and what it says to a person.
#pragma once

#include <string>

#include "duixian/words/message.h"
#include "settle/payments.h"
#include "settle/settlement.h"

namespace duixian {

// The rule by which a claim was cut.
[[nodiscard]] const settle::Rule& rule_of(const settle::Rules& rules, settle::Cut cut, std::size_t rule);
[[nodiscard]] const char* to_text(settle::Cut cut);  // "superseded"
[[nodiscard]] const char* to_text(settle::Due due);  // "later"
[[nodiscard]] Message reason_of(settle::Cut cut, const settle::Rule& rule, const std::string& in_favour_of);
// Why a claim is held back.
[[nodiscard]] Message held_because(const settle::Rules& rules, const settle::Settled& settled);

}  // namespace duixian
