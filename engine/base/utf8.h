// UTF-8, character by character: what is valid, where it first is not, and which characters the eye does not see.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace duixian {

struct Utf8Character {
  char32_t value = 0;
  std::size_t length = 0;  // in bytes; 0: no valid character begins there
};

// The character that begins at byte `offset` (inside the text). Overlong forms, surrogates and what lies above U+10FFFF
// are not valid.
[[nodiscard]] Utf8Character utf8_character(std::string_view text, std::size_t offset);

// The offset of the first byte that belongs to no valid character.
[[nodiscard]] std::optional<std::size_t> first_invalid_byte(std::string_view text);

// For texts that come from anywhere: bytes that belong to no character, and control characters, as question marks.
[[nodiscard]] std::string printable(std::string_view text);

void append_utf8(std::string& text, char32_t character);
[[nodiscard]] std::string to_utf8(std::u32string_view characters);

// Characters that turn the direction of what follows, so that a text reads otherwise than it is stored.
[[nodiscard]] bool is_bidirectional_control(char32_t character);
// Characters without width or ink: zero-width spaces and joiners, the byte order mark inside a text, soft hyphens.
[[nodiscard]] bool is_zero_width(char32_t character);

struct HiddenCharacter {
  std::size_t offset = 0;  // in bytes
  char32_t value = 0;
};

// The first bidirectional control or zero-width character of a valid text.
[[nodiscard]] std::optional<HiddenCharacter> first_hidden_character(std::string_view text);

}  // namespace duixian
