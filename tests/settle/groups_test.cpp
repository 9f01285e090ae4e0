// Enterprises that count as one: connected firms under one ceiling or one quota.
#include <catch2/catch.hpp>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

// Figure 0 is the group.
Firms connected(const std::vector<std::pair<std::optional<int>, std::vector<Claim>>>& all) {
  Firms firms;
  for (const auto& [group, claims] : all) {
    firms.firms.push_back({std::string(1, static_cast<char>('A' + firms.firms.size())), claims, {}, {}});
    if (group) firms.firms.back().figures[0] = *group;
  }
  return firms;
}

Rules with_group_cap(std::int64_t at) {
  Rules rules = rules_over(2);
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].scope = Scope::enterprise;
  rules.caps[0].ceiling.fixed = at;
  rules.caps[0].counted_as_one = 0;
  return rules;
}

TEST_CASE("connected enterprises share one ceiling, by their keys and then as declared") {
  const Rules rules = with_group_cap(100);
  const Settlement settled = settle(rules, connected({{1, {granted(0, 60), granted(1, 10)}}, {2, {granted(0, 90)}}, {1, {granted(0, 50)}}}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{60, 10, 90, 30});
  CHECK(cut_of(settled, 3) == Cut::capped);
  CHECK(settled.cuttings_of(3)[0].amount == 20);
}

TEST_CASE("at the ceiling nothing is cut, one fen above it one is") {
  CHECK(paid_of(settle(with_group_cap(110), connected({{1, {granted(0, 60)}}, {1, {granted(0, 50)}}}))) == std::vector<std::int64_t>{60, 50});
  CHECK(paid_of(settle(with_group_cap(109), connected({{1, {granted(0, 60)}}, {1, {granted(0, 50)}}}))) == std::vector<std::int64_t>{60, 49});
  CHECK(paid_of(settle(with_group_cap(0), connected({{1, {granted(0, 60)}}}))) == std::vector<std::int64_t>{0});
}

TEST_CASE("in proportion the group's ceiling is divided to the fen") {
  Rules rules = with_group_cap(100);
  rules.caps[0].cuts = Shortage::pro_rata;
  CHECK(paid_of(settle(rules, connected({{1, {granted(0, 70)}}, {1, {granted(0, 70)}}, {1, {granted(0, 70)}}}))) == std::vector<std::int64_t>{34, 33, 33});
}

TEST_CASE("an enterprise of an unknown group is never taken for one that stands alone") {
  const Settlement settled = settle(with_group_cap(100), connected({{1, {granted(0, 60)}}, {{}, {granted(0, 50)}}, {2, {granted(0, 40)}}}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{-1, -1, 40});  // 50 beside 40 stays below, beside 60 it does not
  CHECK(settled.claims[0].low == 50);
  CHECK(settled.claims[0].high == 60);
  CHECK(settled.claims[1].low == 0);
  CHECK(settled.claims[1].high == 50);
  // Where even all together stay below the ceiling nothing is in doubt.
  CHECK(paid_of(settle(with_group_cap(150), connected({{1, {granted(0, 60)}}, {{}, {granted(0, 50)}}, {2, {granted(0, 40)}}}))) == std::vector<std::int64_t>{60, 50, 40});
}

TEST_CASE("over years a group's ceiling counts what was paid to any of it, also to one that claims nothing now") {
  Rules rules = with_group_cap(100);
  rules.caps[0].years = 3;
  Firms firms = connected({{1, {granted(0, 60)}}, {1, {}}});
  firms.firms[1].past = {paid(0, 2005, 70), paid(0, 2004, 500)};
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{30});
  rules.caps[0].years.reset();
  rules.caps[0].since = 2004;
  CHECK(paid_of(settle(rules, firms)) == std::vector<std::int64_t>{0});
  rules.history_given = false;
  CHECK(paid_of(settle(rules, connected({{1, {granted(0, 60)}}}))) == std::vector<std::int64_t>{-1});
}

TEST_CASE("a group's ceiling stands in its place among the caps") {
  Rules rules = with_group_cap(100);
  rules.caps.insert(rules.caps.begin(), over<Cap>(rules));
  rules.caps[0].ceiling.fixed = 40;
  CHECK(paid_of(settle(rules, connected({{1, {granted(0, 90)}}, {1, {granted(0, 90)}}, {1, {granted(0, 90)}}}))) == std::vector<std::int64_t>{40, 40, 20});
}

Rules with_quota() {
  Rules rules = rules_over(2);
  rules.quotas.push_back(over<Quota>(rules));
  rules.quotas[0].first = 1;
  rules.quotas[0].each = 0;
  return rules;
}

TEST_CASE("connected enterprises share one quota") {
  CHECK(paid_of(settle(with_quota(), connected({{1, {granted(0, 60)}}, {1, {granted(0, 50), granted(1, 70)}}, {2, {granted(0, 5)}}}))) == std::vector<std::int64_t>{0, 0, 70, 5});
}

TEST_CASE("of an unknown group a claim may stand in everybody's way, and anybody in its own") {
  const Settlement settled = settle(with_quota(), connected({{1, {granted(0, 60)}}, {{}, {granted(0, 50)}}, {2, {granted(0, 40)}}, {2, {granted(0, 30)}}}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{60, -1, -1, 0});
  CHECK(settled.claims[1].low == 0);
  CHECK(settled.claims[2].low == 0);
  CHECK(paid_of(settle(with_quota(), connected({{{}, {granted(0, 50)}}, {2, {granted(0, 40)}}}))) == std::vector<std::int64_t>{50, -1});
}

}  // namespace
}  // namespace duixian::settle
