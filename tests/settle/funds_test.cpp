#include <catch2/catch.hpp>
#include <random>

#include "settle/divide.h"
#include "settle/firms.h"

namespace duixian::settle {
namespace {

Firms firms_of(const std::vector<Claim>& one_each) {
  Firms firms;
  for (std::size_t i = 0; i < one_each.size(); ++i) firms.firms.push_back({std::string(1, static_cast<char>('A' + i)), {one_each[i]}, {}, {}});
  return firms;
}

Rules with_fund(std::int64_t budget) {
  Rules rules = rules_over(1);
  rules.funds.push_back(over<Fund>(rules));
  rules.funds[0].budget = budget;
  return rules;
}

TEST_CASE("a division gives all of the whole, the odd ones to the largest remainders") {
  CHECK(divide(100, std::vector<std::int64_t>{1, 1, 1}) == std::vector<std::int64_t>{34, 33, 33});
  CHECK(divide(10, std::vector<std::int64_t>{5, 3, 3}) == std::vector<std::int64_t>{4, 3, 3});
  CHECK(divide(7, std::vector<std::int64_t>{0, 0}) == std::vector<std::int64_t>{0, 0});
  const std::int64_t great = 4'000'000'000'000'000'000;
  CHECK(divide(great, std::vector<std::int64_t>{great, great}) == std::vector<std::int64_t>{great / 2, great / 2});
}

TEST_CASE("an oversubscribed fund pays exactly its budget") {
  const Settlement settled = settle(with_fund(100), firms_of({granted(0, 70), granted(0, 70), granted(0, 70)}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{34, 33, 33});
  CHECK(settled.funds[0].paid == 100);
  CHECK(settled.funds[0].asked == 210);
  CHECK(cut_of(settled, 2) == Cut::over_budget);
  CHECK(paid_of(settle(with_fund(210), firms_of({granted(0, 70), granted(0, 140)}))) == std::vector<std::int64_t>{70, 140});
}

TEST_CASE("the odd fen goes by the key, not by the order of the records") {
  Firms firms = firms_of({granted(0, 70), granted(0, 70), granted(0, 70)});
  std::reverse(firms.firms.begin(), firms.firms.end());
  CHECK(paid_of(settle(with_fund(100), firms)) == std::vector<std::int64_t>{33, 33, 34});
}

TEST_CASE("beside a claim whose sum nobody knows no claim on the fund is sure, unless the fund does not reserve for it") {
  Rules rules = with_fund(100);
  const Firms firms = firms_of({granted(0, 70), of_unknown_sum(0)});
  const Settlement blocked = settle(rules, firms);
  CHECK(paid_of(blocked) == std::vector<std::int64_t>{-1, -1});
  CHECK(blocked.claims[0].low == 0);
  CHECK(blocked.claims[0].high == 70);
  CHECK(blocked.funds[0].without_sum == 1);
  CHECK(blocked.funds[0].paid + blocked.funds[0].reserved <= 100);
  rules.funds[0].reserves = false;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{70, -1});
  rules.funds[0].reserves = true;
  rules.funds[0].budget.reset();  // without a limit there is nothing to cut
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{70, -1});
}

TEST_CASE("what is undecided is reserved for at its highest, or comes after the others") {
  Rules rules = with_fund(100);
  const Settlement reserved = settle(rules, firms_of({granted(0, 100), open(0, 50, 100)}));
  CHECK(paid_of(reserved) == std::vector<std::int64_t>{50, -1});
  CHECK(reserved.claims[1].high == 50);
  CHECK(reserved.funds[0].reserved == 50);
  rules.funds[0].reserves = false;
  const Settlement last = settle(rules, firms_of({granted(0, 80), open(0, 50, 100)}));
  CHECK(paid_of(last) == std::vector<std::int64_t>{80, -1});
  CHECK(last.claims[1].high == 20);
}

TEST_CASE("first come is served until the fund is used up") {
  Rules rules = with_fund(100);
  rules.funds[0].shortage = Shortage::in_order;
  rules.funds[0].by = 0;
  rules.funds[0].lowest_first = true;
  Firms firms = firms_of({granted(0, 70), granted(0, 70), granted(0, 70)});
  firms.firms[0].figures[0] = 3;
  firms.firms[1].figures[0] = 1;
  firms.firms[2].figures[0] = 2;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{0, 70, 30});
}

