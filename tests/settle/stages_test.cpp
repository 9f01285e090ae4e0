#include <catch2/catch.hpp>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

TEST_CASE("a fact that bars stops a claim, its absence lets it pass, and its lack holds it back") {
  Rules rules = rules_over(2);
  rules.bars.push_back(over<Bar>(rules, {0}));
  const std::vector<Claim> claims{granted(0, 50 * wan), granted(1, 20 * wan)};
  const Settlement barred = settle(rules, one_firm(claims, {}, {{0, 1}}));
  CHECK(paid_of(barred) == std::vector<std::int64_t>{0, 20 * wan});
  CHECK(cut_of(barred, 0) == Cut::barred);
  CHECK(paid_of(settle(rules, one_firm(claims, {}, {{0, 0}}))) == std::vector<std::int64_t>{50 * wan, 20 * wan});
  const Settlement unknown = settle(rules, one_firm(claims));
  CHECK(paid_of(unknown) == std::vector<std::int64_t>{-1, 20 * wan});
  CHECK(unknown.claims[0].low == 0);
  CHECK(unknown.claims[0].high == 50 * wan);
}

TEST_CASE("an accident bars for its years, its first day in and its last day out") {
  Rules rules = rules_over(1);
  rules.bars.push_back(over<Bar>(rules));
  rules.bars[0].months = 36;
  const auto paid_after = [&](Date day) { return paid_of(settle(rules, one_firm({granted(0, wan)}, {}, {{0, day.days}})))[0]; };
  CHECK(paid_after(*Date::of(2007, 12, 31)) == 0);
  CHECK(paid_after(*Date::of(2005, 1, 1)) == 0);
  CHECK(paid_after(*Date::of(2004, 12, 31)) == wan);  // three years later is the day of the run: over
  CHECK(paid_after(*Date::of(2008, 1, 1)) == wan);    // not yet on that day
}

TEST_CASE("a gate passes with a yes, refuses with a no, and is pending without either") {
  Rules rules = rules_over(1);
  rules.gates.push_back(over<Gate>(rules));
  CHECK(paid_of(settle(rules, one_firm({granted(0, wan)}, {}, {{0, 1}})))[0] == wan);
  const Settlement refused = settle(rules, one_firm({granted(0, wan)}, {}, {{0, 0}}));
  CHECK(paid_of(refused)[0] == 0);
  CHECK(cut_of(refused, 0) == Cut::refused);
  const Settlement waiting = settle(rules, one_firm({granted(0, wan)}));
  CHECK(waiting.claims[0].doubt == Cut::pending);
}

TEST_CASE("a one-off that was paid within its years is exhausted") {
  Rules rules = rules_over(1);
  rules.once.push_back(over<Once>(rules));
  rules.once[0].years = 3;
  const auto after = [&](int year) { return paid_of(settle(rules, one_firm({granted(0, wan)}, {paid(0, year, wan)})))[0]; };
  CHECK(after(2005) == 0);
  CHECK(after(2004) == wan);
  rules.history_given = false;
  CHECK(paid_of(settle(rules, one_firm({granted(0, wan)})))[0] == -1);
}

TEST_CASE("of one matter the highest is paid, and says for what the other was given up") {
  Rules rules = rules_over(3);
  add_group(rules, {0, 1});
  const Settlement settled = settle(rules, one_firm({granted(0, 30 * wan), granted(1, 50 * wan), granted(2, 7 * wan)}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{0, 50 * wan, 7 * wan});
  REQUIRE(settled.cuttings.size() == 1);
  CHECK(settled.cuttings[0].cut == Cut::superseded);
  CHECK(settled.cuttings[0].in_favour_of == 1);
  CHECK(settled.cuttings[0].amount == 30 * wan);
}

TEST_CASE("awards for different projects are different matters, the enterprise's own meets them all") {
  Rules rules = rules_over(2);
  rules.provisions[0].about_enterprise = false;
  rules.provisions[1].about_enterprise = false;
  add_group(rules, {0, 1}, Scope::subject);
  const std::vector<Claim> claims{granted(0, 30, 1), granted(0, 20, 2), granted(1, 25, 1)};
  CHECK(paid_of(settle(rules, one_firm(claims))) == std::vector<std::int64_t>{30, 20, 0});
  rules.provisions[1].about_enterprise = true;
  CHECK(paid_of(settle(rules, one_firm(claims))) == std::vector<std::int64_t>{30, 20, 0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 30, 1), granted(0, 20, 2), granted(1, 51)}))) == std::vector<std::int64_t>{0, 0, 51});
}

