#include "columns/names.h"

#include <catch2/catch.hpp>

#include <string>

using duixian::columns::Names;
using duixian::columns::hash_text;

TEST_CASE("names get codes in the order of their arrival, and each name one") {
  Names names;
  CHECK(names.code("专业配套园区") == 0);
  CHECK(names.code("基地") == 1);
  CHECK(names.code("专业配套园区") == 0);
  CHECK(names.code("") == 2);
  CHECK(names.name(1) == "基地");
  CHECK_FALSE(names.find("其他"));
}

TEST_CASE("a hundred thousand names keep their codes") {
  Names names;
  CHECK(names.code("甲") == 0);
  for (int i = 0; i < 100000; ++i) names.code(std::to_string(i));
  CHECK(names.name(0) == "甲");
  CHECK(names.name(4711) == "4710");
  CHECK(names.find("99999") == 100000);
  CHECK(names.size() == 100001);
}

TEST_CASE("texts that differ in any byte or in length have other hashes") {
  const std::string text = "91430100MA4L0ABCDE";
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] ^= 1;
    CHECK(hash_text(other) != hash_text(text));
    CHECK(hash_text(text.substr(0, i)) != hash_text(text));
  }
  CHECK(hash_text(text, 1) != hash_text(text, 2));
}
