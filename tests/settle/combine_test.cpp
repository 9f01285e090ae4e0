#include "settle/combine.h"

#include <catch2/catch.hpp>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

Rules pack_of(const std::string& name, const std::vector<std::string>& matters) {
  Rules rules = rules_over(matters.size());
  for (std::size_t i = 0; i < matters.size(); ++i) rules.provisions[i].pack = name, rules.provisions[i].matter = matters[i];
  rules.figures.emplace_back();
  rules.parties = {{"city", {"city", "city"}}, {name, {name, name}}};
  return rules;
}

TEST_CASE("a group that looks across documents meets the other pack's provision of its matter, and no other") {
  Rules first = pack_of("a", {"output", "centre"}), second = pack_of("b", {"output", "", "centre"});
  add_group(first, {0}).across_packs = true;
  const std::vector<const Rules*> packs{&first, &second};
  const Rules both = combine(packs);
  CHECK(both.exclusion_of(0, 2) == 0);
  CHECK(both.exclusion_of(2, 0) == 0);
  for (std::size_t other : {1u, 3u, 4u}) CHECK(both.exclusion_of(0, other) == Rules::no_rule);
  CHECK(both.exclusion_of(1, 4) == Rules::no_rule);
  const Settlement settled = settle(both, one_firm({granted(0, 30), granted(1, 5), granted(2, 50), granted(4, 7)}));
  CHECK(paid_of(settled) == std::vector<std::int64_t>{0, 5, 50, 7});
}

// What a's 300 and b's 200 come to in either order of the packs, where b's provision has paid 120 before.
std::vector<std::int64_t> topped_up(const Rules& first, const Rules& second) {
  const std::vector<const Rules*> packs{&first, &second}, turned{&second, &first};
  Rules rules = combine(packs), turned_rules = combine(turned);
  rules.history_given = turned_rules.history_given = true;
  const auto one = paid_of(settle(rules, one_firm({granted(0, 300), granted(1, 200)}, {paid(1, 2006, 120)})));
  const auto other = paid_of(settle(turned_rules, one_firm({granted(0, 200), granted(1, 300)}, {paid(0, 2006, 120)})));
  CHECK(one == std::vector<std::int64_t>{other[1], other[0]});
  return one;
}

TEST_CASE("each provision stands under its own pack's group, whichever pack comes first") {
  Rules first = pack_of("a", {"m"}), second = pack_of("b", {"m"});
  add_group(first, {0}).across_packs = true;
  add_group(second, {0}).across_packs = true;
  CHECK(topped_up(first, second) == std::vector<std::int64_t>{300, 0});
  first.stacking[0].paid_before = PaidBefore::topped_up;
  CHECK(topped_up(first, second) == std::vector<std::int64_t>{180, 0});
  second.stacking[0].paid_before = PaidBefore::topped_up;
  CHECK(topped_up(first, second) == std::vector<std::int64_t>{180, 0});
}

TEST_CASE("groups of two packs that differ in whom they look at contradict each other") {
  Rules first = pack_of("a", {"m"}), second = pack_of("b", {"", "m"});
  add_group(first, {0}).across_packs = true;
  const std::vector<const Rules*> packs{&first, &second};
  CHECK(!contradiction(combine(packs)));
  add_group(second, {1}).across_packs = true;
  CHECK(!contradiction(combine(packs)));
  second.stacking[0].scope = Scope::subject;
  CHECK(contradiction(combine(packs)) == std::pair<std::size_t, std::size_t>(0, 2));
}

TEST_CASE("each pack's rules keep to its own provisions, figures, funds and parties") {
  Rules first = pack_of("a", {"", ""}), second = pack_of("b", {"", ""});
  first.funds.push_back(over<Fund>(first));
  second.funds.push_back(over<Fund>(second, {0}));
  second.funds.push_back(over<Fund>(second, {1}));
  second.funds[1].matches = 0;
  second.bars.push_back(over<Bar>(second, {1}));
  second.payers.push_back(over<Payers>(second));
  second.payers[0].cases.emplace_back(0, std::vector<graph::PayerWeight>{{1, 1, {}}});
  add_group(second, {0, 1});
  const std::vector<const Rules*> packs{&first, &second};
  const Rules both = combine(packs);
  CHECK(both.provisions.size() == 4);
  CHECK(both.bars[0].provisions == Provisions{false, false, false, true});
  CHECK(both.bars[0].figure == 1);
  CHECK(both.figures[1].pack == 1);
  CHECK(both.funds[2].matches == 1u);
  CHECK(both.parties.size() == 3);
  CHECK(both.parties[both.payers[0].cases[0].second[0].party].name == "b");
  CHECK(both.exclusion_of(2, 3) == 0);
  CHECK(both.contested == Provisions{false, false, true, true});
}

TEST_CASE("a cap across packs counts what other documents pay on its matters, and nothing else") {
  Rules first = pack_of("a", {"m", ""}), second = pack_of("b", {"m", "n"});
  first.caps.push_back(over<Cap>(first, {0}));
  first.caps[0].scope = Scope::enterprise;
  first.caps[0].ceiling.fixed = 100;
  first.caps[0].across_packs = true;
  const std::vector<const Rules*> packs{&first, &second};
  const Rules both = combine(packs);
  CHECK(both.caps[0].provisions == Provisions{true, false, true, false});
  CHECK(paid_of(settle(both, one_firm({granted(0, 60), granted(1, 60), granted(2, 60), granted(3, 60)}))) == std::vector<std::int64_t>{60, 60, 40, 60});
}

}  // namespace
}  // namespace duixian::settle
