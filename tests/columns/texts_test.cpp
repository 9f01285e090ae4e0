#include "columns/texts.h"

#include <catch2/catch.hpp>

#include "columns/bitmap.h"

using duixian::columns::Bitmap;
using duixian::columns::Texts;

TEST_CASE("a view of a text stays valid while others are added, longer than any block too") {
  Texts texts;
  texts.add("甲");
  const std::string_view first = texts.view(0);
  for (int i = 0; i < 100000; ++i) texts.add(std::to_string(i));
  texts.add(std::string(5000000, 'x'));
  texts.add("");
  CHECK(first == "甲");
  CHECK(texts.view(0).data() == first.data());
  CHECK(texts[54322] == "54321");
  CHECK(texts.view(100001).size() == 5000000);
  CHECK(texts[100002].empty());
}

TEST_CASE("texts are replaced and arranged") {
  Texts texts;
  for (const char* text : {"a", "b", "c"}) texts.add(text);
  texts.replace(1, "B");
  texts.arrange(std::vector<std::uint32_t>{2, 0, 1});
  CHECK(std::vector<std::string>(texts.begin(), texts.end()) == std::vector<std::string>{"c", "a", "B"});
}

TEST_CASE("bits are added 64 at a time wherever they begin, and beside them nothing changes") {
  constexpr std::uint64_t pattern = 0x8000000000000005;
  for (std::size_t begin = 0; begin < 130; ++begin) {
    Bitmap bits;
    bits.resize(begin + 64);
    bits.add(begin, pattern);
    for (std::size_t at = 0; at < bits.size(); ++at) {
      CHECK(bits[at] == (at >= begin && (pattern >> (at - begin) & 1) != 0));
    }
  }
}

TEST_CASE("bits that are cut off come back as not set") {
  Bitmap bits;
  bits.resize(100);
  for (std::size_t at = 0; at < 100; ++at) bits.set(at, true);
  bits.set(3, false);
  bits.resize(70);
  bits.resize(100);
  CHECK_FALSE(bits[3]);
  CHECK(bits[69]);
  CHECK_FALSE(bits[70]);
  CHECK_FALSE(bits[99]);
  CHECK(bits.any());
}
