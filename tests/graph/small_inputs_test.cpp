// Every operation on every pair of unknown, -1, 0, 1 and 2, beside what the clause says it is.
#include <catch2/catch.hpp>

#include <functional>

#include "graph/node.h"
#include "graph/small_numbers.h"

using namespace duixian;
using namespace duixian::graph;

namespace {

using Formula = std::function<Small(const Small&, const Small&)>;

void agrees(Operation operation, const Formula& formula, const Node& like = {}) {
  Node node = like;
  node.operation = operation;
  for (const Small& a : small_numbers) {
    for (const Small& b : small_numbers) {
      const Cell inputs[] = {cell_of(a), cell_of(b)};
      INFO(row_of(operation).name << " " << written(a) << " " << written(b));
      CHECK(written(scalar_value(node, inputs)) == written(formula(a, b)));
    }
  }
}

// A formula that asks only for known inputs.
Formula strict(const std::function<Small(const Fraction&, const Fraction&)>& of) {
  return [of](const Small& a, const Small& b) { return a && b ? of(*a, *b) : Small(); };
}

Small rounded_to(const Fraction& value, const Fraction& step, Rounding rule) {
  if (step.above <= 0) return {};
  const Fraction ratio = *over(Small(value), Small(step));
  const bool negative = ratio.above < 0;
  const long size = negative ? -ratio.above : ratio.above, rest = size % ratio.below;
  long steps = size / ratio.below;
  if (rule == Rounding::up && rest != 0) ++steps;
  if (rule == Rounding::half_up && 2 * rest >= ratio.below) ++steps;
  return times(whole(negative ? -steps : steps), step);
}

}  // namespace

TEST_CASE("sums, differences and products of small numbers") {
  agrees(Operation::add, plus);
  agrees(Operation::subtract, minus);
  agrees(Operation::multiply, times);
}

TEST_CASE("a quotient by zero is undefined, any other exact") {
  agrees(Operation::divide, over);
  Node node;
  node.operation = Operation::divide;
  const Cell inputs[] = {known(Rational(2)), known(Rational(0))};
  CHECK(scalar_value(node, inputs).why == Undefined::division_by_zero);
}

TEST_CASE("the lesser and the greater of two small numbers") {
  agrees(Operation::least, strict([](const Fraction& a, const Fraction& b) { return below(b, a) ? b : a; }));
  agrees(Operation::greatest, strict([](const Fraction& a, const Fraction& b) { return below(a, b) ? b : a; }));
}

TEST_CASE("comparisons of small numbers") {
  agrees(Operation::at_least, strict([](const Fraction& a, const Fraction& b) { return truth(!below(a, b)); }));
  agrees(Operation::more_than, strict([](const Fraction& a, const Fraction& b) { return truth(below(b, a)); }));
  agrees(Operation::equals, strict([](const Fraction& a, const Fraction& b) { return truth(!below(a, b) && !below(b, a)); }));
}

TEST_CASE("whole steps are counted down, never below zero, and not by a step of nothing") {
  agrees(Operation::whole_steps, strict([](const Fraction& a, const Fraction& b) {
    return b.above <= 0 ? Small() : whole(std::max(0L, floored(*over(a, b))));
  }));
}

TEST_CASE("growth over a base that is zero or negative is undefined") {
  agrees(Operation::growth, strict([](const Fraction& now, const Fraction& before) {
    return before.above <= 0 ? Small() : over(minus(now, before), before);
  }));
}

TEST_CASE("rounding to a step by each rule, and not to a step of nothing") {
  for (const Rounding rule : {Rounding::half_up, Rounding::down, Rounding::up}) {
    Node like;
    like.index = static_cast<std::int64_t>(rule);
    agrees(Operation::rounded, strict([rule](const Fraction& a, const Fraction& b) { return rounded_to(a, b, rule); }), like);
  }
}

TEST_CASE("what was given stands before what was computed") {
  agrees(Operation::given_or_computed, [](const Small& given, const Small& computed) { return given ? given : computed; });
}

TEST_CASE("two bounds agree where they meet") {
  agrees(Operation::agree, [](const Small& a, const Small& b) { return a && b && a->above == b->above ? a : Small(); });
}

TEST_CASE("a choice takes its branch whatever the others are") {
  Node node;
  node.operation = Operation::choose;
  node.codes = {1, 0};
  for (const Small& selector : small_numbers) {
    for (const Small& yes : small_numbers) {
      for (const Small& no : small_numbers) {
        const Cell inputs[] = {cell_of(selector), cell_of(yes), cell_of(no)};
        const Small expected = !selector ? Small() : selector->above == 1 ? yes : selector->above == 0 ? no : Small();
        CHECK(written(scalar_value(node, inputs)) == written(expected));
      }
    }
  }
}

