#include "base/byte_text.h"

#include <algorithm>
#include <cstdint>

namespace duixian {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view digits = "0123456789abcdef";

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; }

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t group = byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
    const std::size_t filled = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t i = 0; i < 4; ++i) text.push_back(i < filled ? letters[(group >> (18 - 6 * i)) & 63U] : '=');
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::uint32_t group = 0;
    std::size_t filled = 0;
    for (const char letter : text.substr(at, 4)) {
      const std::size_t value = letter == '=' ? 0 : letters.find(letter);
      if (value == std::string_view::npos) return std::nullopt;
      filled += letter == '=' ? 0 : 1;
      group = group << 6U | static_cast<std::uint32_t>(value);
    }
    if (filled < 2) return std::nullopt;
    for (std::size_t i = 0; i + 1 < filled; ++i) bytes.push_back(static_cast<char>(group >> (16 - 8 * i)));
  }
  if (to_base64(bytes) != text) return std::nullopt;  // padding in the middle, missing padding, stray bits
  return bytes;
}

std::string bytes_to_hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
    text.push_back(digits[static_cast<unsigned char>(byte) & 15U]);
  }
  return text;
}

std::optional<std::string> bytes_from_hex(std::string_view text) {
  std::string bytes;
  if (text.size() % 2 != 0) return std::nullopt;
  for (std::size_t at = 0; at < text.size(); at += 2) {
    const std::size_t high = digits.find(text[at]), low = digits.find(text[at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes.push_back(static_cast<char>(high << 4U | low));
  }
  return bytes;
}

}  // namespace duixian
