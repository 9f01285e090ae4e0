// Text that every reader of our files can take: valid UTF-8, and how wide it stands.
#pragma once

#include <string>
#include <string_view>

namespace duixian::report {

[[nodiscard]] bool is_valid_text(std::string_view text);
// The text with every byte that is no UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_text(std::string_view text);
// Columns on a terminal: two for a Chinese character, none for a combining mark.
[[nodiscard]] int width_of(std::string_view text);
// The first `characters` code points.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t characters);
// Cut to `columns`, the cut marked by "…", or filled up with spaces.
[[nodiscard]] std::string fitted(std::string_view text, int columns);
[[nodiscard]] std::string fitted_right(std::string_view text, int columns);  // filled up on the left, never cut

}  // namespace duixian::report