TEST_CASE("beside an undetermined rival neither is paid, unless one outweighs the other whatever comes") {
  Rules rules = rules_over(2);
  add_group(rules, {0, 1});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50), undetermined(1, 80)}))) == std::vector<std::int64_t>{-1, -1});
  const Settlement sure = settle(rules, one_firm({granted(0, 80), undetermined(1, 50)}));
  CHECK(paid_of(sure) == std::vector<std::int64_t>{80, 0});
  CHECK(cut_of(sure, 1) == Cut::superseded);
  CHECK(paid_of(settle(rules, one_firm({granted(0, 80), undetermined(1, 80)}))) == std::vector<std::int64_t>{80, 0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 80), of_unknown_sum(1)}))) == std::vector<std::int64_t>{-1, -1});
  const Firms either = one_firm({granted(0, 50), undetermined(1, 80)});
  const Extremes ends = extremes(rules, either, settle(rules, either));
  CHECK(ends.lowest == 50);
  CHECK(ends.highest == 80);
}

TEST_CASE("the ends of all together stand in their order, and hold what is certain") {
  Rules rules = rules_over(3);
  rules.figures.emplace_back();
  rules.bars.push_back(over<Bar>(rules, {0}));
  add_group(rules, {0, 1});
  rules.caps.push_back(over<Cap>(rules, {0}));
  rules.caps[0].ceiling.fixed = 100;
  // Barred, the other's 350 are paid; not barred, 400 win over 350, and are cut to 100.
  const Firms firms = one_firm({granted(0, 400), granted(1, 350), granted(2, 7)});
  const Extremes ends = extremes(rules, firms, settle(rules, firms));
  CHECK(ends.lowest == 107);
  CHECK(ends.highest == 357);
}

TEST_CASE("what the enterprise chose is paid, though another is higher") {
  Rules rules = rules_over(2);
  add_group(rules, {0, 1}).elected = 0;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 30), granted(1, 50)}, {}, {{0, 0}}))) == std::vector<std::int64_t>{30, 0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 30), granted(1, 50)}))) == std::vector<std::int64_t>{0, 50});  // no election: the highest
  CHECK(paid_of(settle(rules, one_firm({granted(1, 50)}, {}, {{0, 0}}))) == std::vector<std::int64_t>{0});        // what it chose is not due
  rules.stacking[0].falls_back = true;
  CHECK(paid_of(settle(rules, one_firm({granted(1, 50)}, {}, {{0, 0}}))) == std::vector<std::int64_t>{50});
  CHECK(paid_of(settle(rules, one_firm({undetermined(0, 30), granted(1, 50)}, {}, {{0, 0}}))) == std::vector<std::int64_t>{-1, -1});
}

TEST_CASE("what was paid before is made up to the higher, and to no less than nothing") {
  Rules rules = rules_over(2);
  add_group(rules, {0, 1}).paid_before = PaidBefore::topped_up;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50)}, {paid(1, 2006, 30)}))) == std::vector<std::int64_t>{20});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50)}, {paid(1, 2006, 50)}))) == std::vector<std::int64_t>{0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50)}, {paid(1, 2006, 70)}))) == std::vector<std::int64_t>{0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50)}, {paid(0, 2006, 20)}))) == std::vector<std::int64_t>{30});
  rules.provisions[0].once = true;  // then the decision has looked at its own history itself
  CHECK(paid_of(settle(rules, one_firm({granted(0, 50)}, {paid(0, 2006, 20)}))) == std::vector<std::int64_t>{50});
  const Settlement between = settle(rules, one_firm({open(0, 40, 60)}, {paid(1, 2006, 50)}));
  CHECK(between.claims[0].low == 0);
  CHECK(between.claims[0].high == 10);
}