TEST_CASE("tiers give what the highest line reached gives, at one bound above comes after at") {
  Node node;
  node.operation = Operation::tiers;
  node.type = quantity_type({});
  node.table = {{0, false, 5, "", 0}, {1, false, 7, "", 0}, {1, true, 9, "", 0}};
  const auto given = [&](const Small& x) { const Cell input[] = {cell_of(x)}; return written(scalar_value(node, input)); };
  CHECK(given(Small()) == "unknown");
  CHECK(given(whole(-1)) == "0");
  CHECK(given(whole(0)) == "5");
  CHECK(given(Fraction{1, 2}) == "5");
  CHECK(given(whole(1)) == "7");
  CHECK(given(Fraction{1001, 1000}) == "9");
}

TEST_CASE("slices tax each part between two lines at its own rate") {
  Node node;
  node.operation = Operation::slices;
  node.type = quantity_type({});
  node.table = {{0, false, *Rational::of(1, 10), "", 0}, {1, false, *Rational::of(1, 5), "", 0}, {10, false, *Rational::of(1, 2), "", 0}};
  const auto sum = [&](const Small& x) { const Cell input[] = {cell_of(x)}; return written(scalar_value(node, input)); };
  CHECK(sum(Small()) == "unknown");
  CHECK(sum(whole(-1)) == "0");
  CHECK(sum(whole(0)) == "0");
  CHECK(sum(whole(1)) == "1/10");           // 1 at 10%
  CHECK(sum(whole(2)) == "3/10");           // and 1 at 20%
  CHECK(sum(whole(10)) == "19/10");         // and 9 at 20%
  CHECK(sum(whole(12)) == "29/10");         // and 2 at 50%
}

TEST_CASE("a sum is divided by its weights so that the parts add up to it") {
  for (long sum = -3; sum <= 7; ++sum) {
    for (const Small& a : small_numbers) {
      for (const Small& b : small_numbers) {
        const Cell inputs[] = {known(Rational(sum)), cell_of(a), cell_of(b)};
        Node node;
        node.operation = Operation::split_part;
        node.index = 0;
        const Cell first = scalar_value(node, inputs);
        node.index = 1;
        const Cell second = scalar_value(node, inputs);
        const bool divisible = a && b && a->above >= 0 && b->above >= 0 && a->above + b->above > 0;
        REQUIRE(first.known == divisible);
        REQUIRE(second.known == divisible);
        if (!divisible) continue;
        CHECK(*add(first.value, second.value) == Rational(sum));
        // Never off its exact share by a whole fen.
        const Fraction off = *minus(times(whole(sum), over(a, plus(a, b))), whole(*first.value.as_int64()));
        CHECK(std::abs(off.above) < off.below);
      }
    }
  }
}

TEST_CASE("equal parts are of a whole number from one on") {
  Node node;
  node.operation = Operation::equal_parts;
  const auto parts = [&](const Small& count) {
    const Cell inputs[] = {known(Rational(10)), cell_of(count)};
    const Cell found = scalar_value(node, inputs);
    std::string all;
    for (std::size_t i = 0; found.known && i < found.list->members.size(); ++i) all += written(found.list->members[i]) + " ";
    return found.known ? all : "unknown";
  };
  CHECK(parts(whole(1)) == "10 ");
  CHECK(parts(whole(2)) == "5 5 ");
  CHECK(parts(whole(3)) == "3 3 4 ");  // the last takes what rounding leaves
  for (const Small& count : {Small(), whole(0), whole(-1), Small(Fraction{3, 2})}) CHECK(parts(count) == "unknown");
}

TEST_CASE("the first that holds, unless an unknown stands before it") {
  Node node;
  node.operation = Operation::first_that;
  const Cell yes = known(true), no = known(false), some = unknown();
  const auto first = [&](const Cell& a, const Cell& b) {
    const Cell inputs[] = {a, b, known(Rational(10)), known(Rational(20))};
    return written(scalar_value(node, inputs));
  };
  CHECK(first(yes, some) == "10");
  CHECK(first(no, yes) == "20");
  CHECK(first(some, yes) == "unknown");
  CHECK(first(no, some) == "unknown");
  CHECK(first(no, no) == "-1");  // no name's code
}
