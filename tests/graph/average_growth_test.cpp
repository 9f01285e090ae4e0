// Average growth is a root that is never extracted: compared by powers, rounded by whole steps on either side.
#include <catch2/catch.hpp>

#include "graph/scalars.h"

using namespace duixian;
using namespace duixian::graph;

namespace {

Cell average_growth(std::int64_t last, std::int64_t first, std::int64_t years) {
  const Cell inputs[] = {known(Rational(last)), known(Rational(first)), known(Rational(years))};
  return scalar_average_growth(Node{}, inputs);
}

int against(const Cell& growth, std::int64_t above, std::int64_t below) { return compare_average_growth(*growth.list, *Rational::of(above, below)); }

std::int64_t power_of(std::int64_t base, int exponent) { return exponent == 0 ? 1 : base * power_of(base, exponent - 1); }

struct Row {
  std::int64_t last, first, years;
  int digits;
  std::int64_t half_up, up, down;  // in steps of 10^-digits, by Python's fractions
};

const Row rows[] = {
    {121, 100, 2, 12, 100000000000, 100000000000, 100000000000},
    {121, 100, 2, 4, 1000, 1000, 1000},
    {121, 100, 2, 1, 1, 1, 1},
    {110, 100, 1, 12, 100000000000, 100000000000, 100000000000},
    {110, 100, 1, 4, 1000, 1000, 1000},
    {110, 100, 1, 1, 1, 1, 1},
    {200, 100, 3, 12, 259921049895, 259921049895, 259921049894},
    {200, 100, 3, 4, 2599, 2600, 2599},
    {200, 100, 3, 1, 3, 3, 2},
    {3, 2, 5, 12, 84471771198, 84471771198, 84471771197},
    {3, 2, 5, 4, 845, 845, 844},
    {3, 2, 5, 1, 1, 1, 0},
    {100, 121, 2, 12, -90909090909, -90909090910, -90909090909},
    {100, 121, 2, 4, -909, -910, -909},
    {100, 121, 2, 1, -1, -1, 0},
    {50, 100, 7, 12, -94276335736, -94276335737, -94276335736},
    {50, 100, 7, 4, -943, -943, -942},
    {50, 100, 7, 1, -1, -1, 0},
    {1, 1000, 10, 12, -498812766373, -498812766373, -498812766372},
    {1, 1000, 10, 4, -4988, -4989, -4988},
    {1, 1000, 10, 1, -5, -5, -4},
    {0, 100, 3, 12, -1000000000000, -1000000000000, -1000000000000},
    {0, 100, 3, 4, -10000, -10000, -10000},
    {0, 100, 3, 1, -10, -10, -10},
    {999999999999, 1, 12, 12, 8999999999999, 9000000000000, 8999999999999},
    {999999999999, 1, 12, 4, 90000, 90000, 89999},
    {999999999999, 1, 12, 1, 90, 90, 89},
    {1000000000000001, 1000000000000000, 2, 12, 0, 1, 0},
    {1000000000000001, 1000000000000000, 2, 4, 0, 1, 0},
    {1000000000000001, 1000000000000000, 2, 1, 0, 1, 0},
    {30517578125, 10000000000, 5, 12, 250000000000, 250000000000, 250000000000},
    {30517578125, 10000000000, 5, 4, 2500, 2500, 2500},
    {30517578125, 10000000000, 5, 1, 3, 3, 2},
    {105, 100, 1, 12, 50000000000, 50000000000, 50000000000},
    {105, 100, 1, 4, 500, 500, 500},
    {105, 100, 1, 1, 1, 1, 0},
    {21250919909, 848904299601, 3, 12, -707468255928, -707468255929, -707468255928},
    {21250919909, 848904299601, 3, 4, -7075, -7075, -7074},
    {21250919909, 848904299601, 3, 1, -7, -8, -7},
    {5992, 65, 7, 12, 908382795220, 908382795220, 908382795219},
    {5992, 65, 7, 4, 9084, 9084, 9083},
    {5992, 65, 7, 1, 9, 10, 9},
    {12, 9832976176284, 8, 12, -967580073017, -967580073017, -967580073016},
    {12, 9832976176284, 8, 4, -9676, -9676, -9675},
    {12, 9832976176284, 8, 1, -10, -10, -9},
    {565, 17422815957712, 8, 12, -951149809424, -951149809424, -951149809423},
    {565, 17422815957712, 8, 4, -9511, -9512, -9511},
    {565, 17422815957712, 8, 1, -10, -10, -9},
    {74, 816993325457, 18, 12, -723269970419, -723269970420, -723269970419},
    {74, 816993325457, 18, 4, -7233, -7233, -7232},
    {74, 816993325457, 18, 1, -7, -8, -7},
    {37960, 76094555154085, 4, 12, -995274006116, -995274006116, -995274006115},
    {37960, 76094555154085, 4, 4, -9953, -9953, -9952},
    {37960, 76094555154085, 4, 1, -10, -10, -9},
    {2929179285, 9529, 19, 12, 944581920054, 944581920054, 944581920053},
    {2929179285, 9529, 19, 4, 9446, 9446, 9445},
    {2929179285, 9529, 19, 1, 9, 10, 9},
    {6247795, 8975, 3, 12, 7862660325649, 7862660325650, 7862660325649},
    {6247795, 8975, 3, 4, 78627, 78627, 78626},
    {6247795, 8975, 3, 1, 79, 79, 78},
    {80, 8328454, 18, 12, -473678123266, -473678123267, -473678123266},
    {80, 8328454, 18, 4, -4737, -4737, -4736},
    {80, 8328454, 18, 1, -5, -5, -4},
    {44211436549913, 407104716530737, 10, 12, -199091598796, -199091598797, -199091598796},
    {44211436549913, 407104716530737, 10, 4, -1991, -1991, -1990},
    {44211436549913, 407104716530737, 10, 1, -2, -2, -1},
    {24127885, 10986394, 19, 12, 42274998373, 42274998374, 42274998373},
    {24127885, 10986394, 19, 4, 423, 423, 422},
    {24127885, 10986394, 19, 1, 0, 1, 0},
    {6550669090, 63262485793, 10, 12, -202897922827, -202897922828, -202897922827},
    {6550669090, 63262485793, 10, 4, -2029, -2029, -2028},
    {6550669090, 63262485793, 10, 1, -2, -3, -2},
    {121, 23773543427348713, 11, 12, -949811026432, -949811026433, -949811026432},
    {121, 23773543427348713, 11, 4, -9498, -9499, -9498},
    {121, 23773543427348713, 11, 1, -9, -10, -9},
    {64090, 10924971798993, 18, 12, -651111046326, -651111046327, -651111046326},
    {64090, 10924971798993, 18, 4, -6511, -6512, -6511},
    {64090, 10924971798993, 18, 1, -7, -7, -6},
};

}  // namespace

