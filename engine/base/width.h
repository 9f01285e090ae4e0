// Full-width and compatibility forms as the plain characters that they stand for: １．８％ is 1.8%.
#pragma once

namespace duixian {

// The ASCII twin of a full-width form, a plain space for every space, ¥ for ￥, - for a minus sign; any other character
// itself. The dashes of ranges (―, —, ～) stay what they are.
[[nodiscard]] constexpr char32_t plain_width(char32_t character) {
  if (character < 0x80) return character == U'\t' || character == U'\n' || character == U'\r' ? U' ' : character;
  if (character == U'～') return character;
  if (character >= 0xFF01 && character <= 0xFF5E) return character - 0xFEE0;
  if (character >= 0x2000 && character <= 0x200A) return U' ';
  switch (character) {
    case 0x00A0:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return U' ';
    case 0xFFE5:
      return U'¥';
    case 0xFFE1:
      return U'£';
    case 0x2212:
    case 0xFE63:
      return U'-';
    case 0x2215:
    case 0x2044:
      return U'/';
    case 0x2236:
    case 0xFE55:
      return U':';
    case 0xFE50:
      return U',';
    case 0xFE52:
      return U'.';
    case 0xFE69:
      return U'$';
    case 0xFE6A:
      return U'%';
    default:
      return character;
  }
}

[[nodiscard]] constexpr bool is_digit(char32_t plain) { return plain >= U'0' && plain <= U'9'; }

}  // namespace duixian
