// The outcome of a single decision is the first that applies, in the order of docs/model.md.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[discretion]
cut = { type = 'rate', lowest = '30%', highest = '100%' }
[approval]
mayor = { by = { zh = '市长', en = 'the mayor' } }
)";

const std::string everything = clause(R"(applies = firm.is_new, when = all { firm.is_local, firm.is_listed },
  checks = { { firm.cost:at_least '0元', 'a cost below zero' } }, pays = firm.tax * discretion.cut,
  approval = approval.mayor, once = 'ever')");

// One way to have each outcome: what is given for the fact that stands for it, and what is given where it does not apply.
struct Cause {
  const char* outcome;
  std::string present, absent;
};

const std::vector<Cause> causes{
    {"not_applicable", "is_new = false", "is_new = true"},
    {"ineligible", "is_local = false", "is_local = true"},
    {"failed", "cost = '-1元'", "cost = '1元'"},
    {"undetermined", "is_listed = ''", "is_listed = true"},
    {"pending", "mayor = false", "mayor = true"},
    {"open", "cut = ''", "cut = '0.5'"},
};

std::string with(std::size_t one, std::size_t other) {
  std::string given = "given = { tax = '100元'";
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const std::string& fact = i == one || i == other ? causes[i].present : causes[i].absent;
    if (fact.find("''") == std::string::npos) given += ", " + fact;
  }
  return given + " }";
}

}  // namespace

TEST_CASE("each cause alone has its own outcome, and none of them is a grant") {
  const Policy policy(declared, everything);
  for (std::size_t i = 0; i < causes.size(); ++i) CHECK(policy.decide("1-1", with(i, i)).outcome() == causes[i].outcome);
  const Decided granted = policy.decide("1-1", with(99, 99));
  CHECK(granted.outcome() == "granted");
  CHECK(granted.amount() == "50.00元");
}

TEST_CASE("of two causes the one earlier in the model's order decides, for every pair") {
  const Policy policy(declared, everything);
  for (std::size_t earlier = 0; earlier < causes.size(); ++earlier) {
    for (std::size_t later = earlier + 1; later < causes.size(); ++later) {
      INFO(causes[earlier].outcome << " beside " << causes[later].outcome);
      CHECK(policy.decide("1-1", with(earlier, later)).outcome() == causes[earlier].outcome);
    }
  }
}

TEST_CASE("before the document is in force nothing else is asked") {
  const Policy policy(declared, everything);
  for (std::size_t i = 0; i < causes.size(); ++i) CHECK(policy.decide("1-1", with(i, i) + "\nyear = 2005").outcome() == "not_in_force");
}

TEST_CASE("a document is in force on its first and on its last day") {
  const auto outcome = [](const std::string& effective, const char* year) { return Policy(declared, clause("when = always", "right"), effective).decide("1-1", std::string("given = { }\nyear = ") + year).outcome(); };
  CHECK(outcome("{ from = 2006-12-31, to = 2007-12-31 }", "2005") == "not_in_force");
  CHECK(outcome("{ from = 2006-12-31, to = 2007-12-31 }", "2006") == "granted");
  CHECK(outcome("{ from = 2006-12-31, to = 2007-12-31 }", "2007") == "granted");
  CHECK(outcome("{ from = 2006-12-31, to = 2007-12-30 }", "2007") == "not_in_force");
}

TEST_CASE("why a document is not in force names its days") {
  const Policy policy(declared, clause("when = always", "right"), "{ from = 2006-01-01, to = 2006-12-31 }");
  CHECK(policy.decide("1-1", "given = { }\nyear = 2007").reason() == "the document is in force from 2006-01-01 to 2006-12-31");
}

TEST_CASE("a known failing condition decides even where others are unknown") {
  const Decided decided = right("all { firm.is_new, firm.is_local }", "is_local = false");
  CHECK(decided.outcome() == "ineligible");
  CHECK(decided.failing() == "is_local");
  CHECK(decided.missing().empty());
}

TEST_CASE("all failing conditions are told, in the author's order, and how far each misses") {
  const Decided decided = right("all { firm.tax:at_least '100元', firm.is_new, firm.cost:at_most '10元' }", "tax = '99.99元', is_new = false, cost = '12元'");
  REQUIRE(decided.failing() == "tax, is_new, cost");
  CHECK(shown(*decided.decision.failing[0].shortfall) == "0.01元");
  CHECK(shown(*decided.decision.failing[0].threshold) == "100元");
  CHECK_FALSE(decided.decision.failing[1].shortfall);
  CHECK(shown(*decided.decision.failing[2].shortfall) == "2元");
}

TEST_CASE("of an any that fails each branch is told, of a none that fails it is the none") {
  CHECK(right("any { firm.is_new, firm.is_local }", "is_new = false, is_local = false").failing() == "is_new, is_local");
  CHECK(right("none { firm.is_new, firm.is_local }", "is_new = true, is_local = false").failing() == "is_new is_local");
}

