// The rules of several packs as one: their provisions stand one after another, and groups across packs meet.
#pragma once

#include <optional>
#include <span>
#include <utility>

#include "settle/rules.h"

namespace duixian::settle {

// Figures get the number of their pack; parties of one name are one. The order of stages is that of the first.
[[nodiscard]] Rules combine(std::span<const Rules* const> packs);

// Two provisions of different packs whose groups across packs differ in `per`: nobody knows whether they exclude each other.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> contradiction(const Rules& combined);

}  // namespace duixian::settle
