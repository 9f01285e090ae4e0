#include "settle/payments.h"

#include <catch2/catch.hpp>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

Rules with_parties() {
  Rules rules = rules_over(1);
  rules.parties = {{"city", {"city", "city"}}, {"county", {"county", "county"}}};
  return rules;
}

std::vector<Payment> paid_by(const Rules& rules, const Firms& firms) { return payments_of(rules, firms, 0, settle(rules, firms).claims[0]); }

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

TEST_CASE("what is held is not paid in any part") {
  CHECK(paid_by(with_parties(), one_firm({open(0, 50, 100)})).empty());
}

}  // namespace
}  // namespace duixian::settle
