#include "report/valid_text.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace duixian::report {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Character {
  std::size_t bytes = 1;
  int columns = 1;
  bool valid = false;
};

// A byte that is no UTF-8 counts as one character of one column, for so it will be shown.
Character character_at(std::string_view text, std::size_t at) {
  const Utf8Character character = utf8_character(text, at);
  if (character.length == 0) return {};
  return {character.length, utf8proc_charwidth(static_cast<utf8proc_int32_t>(character.value)), true};
}

}  // namespace

bool is_valid_text(std::string_view text) { return !first_invalid_byte(text); }

std::string valid_text(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    valid += character.valid ? text.substr(at, character.bytes) : replacement;
    at += character.bytes;
  }
  return valid;
}

int width_of(std::string_view text) {
  int columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += character.columns;
    at += character.bytes;
  }
  return columns;
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) at += character_at(text, at).bytes;
  return text.substr(0, at);
}

std::string fitted(std::string_view text, int columns) {
  std::string kept;
  const bool cut = width_of(text) > columns;
  const int room = cut ? columns - 1 : columns;
  int used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (used + character.columns > room) break;
    kept += text.substr(at, character.bytes);
    used += character.columns;
    at += character.bytes;
  }
  if (cut) kept += "…", used += 1;
  return kept + std::string(static_cast<std::size_t>(std::max(0, columns - used)), ' ');
}

std::string fitted_right(std::string_view text, int columns) {
  return std::string(static_cast<std::size_t>(std::max(0, columns - width_of(text))), ' ') + std::string(text);
}

}  // namespace duixian::report
