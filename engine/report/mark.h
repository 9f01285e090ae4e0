// ✓ ✗ ?: whether a condition holds, or a decision is in the subject's favour.
#pragma once

#include "duixian/words/decision.h"

namespace duixian::report {

enum class Mark : unsigned char { none, holds, fails, unknown };

[[nodiscard]] const char* symbol(Mark mark);  // "✓", "✗", "?", "·"
[[nodiscard]] Mark mark_of(Outcome outcome);

}  // namespace duixian::report
