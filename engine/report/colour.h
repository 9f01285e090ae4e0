// ANSI colours for a terminal; nothing where they are switched off.
#pragma once

#include <string>
#include <string_view>

namespace duixian::report {

enum class Colour : unsigned char { plain, bold, dim, red, green, yellow };

[[nodiscard]] inline std::string coloured(std::string_view text, Colour colour, bool on) {
  static constexpr std::string_view codes[] = {"", "\033[1m", "\033[2m", "\033[31m", "\033[32m", "\033[33m"};
  if (!on || colour == Colour::plain) return std::string(text);
  return std::string(codes[static_cast<std::size_t>(colour)]) + std::string(text) + "\033[0m";
}

}  // namespace duixian::report
