// Texts as people mean them: full width or half, with or without spaces.
#pragma once

#include <string>
#include <string_view>

namespace duixian::intake {

// Without white space at its ends (full-width and no-break spaces are white too).
[[nodiscard]] std::string_view trimmed(std::string_view text);
// In compatibility form (NFKC) and trimmed: "９１４３０１　" is "914301". For keys and choices.
[[nodiscard]] std::string plain(std::string_view text);
// ... and without any white space inside. For headings, whose units still tell upper from lower case.
[[nodiscard]] std::string without_spaces(std::string_view text);
// ... and in lower case. For comparing names.
[[nodiscard]] std::string folded(std::string_view text);

// Nothing, or one of the marks that stand for nothing: - — / N/A #N/A 无 and their like. Never 0.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace duixian::intake