TEST_CASE("1.25 to the n-th reaches an average growth of 25% exactly, and one less does not") {
  for (int years = 1; years <= 8; ++years) {
    const std::int64_t last = power_of(125, years), first = power_of(100, years);
    INFO(years << " years");
    CHECK(against(average_growth(last, first, years), 1, 4) == 0);
    CHECK(against(average_growth(last - 1, first, years), 1, 4) == -1);
    CHECK(against(average_growth(last + 1, first, years), 1, 4) == 1);
  }
}

TEST_CASE("a fall is compared by powers too") {
  CHECK(against(average_growth(81, 100, 2), -1, 10) == 0);
  CHECK(against(average_growth(80, 100, 2), -1, 10) == -1);
  CHECK(against(average_growth(0, 100, 3), -1, 1) == 0);
  CHECK(against(average_growth(0, 100, 3), -2, 1) == 1);  // no growth lies below -100%
}

TEST_CASE("hundreds of years need no more than more digits") {
  CHECK(against(average_growth(4611686018427387904, 1, 62), 1, 1) == 0);  // 2 to the 62nd
  CHECK(against(average_growth(4611686018427387903, 1, 62), 1, 1) == -1);
  CHECK(against(average_growth(2, 1, 1000), 1, 1000) == -1);
  CHECK(against(average_growth(3, 1, 1000), 1, 1000) == 1);  // 1.001^1000 is 2.7169...
}

TEST_CASE("average growth rounds as Python's fractions say, by every rule, rises and falls") {
  for (const Row& row : rows) {
    const Rational step = *Rational::of(1, power_of(10, row.digits));
    const Cell growth = average_growth(row.last, row.first, row.years);
    INFO(row.last << " over " << row.first << " in " << row.years << " years to " << row.digits << " digits");
    for (const auto& [rule, steps] : {std::pair{Rounding::half_up, row.half_up}, {Rounding::up, row.up}, {Rounding::down, row.down}}) {
      const Cell found = rounded_average_growth(*growth.list, step, rule);
      REQUIRE(found.known);
      CHECK(to_text(found.value) == to_text(*multiply(Rational(steps), step)));
    }
  }
}

TEST_CASE("a tie rounds away from zero, as every sum does") {
  const Rational tenth = *Rational::of(1, 10);
  const auto half_up = [&](std::int64_t last, std::int64_t first) { return to_text(rounded_average_growth(*average_growth(last, first, 1).list, tenth, Rounding::half_up).value); };
  CHECK(half_up(105, 100) == "0.1");
  CHECK(half_up(115, 100) == "0.2");
  CHECK(half_up(95, 100) == "-0.1");
  CHECK(half_up(85, 100) == "-0.2");
  CHECK(half_up(96, 100) == "0");
}

TEST_CASE("average growth over no base, fractions of years or a loss is undefined, each with its reason") {
  CHECK(average_growth(1, 0, 2).why == Undefined::no_base);
  CHECK(average_growth(1, -1, 2).why == Undefined::no_base);
  CHECK(average_growth(-1, 1, 2).why == Undefined::negative_growth);
  CHECK(average_growth(1, 1, 0).why == Undefined::years_not_whole);
  CHECK(average_growth(1, 1, -1).why == Undefined::years_not_whole);
  const Cell inputs[] = {known(Rational(1)), known(Rational(1)), known(*Rational::of(3, 2))};
  CHECK(scalar_average_growth(Node{}, inputs).why == Undefined::years_not_whole);
}
