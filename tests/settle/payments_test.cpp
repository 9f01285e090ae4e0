#include "settle/payments.h"

#include <catch2/catch.hpp>

#include <tuple>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

Rules with_parties() {
  Rules rules = rules_over(1);
  rules.parties = {{"city", {"city", "city"}}, {"county", {"county", "county"}}};
  return rules;
}

std::vector<Payment> paid_by(const Rules& rules, const Firms& firms) { return payments_of(rules, firms, 0, settle(rules, firms).of(0))[0]; }

Payers& add_payers(Rules& rules, std::vector<PayerWeight> weights) {
  rules.payers.push_back(over<Payers>(rules));
  rules.payers.back().cases.emplace_back(0, std::move(weights));
  return rules.payers.back();
}

TEST_CASE("instalments and payers add up to the fen, each part of its own") {
  Rules rules = with_parties();
  rules.instalments.push_back(over<Instalments>(rules));
  const Rational third = *Rational::of(1, 3), half = *Rational::of(1, 2);
  rules.instalments[0].parts = {{third, 0, {}, {}}, {third, 1, {}, {}}, {third, 2, {}, {}}};
  add_payers(rules, {{0, half, {}}, {1, half, {}}});
  const auto payments = paid_by(rules, one_firm({granted(0, 101)}));
  REQUIRE(payments.size() == 6);
  const std::vector<std::int64_t> sums{17, 17, 17, 17, 17, 16};
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(payments[i].amount == sums[i]);
    CHECK(payments[i].year == 2007 + static_cast<int>(i / 2));
    CHECK(payments[i].due == (i < 2 ? Due::now : Due::later));
    CHECK(payments[i].party == i % 2);
  }
}

TEST_CASE("a part waits for its day, falls due in its year, and lapses with its condition") {
  Rules rules = with_parties();
  rules.instalments.push_back(over<Instalments>(rules));
  rules.instalments[0].parts = {{1, 0, 1, 0}};  // when figure 1 holds, on the day of figure 0
  const auto one = [&](std::map<std::size_t, Rational> figures) { return paid_by(rules, one_firm({granted(0, 100)}, {}, std::move(figures)))[0]; };
  CHECK(one({}).due == Due::waiting);
  CHECK(one({}).year == 0);
  const Rational in_2006(Date::of(2006, 5, 1)->days), in_2009(Date::of(2009, 5, 1)->days);
  CHECK(one({{0, in_2006}}).due == Due::waiting);  // its condition is not known
  CHECK(one({{0, in_2006}, {1, 1}}).due == Due::now);
  CHECK(one({{0, in_2006}, {1, 0}}).due == Due::lapsed);
  CHECK(one({{0, in_2009}, {1, 0}}).due == Due::later);  // tested then
  CHECK(one({{0, in_2009}}).year == 2009);
}

TEST_CASE("payers share in the ratio of facts, and without the facts nobody can say who pays") {
  Rules rules = with_parties();
  add_payers(rules, {{0, 0, 0}, {1, 0, 1}});
  const auto payments = paid_by(rules, one_firm({granted(0, 100)}, {}, {{0, 1}, {1, 2}}));
  REQUIRE(payments.size() == 2);
  CHECK(payments[0].amount == 33);
  CHECK(payments[1].amount == 67);
  const auto nobody = paid_by(rules, one_firm({granted(0, 100)}, {}, {{0, 1}}));
  REQUIRE(nobody.size() == 1);
  CHECK(nobody[0].party == no_party);
  CHECK(nobody[0].amount == 100);
}

// 每年不超过其当年地方贡献: a third of 300 a year, against figure 0 of that year.
Rules with_yearly_ceiling(int as_of, Unspent above) {
  Rules rules = with_parties();
  rules.day = *Date::of(as_of, 12, 31);
  const Rational third = *Rational::of(1, 3);
  rules.instalments.push_back(over<Instalments>(rules));
  rules.instalments[0].parts = {{third, 0, {}, {}}, {third, 1, {}, {}}, {third, 2, {}, {}}};
  rules.instalments[0].each.figure = 0;
  rules.instalments[0].above = above;
  return rules;
}

