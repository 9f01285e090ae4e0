// What somebody probably meant by a name that nothing is called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duixian {

// The candidate with the fewest letters added, dropped, replaced or swapped with a neighbour; of equals the first. Nothing
// if more than a third of the letters would change. Letters are characters, so 省级 and 市级 differ in one of two.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace duixian