TEST_CASE("a check that is false fails with its reason, and a check unknown leaves the decision undetermined") {
  const Policy policy(firm_schema, clause("pays = firm.tax, checks = { { firm.cost:at_least '0元', 'a cost below zero' }, { firm.is_new, 'not new' } }"));
  CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '-1元', is_new = true }").reason() == "a cost below zero");
  CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '1元', is_new = false }").reason() == "not new");
  CHECK(policy.decide("1-1", "given = { tax = '1元', is_new = true }").outcome() == "undetermined");
  CHECK(policy.decide("1-1", "given = { tax = '1元', is_new = true }").missing() == "cost");
  CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '1元', is_new = true }").outcome() == "granted");
}

TEST_CASE("where money moves a known zero is ineligible, with its reason and how far the sum is from one") {
  const Decided decided = award("firm.tax:whole_steps '100元' * '5元'", "tax = '60元'");
  CHECK(decided.outcome() == "ineligible");
  CHECK(decided.reason() == "the clause computes to nothing, and nothing is never granted");
  CHECK(decided.failing() == "tax");
  CHECK(decided.amount() == "none");
}

TEST_CASE("below the lowest tier the shortfall is to its line") {
  const std::string tiers = firm_schema + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";
  const Decided decided = Policy(tiers, clause("pays = tiers(firm.tax, parameter.t)")).decide("1-1", "given = { tax = '60元' }");
  CHECK(decided.outcome() == "ineligible");
  REQUIRE(decided.failing() == "tax");
  CHECK(shown(*decided.decision.failing[0].shortfall) == "40元");
  CHECK(shown(*decided.decision.failing[0].threshold) == "100元");
}

TEST_CASE("nothing is ever taken: a sum below zero is ineligible for every kind that moves money") {
  for (const char* kind : {"award", "subsidy", "rebate", "relief", "share"}) {
    const Policy policy(firm_schema, clause("pays = firm.tax - firm.cost", kind));
    INFO(kind);
    CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '2元' }").outcome() == "ineligible");
    CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '1元' }").outcome() == "ineligible");
    CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '0.99元' }").outcome() == "granted");
  }
}

TEST_CASE("less than half a fen is nothing, and half a fen is one") {
  CHECK(award("firm.tax * '1%'", "tax = '0.49元'").outcome() == "ineligible");
  CHECK(award("firm.tax * '1%'", "tax = '0.50元'").amount() == "0.01元");
}

TEST_CASE("a duty of nothing is still a duty, and shows what is required whatever the outcome") {
  const Policy policy(firm_schema, clause("when = firm.is_new, pays = firm.tax", "duty"));
  CHECK(policy.decide("1-1", "given = { is_new = true, tax = '0元' }").outcome() == "granted");
  CHECK(policy.decide("1-1", "given = { is_new = true, tax = '0元' }").amount() == "0.00元");
  CHECK(policy.decide("1-1", "given = { is_new = false, tax = '5元' }").outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { is_new = false, tax = '5元' }").amount() == "5.00元");
}

TEST_CASE("a known zero decides before an unknown condition does") {
  const Policy policy(firm_schema, clause("when = firm.is_new, pays = firm.tax"));
  CHECK(policy.decide("1-1", "given = { tax = '0元' }").outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { tax = '1元' }").outcome() == "undetermined");
}

TEST_CASE("a sum that the text does not name leaves an eligible decision open") {
  const Policy policy(firm_schema, clause("when = firm.is_new, pays = not_stated"));
  CHECK(policy.decide("1-1", "given = { is_new = true }").outcome() == "open");
  CHECK(policy.decide("1-1", "given = { is_new = true }").decision.amount_not_stated);
  CHECK(policy.decide("1-1", "given = { is_new = false }").outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { }").outcome() == "undetermined");
}

TEST_CASE("applies unknown is undetermined, and a failing condition still wins") {
  const Policy policy(firm_schema, clause("applies = firm.is_new, when = firm.is_local", "duty"));
  CHECK(policy.decide("1-1", "given = { is_local = true }").outcome() == "undetermined");
  CHECK(policy.decide("1-1", "given = { is_local = false }").outcome() == "ineligible");
}

TEST_CASE("figures are shown whatever the outcome, and an unknown one is blank") {
  const Policy policy(firm_schema, clause("when = firm.is_new, figures = { growth = firm.tax:growth_over(firm.cost), tax = firm.tax }", "target"));
  const Decided decided = policy.decide("1-1", "given = { is_new = false, tax = '3元' }");
  CHECK(decided.outcome() == "ineligible");
  CHECK(decided.figure("tax") == "3元");
  CHECK(decided.figure("growth") == "unknown");
}

TEST_CASE("what is given is shown only where something is given") {
  const Policy policy(firm_schema, clause("when = firm.is_new, gives = 'key'", "class"));
  CHECK(policy.decide("1-1", "given = { is_new = true }").figure("class") == "key");
  CHECK(policy.decide("1-1", "given = { is_new = false }").figure("class") == "no such figure");
  const Policy right_to(firm_schema, clause("gives = firm.level", "right"));
  CHECK(right_to.decide("1-1", "given = { level = 'national' }").figure("result") == "national");
  CHECK(right_to.decide("1-1", "given = { }").outcome() == "undetermined");
}
