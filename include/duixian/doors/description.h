// A pack said in full for programs: its records, parameters, discretions, approvals, readings and rules
// (docs/command-line.md).
#pragma once

#include <string>

#include "duixian/doors/pack.h"

namespace duixian {

// One JSON object; rules with parameters as in force on `day`.
[[nodiscard]] std::string json_of(const Pack& pack, Date day);

}  // namespace duixian
