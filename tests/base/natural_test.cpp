#include "base/natural.h"

#include <catch2/catch.hpp>

#include "longhand.h"
#include "number_source.h"

using namespace duixian;

namespace {

Natural natural(std::uint64_t value) { return Natural(UInt128{value}); }

}  // namespace

TEST_CASE("numbers of any length multiply and compare as on paper") {
  NumberSource numbers(6);
  for (int round = 0; round < 300; ++round) {
    Natural a = natural(1);
    Natural b = natural(1);
    Longhand on_paper_a("1");
    Longhand on_paper_b("1");
    for (int factor = 0; factor < 6; ++factor) {
      const std::uint64_t one = numbers.of_any_size();
      const std::uint64_t other = factor < 5 ? one : one + static_cast<std::uint64_t>(numbers.between(0, 1));
      a = a * natural(one);
      b = natural(other) * b;
      on_paper_a = on_paper_a * Longhand(std::to_string(one));
      on_paper_b = on_paper_b * Longhand(std::to_string(other));
    }
    CHECK(((a <=> b) == (on_paper_a <=> on_paper_b)));
    CHECK((a == b) == (on_paper_a == on_paper_b));
  }
}

TEST_CASE("a power is the base so many times over") {
  Natural product = natural(1);
  for (unsigned exponent = 0; exponent < 40; ++exponent) {
    CHECK(power(natural(1000003), exponent) == product);
    product = product * natural(1000003);
  }
  CHECK(power(natural(2), 100) == Natural(UInt128{1} << 100));
}

TEST_CASE("zero has one form") {
  CHECK(natural(0) == Natural());
  CHECK(natural(0) * natural(7) == Natural());
  CHECK(power(natural(0), 0) == natural(1));
  CHECK(power(natural(0), 3) == Natural());
  CHECK(Natural() < natural(1));
}

// 1.25亿 grown at exactly 25% for three years, with one fen more and one fen less.
TEST_CASE("a rate over years is compared to the last fen") {
  const Natural start = natural(12500000000);
  const Natural grown = start * power(natural(5), 3);
  const auto end = [](std::uint64_t fen) { return natural(fen) * power(natural(4), 3); };
  CHECK(end(24414062500) == grown);
  CHECK(end(24414062501) > grown);
  CHECK(end(24414062499) < grown);
}
