// A parameter as a person writes it, for ledgers: "60万元", "2006-01-01: 60万元; 2008-01-01: 80万元", a table's rows one after another.
#pragma once

#include <string>

#include "graph/declarations.h"

namespace duixian {

[[nodiscard]] std::string parameter_text(const graph::Parameter& parameter);

}  // namespace duixian
