// Whether a program as read refers only to what it holds, so that both executors may index without asking.
#pragma once

#include <optional>
#include <string>

#include "evaluate/program_fields.h"

namespace duixian::evaluate {

// The path of the first number that is out of range ("nodes 12 inputs"), or of a function, which the text cannot hold.
[[nodiscard]] std::optional<std::string> out_of_range(const Document& document);

}  // namespace duixian::evaluate