TEST_CASE("a cap on the enterprise is used up in declared order") {
  Rules rules = rules_over(3);
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].scope = Scope::enterprise;
  rules.caps[0].ceiling.fixed = 100;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 60), granted(1, 30), granted(2, 30)}))) == std::vector<std::int64_t>{60, 30, 10});
  const Settlement doubt = settle(rules, one_firm({open(0, 20, 60), granted(1, 30), granted(2, 30)}));
  CHECK(paid_of(doubt) == std::vector<std::int64_t>{-1, 30, -1});
  CHECK(doubt.claims[2].low == 10);
  CHECK(doubt.claims[2].high == 30);
}

TEST_CASE("a cap in proportion adds up to the fen, ties in declared order") {
  Rules rules = rules_over(3);
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].scope = Scope::enterprise;
  rules.caps[0].cuts = Shortage::pro_rata;
  rules.caps[0].ceiling.fixed = 100;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 70), granted(1, 70), granted(2, 70)}))) == std::vector<std::int64_t>{34, 33, 33});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 20), granted(1, 80)}))) == std::vector<std::int64_t>{20, 80});
}

TEST_CASE("a cap against a fact takes a share of it, and without the fact leaves everything from zero up") {
  Rules rules = rules_over(1);
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].ceiling.figure = 0;
  rules.caps[0].ceiling.share = *Rational::of(4, 5);
  CHECK(paid_of(settle(rules, one_firm({granted(0, 100)}, {}, {{0, 99}}))) == std::vector<std::int64_t>{79});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 100)}, {}, {{0, 125}}))) == std::vector<std::int64_t>{100});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 100)}, {}, {{0, -5}}))) == std::vector<std::int64_t>{0});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 100)}))) == std::vector<std::int64_t>{-1});
  rules.caps[0].only_if_known = true;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 100)}))) == std::vector<std::int64_t>{100});
}

TEST_CASE("a cap over years counts what was paid in them") {
  Rules rules = rules_over(1);
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].scope = Scope::enterprise;
  rules.caps[0].ceiling.fixed = 100;
  rules.caps[0].years = 3;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 60)}, {paid(0, 2005, 30), paid(0, 2006, 30)}))) == std::vector<std::int64_t>{40});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 60)}, {paid(0, 2004, 90)}))) == std::vector<std::int64_t>{60});
}

TEST_CASE("below the smallest sum nothing is paid, at it all of it") {
  Rules rules = rules_over(2);
  rules.minimums.push_back(over<Minimum>(rules));
  rules.minimums[0].at = wan;
  CHECK(paid_of(settle(rules, one_firm({granted(0, wan), granted(1, wan - 1)}))) == std::vector<std::int64_t>{wan, 0});
  rules.minimums[0].scope = Scope::enterprise;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 1), granted(1, wan - 1)}))) == std::vector<std::int64_t>{1, wan - 1});
  CHECK(paid_of(settle(rules, one_firm({granted(0, 1), granted(1, wan - 2)}))) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("the order of the stages is the rules': a cap before the group changes what is highest") {
  Rules rules = rules_over(2);
  add_group(rules, {0, 1});
  rules.caps.push_back(over<Cap>(rules, {1}));
  rules.caps[0].ceiling.fixed = 20;
  CHECK(paid_of(settle(rules, one_firm({granted(0, 30), granted(1, 50)}))) == std::vector<std::int64_t>{0, 20});
  rules.stages = {Stage::caps, Stage::stacking};
  CHECK(paid_of(settle(rules, one_firm({granted(0, 30), granted(1, 50)}))) == std::vector<std::int64_t>{30, 0});
}

}  // namespace
}  // namespace duixian::settle
