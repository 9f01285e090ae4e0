#include "base/width.h"

#include <catch2/catch.hpp>

using namespace duixian;

TEST_CASE("every full-width form has its ASCII twin but the wave, which joins ranges") {
  for (char32_t ascii = U'!'; ascii < U'~'; ++ascii) CHECK(plain_width(ascii + 0xFEE0) == ascii);
  CHECK(plain_width(U'～') == U'～');
}

TEST_CASE("spaces of all kinds are spaces, and dashes stay what they are") {
  for (const char32_t space : {U' ', U'\t', U'\n', U'\r', U'　', char32_t{0xA0}, char32_t{0x2009}}) {
    CHECK(plain_width(space) == U' ');
  }
  CHECK(plain_width(U'−') == U'-');
  CHECK(plain_width(U'―') == U'―');
  CHECK(plain_width(U'￥') == U'¥');
  CHECK(plain_width(U'亿') == U'亿');
}
