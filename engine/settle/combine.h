// The rules of several packs as one: their provisions stand one after another, and groups across packs meet.
#pragma once

#include <span>

#include "settle/rules.h"

namespace duixian::settle {

// Figures get the number of their pack; parties of one name are one. The order of stages is that of the first.
[[nodiscard]] Rules combine(std::span<const Rules* const> packs);

}  // namespace duixian::settle