TEST_CASE("what a ceiling after the cut frees lapses, or goes to the others") {
  Rules rules = with_fund(90);
  rules.funds[0].ceiling.fixed = 25;
  const Firms firms = firms_of({granted(0, 80), granted(0, 50), granted(0, 20), granted(0, 30)});
  // 90 of 180: half each: 40, 25, 10, 15.
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{25, 25, 10, 15});
  rules.funds[0].freed = Unspent::again;
  // 15 freed: 65 over 50, 20, 30 gives 32.5, which is over 25 as well; 40 over 20 and 30 is 16 and 24.
  const Settlement again = settle(rules, firms);
  CHECK(paid_of(again) == std::vector<std::int64_t>{25, 25, 16, 24});
  CHECK(again.funds[0].paid == 90);
}

TEST_CASE("whoever is served in order is held to the ceiling too, and what it frees lapses or goes to the next") {
  Rules rules = with_fund(100);
  rules.funds[0].shortage = Shortage::in_order;
  rules.funds[0].ceiling.fixed = 40;
  const Firms firms = firms_of({granted(0, 70), granted(0, 50), granted(0, 20)});
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{40, 30, 0});  // 70 and 30 of the 100
  CHECK(cut_of(settle(rules, firms), 0) == Cut::over_fund_ceiling);
  rules.funds[0].freed = Unspent::again;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{40, 40, 20});
  rules.funds[0].ceiling.figure = 0;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{-1, -1, -1});
}

TEST_CASE("a ceiling whose figure nobody knows leaves its claim anywhere from zero up") {
  Rules rules = with_fund(1000);
  rules.funds[0].ceiling.figure = 0;
  Firms firms = firms_of({granted(0, 300), granted(0, 400)});
  firms.firms[1].figures[0] = 250;
  const Settlement settled = settle(rules, firms);
  CHECK(paid_of(settled) == std::vector<std::int64_t>{-1, 250});
  CHECK(settled.claims[0].low == 0);
  CHECK(settled.claims[0].high == 300);
  CHECK(settled.claims[0].doubt_stage == Stage::funds);
  CHECK(settled.funds[0].paid == 250);
  CHECK(settled.funds[0].reserved == 300);
  rules.funds[0].ceiling.fixed = 120;  // of both the lower
  CHECK(settle(rules, firms).claims[0].high == 120);
  firms.firms[0].figures[0] = 90;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{90, 120});
}

TEST_CASE("what an unknown ceiling may free for the others is not known either") {
  Rules rules = with_fund(100);
  rules.funds[0].ceiling.figure = 0;
  rules.funds[0].freed = Unspent::again;
  Firms firms = firms_of({granted(0, 100), granted(0, 100), granted(0, 50)});
  firms.firms[1].figures[0] = 1000;
  firms.firms[2].figures[0] = 20;
  // 100 of 250: 40, 40, 20. The first may free up to 40: then 80 for the second.
  const Settlement settled = settle(rules, firms);
  CHECK(paid_of(settled) == std::vector<std::int64_t>{-1, -1, 20});
  CHECK(settled.claims[0].high == 40);
  CHECK(settled.claims[1].low == 40);
  firms.firms[0].figures[0] = 0;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{0, 80, 20});
  rules.funds[0].budget = 250;  // nobody is cut: there is nothing to gain
  firms.firms[0].figures.clear();
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{-1, 100, 20});
}

TEST_CASE("whoever has no known place in a fund leaves those in doubt whom that could push out") {
  Rules rules = with_fund(500);
  rules.funds[0].shortage = Shortage::in_order;
  rules.funds[0].by = 0;
  Firms firms = firms_of({granted(0, 300), granted(0, 400)});
  firms.firms[1].figures[0] = 5;
  const Settlement settled = settle(rules, firms);
  CHECK(paid_of(settled) == std::vector<std::int64_t>{-1, -1});
  CHECK(settled.claims[0].low == 100);  // after the other
  CHECK(settled.claims[0].high == 300);
  CHECK(settled.claims[1].low == 200);
  CHECK(settled.claims[1].high == 400);
  CHECK(settled.funds[0].reserved == 500);
  const Extremes ends = extremes(rules, firms, settled);
  CHECK(ends.lowest == 300);
  CHECK(ends.highest == 500);  // no more than the fund has
  firms.firms[0].figures[0] = 9;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{300, 200});
  firms.firms[0].figures[0] = 1;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{100, 400});
  firms.firms[0].figures.clear();
  rules.funds[0].budget = 700;  // enough for both, whoever comes first
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{300, 400});
}

