#include "base/apportion.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "number_source.h"

using namespace duixian;

namespace {

using Parts = std::vector<std::int64_t>;

std::optional<Parts> divided(std::int64_t whole, const std::vector<Rational>& weights) { return apportion(whole, weights); }
Rational fraction(std::int64_t above, std::int64_t below) { return Rational::of(above, below).value(); }

}  // namespace

TEST_CASE("the largest remainder takes the odd fen") {
  CHECK(divided(100, {1, 1, 1}) == Parts{34, 33, 33});
  CHECK(divided(10, {fraction(1, 3), fraction(2, 3)}) == Parts{3, 7});
  CHECK(divided(101, {fraction(1, 4), fraction(3, 4)}) == Parts{25, 76});
}

TEST_CASE("a tie goes to the party named first") {
  CHECK(divided(1, {1, 1}) == Parts{1, 0});
  CHECK(divided(3, {2, 2}) == Parts{2, 1});
  CHECK(divided(2, {1, 1, 1, 1}) == Parts{1, 1, 0, 0});
  Parts of_forty(40, 0);
  std::fill_n(of_forty.begin(), 17, 1);
  CHECK(divided(17, std::vector<Rational>(40, 1)) == of_forty);
}

TEST_CASE("a weight of zero gets nothing, not even an odd fen") {
  CHECK(divided(5, {0, 1, 0, 1}) == Parts{0, 3, 0, 2});
  CHECK(divided(0, {1, 2}) == Parts{0, 0});
}

TEST_CASE("a sum below zero is divided like its opposite") {
  CHECK(divided(-100, {1, 1, 1}) == Parts{-34, -33, -33});
  CHECK(divided(INT64_MIN, {1}) == Parts{INT64_MIN});
}

TEST_CASE("no division without a weight above zero, and none with one below") {
  CHECK_FALSE(divided(100, {}));
  CHECK_FALSE(divided(100, {0, 0}));
  CHECK_FALSE(divided(100, {2, -1}));
}

TEST_CASE("weights too fine for exact shares divide nothing") {
  const Rational fine = Rational::of(1, (Int128{1} << 126) + 1).value();
  CHECK_FALSE(divided(INT64_MAX, {fine, fraction(1, 3)}));
}

TEST_CASE("the parts always add up, each within one of its share") {
  NumberSource numbers(7);
  for (int round = 0; round < 2000; ++round) {
    const std::int64_t whole = numbers.between(-1000000000000, 1000000000000);
    std::vector<Rational> weights;
    std::int64_t total = 0;
    for (std::int64_t left = numbers.between(1, 12); left > 0; --left) {
      const std::int64_t weight = numbers.between(0, 1000);
      weights.push_back(fraction(weight, 360));
      total += weight;
    }
    const auto parts = divided(whole, weights);
    CHECK(parts.has_value() == (total > 0));
    if (!parts) continue;
    CHECK(std::accumulate(parts->begin(), parts->end(), std::int64_t{0}) == whole);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const Rational exact = multiply(whole, divide(weights[i], fraction(total, 360)).value()).value();
      const Rational off = subtract((*parts)[i], exact).value();
      CHECK((off < 1 && off > -1));
    }
  }
}
