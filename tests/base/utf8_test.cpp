#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace duixian;

TEST_CASE("every character comes back from its bytes") {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character < 0xE000) continue;
    std::string bytes;
    append_utf8(bytes, character);
    const Utf8Character read = utf8_character(bytes, 0);
    if (read.value != character || read.length != bytes.size()) FAIL(static_cast<unsigned>(character));
  }
}

TEST_CASE("the first byte that belongs to no character is named") {
  CHECK_FALSE(first_invalid_byte(""));
  CHECK_FALSE(first_invalid_byte("5亿元 \xF0\x9F\x98\x80"));
  CHECK(first_invalid_byte("\x80") == 0);
  CHECK(first_invalid_byte("亿\xC3") == 3);
  CHECK(first_invalid_byte("a\xC0\x80") == 1);         // overlong NUL
  CHECK(first_invalid_byte("\xE0\x80\x80") == 0);      // overlong
  CHECK(first_invalid_byte("\xED\xA0\x80") == 0);      // a surrogate
  CHECK(first_invalid_byte("\xF4\x90\x80\x80") == 0);  // above U+10FFFF
  CHECK(first_invalid_byte("ab\xE4\xBA") == 2);        // cut short
  CHECK(first_invalid_byte("\xB3\xA4\xC9\xB3") == 0);  // 长沙 in GBK
}

TEST_CASE("hidden characters are found, visible ones are not") {
  CHECK_FALSE(first_hidden_character("5亿元，　30％"));
  CHECK(first_hidden_character("5\xE2\x80\x8B亿")->offset == 1);
  CHECK(first_hidden_character("\xEF\xBB\xBFid")->value == 0xFEFF);
  CHECK(first_hidden_character("a\xE2\x80\xAE")->value == 0x202E);
  for (const char32_t control : {0x061C, 0x200E, 0x202A, 0x2066, 0x2069}) CHECK(is_bidirectional_control(control));
  for (const char32_t blank : {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD}) CHECK(is_zero_width(blank));
  CHECK_FALSE(is_zero_width(U' '));
  CHECK_FALSE(is_bidirectional_control(U'亿'));
}