TEST_CASE("whatever ranks and ceilings turn out to be, what a fund pays stays and what it holds ends between its ends") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 chance(seed);
    const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(chance() % static_cast<unsigned>(end)); };
    Rules rules = with_fund(below(600));
    Fund& fund = rules.funds[0];
    fund.shortage = below(3) == 0 ? Shortage::pro_rata : Shortage::in_order;
    fund.by = 0;
    fund.lowest_first = below(2) == 0;
    if (below(2) == 0) fund.ceiling.figure = 1;
    if (fund.shortage == Shortage::in_order && below(2) == 0) fund.freed = Unspent::again;
    std::vector<Claim> claims;
    for (std::int64_t i = 0, count = 1 + below(6); i < count; ++i) claims.push_back(granted(0, 1 + below(300)));
    Firms firms = firms_of(claims);
    for (Firm& firm : firms.firms) {
      if (below(4) > 0) firm.figures[0] = below(4);
      if (below(4) > 0) firm.figures[1] = below(200);
    }
    const Settlement before = settle(rules, firms);
    for (Firm& firm : firms.firms) firm.figures.emplace(0, below(5)), firm.figures.emplace(1, below(300));
    const std::vector<std::int64_t> after = paid_of(settle(rules, firms));
    INFO("seed " << seed);
    for (std::size_t claim = 0; claim < after.size(); ++claim) {
      REQUIRE(before.claims[claim].low <= after[claim]);
      REQUIRE(after[claim] <= before.claims[claim].high);
    }
  }
}

TEST_CASE("a matching fund pays no more than its times what the other pays") {
  Rules rules = rules_over(2);
  rules.funds.push_back(over<Fund>(rules, {0}));
  rules.funds[0].budget = 60;
  rules.funds.push_back(over<Fund>(rules, {1}));
  rules.funds[1].matches = 0;
  rules.funds[1].times = *Rational::of(1, 2);
  Firms firms;
  firms.firms.push_back({"A", {granted(0, 100), granted(1, 100)}, {}, {}});
  const Settlement settled = settle(rules, firms);
  CHECK(paid_of(settled) == std::vector<std::int64_t>{60, 30});
  CHECK(settled.funds[1].budget == 30);
}

TEST_CASE("the first n by a figure are in, and a tie at the last place goes as declared") {
  Rules rules = rules_over(1);
  rules.quotas.push_back(over<Quota>(rules));
  rules.quotas[0].first = 2;
  rules.quotas[0].by = 0;
  Firms firms = firms_of({granted(0, 1), granted(0, 2), granted(0, 3), granted(0, 4)});
  const std::vector<int> ranks{7, 9, 7, 5};
  for (std::size_t i = 0; i < 4; ++i) firms.firms[i].figures[0] = ranks[i];
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{-1, 2, -1, 0});  // nothing declared: open
  rules.quotas[0].ties = Ties::in_order;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{1, 2, 0, 0});
  rules.quotas[0].ties = Ties::all;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{1, 2, 3, 0});
  rules.quotas[0].ties = Ties::none;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{0, 2, 0, 0});
  rules.quotas[0].ties = Ties::open;
  const Settlement open_tie = settle(rules, firms);
  CHECK(paid_of(open_tie) == std::vector<std::int64_t>{-1, 2, -1, 0});
  CHECK(open_tie.claims[0].doubt == Cut::open);
  rules.quotas[0].lowest_first = true;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{-1, 0, -1, 4});
}

TEST_CASE("a rank that nobody knows leaves those in doubt whom it could push out") {
  Rules rules = rules_over(1);
  rules.quotas.push_back(over<Quota>(rules));
  rules.quotas[0].first = 2;
  rules.quotas[0].by = 0;
  Firms firms = firms_of({granted(0, 1), granted(0, 2), granted(0, 3), granted(0, 4)});
  firms.firms[0].figures[0] = 9;
  firms.firms[1].figures[0] = 8;
  firms.firms[2].figures[0] = 7;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{1, -1, 0, -1});
}

TEST_CASE("nobody stands in their own way: alone, of unknown rank or tied with none, a claim is in") {
  Rules rules = rules_over(1);
  rules.quotas.push_back(over<Quota>(rules));
  rules.quotas[0].first = 1;
  rules.quotas[0].by = 0;
  CHECK(paid_of(settle(rules, firms_of({granted(0, 5)}))) == std::vector<std::int64_t>{5});
  rules.quotas[0].ties = Ties::none;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 5)}, {}, {{0, 7}}))) == std::vector<std::int64_t>{5});
}

TEST_CASE("a quota may hold for each enterprise, by the sum itself") {
  Rules rules = rules_over(3);
  rules.quotas.push_back(over<Quota>(rules));
  rules.quotas[0].first = 2;
  rules.quotas[0].each_enterprise = true;
  Firms firms;
  firms.firms.push_back({"A", {granted(0, 5), granted(1, 9), granted(2, 7)}, {}, {}});
  firms.firms.push_back({"B", {granted(0, 1)}, {}, {}});
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{0, 9, 7, 1});
}

}  // namespace
}  // namespace duixian::settle