using Line = std::tuple<int, Due, std::int64_t>;
std::vector<Line> lines(const Rules& rules, std::map<std::pair<int, std::size_t>, Rational> contributed) {
  Firms firms = one_firm({granted(0, 300)});
  firms.firms[0].figures_in = std::move(contributed);
  std::vector<Line> found;
  std::int64_t sum = 0;
  for (const Payment& one : paid_by(rules, firms)) found.emplace_back(one.year, one.due, one.amount), sum += one.amount;
  CHECK(sum == 300);
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("each part is held to what was contributed in its own year, and years to come are not tested yet") {
  const Rules rules = with_yearly_ceiling(2007, Unspent::lapses);
  CHECK(lines(rules, {{{2007, 0}, 80}}) == std::vector<Line>{{2007, Due::now, 80}, {2007, Due::lapsed, 20}, {2008, Due::later, 100}, {2009, Due::later, 100}});
  CHECK(lines(rules, {{{2007, 0}, 100}}) == std::vector<Line>{{2007, Due::now, 100}, {2008, Due::later, 100}, {2009, Due::later, 100}});
  CHECK(lines(rules, {{{2007, 0}, 0}}) == std::vector<Line>{{2007, Due::lapsed, 100}, {2008, Due::later, 100}, {2009, Due::later, 100}});
  CHECK(lines(rules, {}) == std::vector<Line>{{2007, Due::waiting, 100}, {2008, Due::later, 100}, {2009, Due::later, 100}});
}

TEST_CASE("a year later the second part is held to the second year") {
  const Rules rules = with_yearly_ceiling(2008, Unspent::lapses);
  CHECK(lines(rules, {{{2007, 0}, 100}, {{2008, 0}, 30}}) == std::vector<Line>{{2007, Due::now, 100}, {2008, Due::now, 30}, {2008, Due::lapsed, 70}, {2009, Due::later, 100}});
}

TEST_CASE("what is carried comes on top of the next part, under the ceiling of that year") {
  CHECK(lines(with_yearly_ceiling(2007, Unspent::carried), {{{2007, 0}, 80}}) == std::vector<Line>{{2007, Due::now, 80}, {2008, Due::later, 100}, {2008, Due::carried, 20}, {2009, Due::later, 100}});
  // 20 of 2007 and 100 of 2008 against 110: 10 go on to 2009; 110 of it against 105 to 2010.
  CHECK(lines(with_yearly_ceiling(2009, Unspent::carried), {{{2007, 0}, 80}, {{2008, 0}, 110}, {{2009, 0}, 105}}) ==
        std::vector<Line>{{2007, Due::now, 80}, {2008, Due::now, 110}, {2009, Due::now, 105}, {2010, Due::carried, 5}});
  // After the last part too, year by year, as long as the years have come.
  CHECK(lines(with_yearly_ceiling(2011, Unspent::carried), {{{2007, 0}, 80}, {{2008, 0}, 110}, {{2009, 0}, 100}, {{2010, 0}, 4}, {{2011, 0}, 50}}) ==
        std::vector<Line>{{2007, Due::now, 80}, {2008, Due::now, 110}, {2009, Due::now, 100}, {2010, Due::now, 4}, {2011, Due::now, 6}});
}

TEST_CASE("all parts of an enterprise may stand under one ceiling of the year, in declared order") {
  Rules rules = with_yearly_ceiling(2007, Unspent::lapses);
  rules.provisions.push_back(rules.provisions[0]);
  rules.instalments[0].provisions = {true, true};
  rules.instalments[0].scope = Scope::enterprise;
  Firms firms = one_firm({granted(0, 300), granted(1, 300)});
  firms.firms[0].figures_in[{2007, 0}] = 130;
  const auto all = payments_of(rules, firms, 0, settle(rules, firms).of(0));
  const auto now = [](const std::vector<Payment>& payments) {
    std::int64_t sum = 0;
    for (const Payment& one : payments) sum += one.due == Due::now ? one.amount : 0;
    return sum;
  };
  CHECK(now(all[0]) == 100);
  CHECK(now(all[1]) == 30);
  rules.instalments[0].scope = Scope::claim;
  CHECK(now(payments_of(rules, firms, 0, settle(rules, firms).of(0))[1]) == 100);
}

TEST_CASE("what a cap carries over is owed by the payers of the claim, a year later") {
  Rules rules = with_parties();
  const Rational half = *Rational::of(1, 2);
  add_payers(rules, {{0, half, {}}, {1, half, {}}});
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].ceiling.fixed = 100;
  rules.caps[0].cut = Unspent::carried;
  const Firms firms = one_firm({granted(0, 131)});
  const Settlement settled = settle(rules, firms);
  CHECK(cut_of(settled, 0) == Cut::carried);
  const auto carried = carried_over(rules, firms, 0, settled.claims[0], settled.cuttings_of(0)[0].amount);
  REQUIRE(carried.size() == 2);
  CHECK(carried[0].year == 2008);
  CHECK(carried[0].due == Due::carried);
  CHECK(carried[0].amount == 16);
  CHECK(carried[1].amount == 15);
}

TEST_CASE("what is held is not paid in any part") {
  CHECK(paid_by(with_parties(), one_firm({open(0, 50, 100)})).empty());
}

}  // namespace
}  // namespace duixian::settle
