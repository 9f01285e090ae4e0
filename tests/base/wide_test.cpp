#include "base/wide.h"

#include <catch2/catch.hpp>

#include "number_source.h"

using namespace duixian;

static_assert(wide_product(~UInt128{0}, ~UInt128{0}) == Wide{~UInt128{0} - 1, 1});
static_assert(wide_product(UInt128{1} << 127, 2) == Wide{1, 0});
static_assert(Wide{0, ~UInt128{0}} + Wide{0, 1} == Wide{1, 0});
static_assert(Wide{1, 0} - Wide{0, 1} == Wide{0, ~UInt128{0}});
static_assert(magnitude(-1) == 1);

namespace {

UInt128 some_number(NumberSource& numbers) { return UInt128{numbers.of_any_size()} << (numbers.next() % 64) | 1U; }

}  // namespace

TEST_CASE("a division gives back what was multiplied, and the rest") {
  NumberSource numbers(5);
  for (int round = 0; round < 500; ++round) {
    const UInt128 divisor = some_number(numbers);
    const UInt128 quotient = some_number(numbers);
    const UInt128 rest = some_number(numbers) % divisor;
    const Wide dividend = wide_product(divisor, quotient) + Wide{0, rest};
    const auto result = divide(dividend, Wide{0, divisor});
    CHECK((result.quotient == Wide{0, quotient}));
    CHECK((result.remainder == Wide{0, rest}));
  }
}

TEST_CASE("a divisor may itself be wide") {
  const Wide divisor{5, 7};
  const Wide dividend = divisor + divisor + Wide{1, 2};
  CHECK((divide(dividend, divisor).quotient == Wide{0, 2}));
  CHECK((divide(dividend, divisor).remainder == Wide{1, 2}));
}
