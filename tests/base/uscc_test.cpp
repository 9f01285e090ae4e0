#include "base/uscc.h"

#include <catch2/catch.hpp>

#include <string>

using namespace duixian;

namespace {

// Published codes of large firms.
const std::string kCodes[] = {"914403001922038216", "9144030071526726XG", "91330100799655058B"};

}  // namespace

TEST_CASE("published codes recompute") {
  for (const std::string& code : kCodes) {
    CAPTURE(code);
    CHECK(check_uscc(code) == UsccFault::none);
    CHECK(uscc_check_character(code.substr(0, 17)) == code.back());
  }
}

TEST_CASE("any single wrong character shows") {
  const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  for (std::size_t place = 0; place < 18; ++place) {
    for (const char other : alphabet) {
      std::string code = kCodes[1];
      if (code[place] == other) continue;
      code[place] = other;
      CHECK(check_uscc(code) == UsccFault::wrong_checksum);
    }
  }
}

TEST_CASE("a code in use with a wrong checksum is told apart from no code at all") {
  CHECK(check_uscc("91350211M0000XUF46") == UsccFault::wrong_checksum);
  CHECK(check_uscc("9144030019220382") == UsccFault::wrong_length);
  CHECK(check_uscc("") == UsccFault::wrong_length);
  CHECK(check_uscc("91440300I922038216") == UsccFault::wrong_character);
  CHECK(check_uscc("91440300192203821O") == UsccFault::wrong_character);
  CHECK(check_uscc("91440300192203821x") == UsccFault::wrong_character);
  CHECK_FALSE(uscc_check_character("9144"));
}
