#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace duixian {
namespace {

struct Lead {
  std::size_t length = 0;
  char32_t bits = 0;
  char32_t lowest = 0;  // what needs this many bytes; anything smaller is overlong
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
  return {};
}

}  // namespace

Utf8Character utf8_character(std::string_view text, std::size_t offset) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.length == 0 || text.size() - offset < lead.length) return {};
  char32_t value = lead.bits;
  for (std::size_t byte = 1; byte < lead.length; ++byte) {
    const auto next = static_cast<unsigned char>(text[offset + byte]);
    if ((next & 0xC0U) != 0x80U) return {};
    value = (value << 6) | (next & 0x3FU);
  }
  const bool is_surrogate = value >= 0xD800 && value < 0xE000;
  if (value < lead.lowest || value > 0x10FFFF || is_surrogate) return {};
  return {value, lead.length};
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (std::size_t offset = 0; offset < text.size();) {
    std::uint64_t eight = high_bits;
    if (text.size() - offset >= sizeof eight) std::memcpy(&eight, text.data() + offset, sizeof eight);
    if ((eight & high_bits) == 0) {  // ASCII, as most texts are for a while
      offset += sizeof eight;
      continue;
    }
    const std::size_t length = utf8_character(text, offset).length;
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character one = utf8_character(text, at);
    const bool shown = one.length != 0 && one.value >= U' ' && (one.value < 0x7f || one.value > 0x9f);
    out += shown ? text.substr(at, one.length) : std::string_view("?");
    at += std::max<std::size_t>(one.length, 1);
  }
  return out;
}

void append_utf8(std::string& text, char32_t character) {
  const auto tail = [&](int shift) {
    text.push_back(static_cast<char>(0x80U | ((static_cast<unsigned>(character) >> shift) & 0x3FU)));
  };
  if (character < 0x80) {
    text.push_back(static_cast<char>(character));
  } else if (character < 0x800) {
    text.push_back(static_cast<char>(0xC0U | (static_cast<unsigned>(character) >> 6)));
    tail(0);
  } else if (character < 0x10000) {
    text.push_back(static_cast<char>(0xE0U | (static_cast<unsigned>(character) >> 12)));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0U | (static_cast<unsigned>(character) >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string to_utf8(std::u32string_view characters) {
  std::string text;
  for (const char32_t character : characters) append_utf8(text, character);
  return text;
}

bool is_bidirectional_control(char32_t character) {
  return character == 0x061C || character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

bool is_zero_width(char32_t character) {
  return character == 0x00AD || character == 0x180E || (character >= 0x200B && character <= 0x200D) ||
         (character >= 0x2060 && character <= 0x2064) || character == 0xFEFF;
}

std::optional<HiddenCharacter> first_hidden_character(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const Utf8Character character = utf8_character(text, offset);
    if (character.length == 0) return std::nullopt;
    if (is_bidirectional_control(character.value) || is_zero_width(character.value)) {
      return HiddenCharacter{offset, character.value};
    }
    offset += character.length;
  }
  return std::nullopt;
}

}  // namespace duixian
