// Until an authority has ruled, the ends of a sum are its values at the corners of the ranges.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[discretion]
cut   = { type = 'rate', lowest = '30%', highest = '100%' }
bonus = { type = 'money', lowest = '10元', highest = '40元' }
term  = { type = 'number', lowest = 3, highest = 5 }
)";

Decided decide(const std::string& keys, const std::string& given, const std::string& kind = "award") {
  return Policy(declared, clause(keys, kind)).decide("1-1", "given = { " + given + " }");
}

}  // namespace

TEST_CASE("an undecided rate leaves the sum open between its ends, and names what has to be decided") {
  const Decided decided = decide("pays = firm.tax * discretion.cut", "tax = '2000元'");
  CHECK(decided.outcome() == "open");
  CHECK(decided.ends() == "600.00元 to 2,000.00元");
  CHECK(decided.amount() == "none");
  CHECK(decided.decision.open_discretions == std::vector<std::string>{"cut"});
}

TEST_CASE("a decided rate gives one sum, at either end of the range too") {
  CHECK(decide("pays = firm.tax * discretion.cut", "tax = '2000元', cut = '0.5'").amount() == "1,000.00元");
  CHECK(decide("pays = firm.tax * discretion.cut", "tax = '2000元', cut = '30%'").amount() == "600.00元");
  CHECK(decide("pays = firm.tax * discretion.cut", "tax = '2000元', cut = '100%'").amount() == "2,000.00元");
}

TEST_CASE("a ruling outside its range is failed, and says so with both ends") {
  for (const char* cut : {"29.99%", "100.01%", "0.1"}) {
    const Decided decided = decide("pays = firm.tax * discretion.cut", std::string("tax = '2000元', cut = '") + cut + "'");
    CHECK(decided.outcome() == "failed");
    CHECK_THAT(decided.reason(), Catch::Contains("outside"));
  }
}

TEST_CASE("a ruling outside its range does not hide that a condition fails") {
  CHECK(decide("when = firm.is_new, pays = firm.tax * discretion.cut", "tax = '2000元', cut = '20%', is_new = false").outcome() == "ineligible");
}

TEST_CASE("the ends over several discretions are those of all their corners") {
  const std::string pays = "pays = firm.tax * discretion.cut - discretion.bonus";
  CHECK(decide(pays, "tax = '100元'").ends() == "0.00元 to 90.00元");  // 30 - 40, 100 - 10
  CHECK(decide(pays, "tax = '100元', cut = '50%'").ends() == "10.00元 to 40.00元");
  CHECK(decide(pays, "tax = '100元', bonus = '20元'").ends() == "10.00元 to 80.00元");
  CHECK(decide(pays, "tax = '100元', cut = '50%', bonus = '20元'").amount() == "30.00元");
}

TEST_CASE("only what is undecided is named") {
  const Decided decided = decide("pays = firm.tax * discretion.cut - discretion.bonus", "tax = '1000元', cut = '50%'");
  CHECK(decided.decision.open_discretions == std::vector<std::string>{"bonus"});
}

TEST_CASE("a discretion that changes nothing leaves nothing open") {
  const Decided decided = decide("pays = (firm.tax * discretion.cut):capped '20元'", "tax = '100元'");
  CHECK(decided.outcome() == "granted");
  CHECK(decided.amount() == "20.00元");
}

TEST_CASE("a condition that a discretion decides leaves the decision open, one it cannot change is decided") {
  const std::string keys = "when = (firm.tax * discretion.cut):at_least '50元'";
  CHECK(decide(keys, "tax = '100元'", "right").outcome() == "open");
  CHECK(decide(keys, "tax = '40元'", "right").outcome() == "ineligible");
  CHECK(decide(keys, "tax = '200元'", "right").outcome() == "granted");
  CHECK(decide(keys, "tax = '100元', cut = '50%'", "right").outcome() == "granted");
  CHECK(decide(keys, "tax = '100元', cut = '49%'", "right").outcome() == "ineligible");
}

TEST_CASE("a corner that does not qualify counts nothing") {
  const Decided decided = decide("when = (firm.tax * discretion.cut):at_least '50元', pays = firm.tax * discretion.cut", "tax = '100元'");
  CHECK(decided.outcome() == "open");
  CHECK(decided.ends() == "0.00元 to 100.00元");
}

TEST_CASE("a sum that is nothing at one end and something at the other is open, not ineligible") {
  CHECK(decide("pays = firm.tax * discretion.cut - '50元'", "tax = '100元'").outcome() == "open");
  CHECK(decide("pays = firm.tax * discretion.cut - '50元'", "tax = '50元'").outcome() == "ineligible");
}

TEST_CASE("a check that a discretion decides is open, and one that fails throughout is failed") {
  const std::string keys = "pays = firm.tax, checks = { { (firm.cost * discretion.cut):at_most '50元', 'too much' } }";
  CHECK(decide(keys, "tax = '1元', cost = '100元'").outcome() == "open");
  CHECK(decide(keys, "tax = '1元', cost = '200元'").outcome() == "failed");
  CHECK(decide(keys, "tax = '1元', cost = '10元'").outcome() == "granted");
}

TEST_CASE("the ends of a discretion may be asked for, decided or not") {
  const std::string keys = "figures = { low = discretion.cut:lowest(), high = discretion.cut:highest(), it = discretion.cut }";
  const Decided undecided = decide(keys, "", "right"), decided = decide(keys, "cut = '40%'", "right");
  CHECK(undecided.figure("low") == "0.3");
  CHECK(undecided.figure("high") == "1");
  CHECK(undecided.figure("it") == "unknown");
  CHECK(decided.figure("low") == "0.3");
  CHECK(decided.figure("it") == "0.4");
}

TEST_CASE("years at discretion leave the division open, though the sum is known") {
  const std::string keys = "pays = firm.tax, instalments = { years = discretion.term }";
  const Decided open = decide(keys, "tax = '100元'");
  CHECK(open.outcome() == "open");
  CHECK(open.amount() == "100.00元");
  CHECK(open.instalments().empty());
  CHECK(decide(keys, "tax = '100元', term = 3").instalments() == "2006 33.33元, 2007 33.33元, 2008 33.34元");
}

TEST_CASE("an unknown fact comes before an open discretion") {
  const Decided decided = decide("when = firm.is_new, pays = firm.tax * discretion.cut", "tax = '100元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.missing() == "is_new");
}

TEST_CASE("an awaited approval comes before an open discretion, and shows the ends") {
  const Policy policy(declared + "[approval]\nmayor = { by = '市长' }\n", clause("pays = firm.tax * discretion.cut, approval = approval.mayor"));
  const Decided decided = policy.decide("1-1", "given = { tax = '100元' }");
  CHECK(decided.outcome() == "pending");
  CHECK(decided.ends() == "30.00元 to 100.00元");
  CHECK(decided.decision.open_discretions == std::vector<std::string>{"cut"});
}

TEST_CASE("an award over a decision that is itself at discretion has that decision's ends") {
  const std::string rules = clause("pays = firm.tax * discretion.cut", "rebate") + clause("pays = decision '1-1'.amount * '50%'", "award", "1-2");
  const Policy policy(declared, rules);
  CHECK(policy.decide("1-2", "given = { tax = '100元' }").ends() == "15.00元 to 50.00元");
  CHECK(policy.decide("1-2", "given = { tax = '100元', cut = '40%' }").amount() == "20.00元");
}

TEST_CASE("the explanation of an undecided discretion shows its range and no value") {
  const Decided decided = decide("pays = firm.tax * discretion.cut", "tax = '100元'");
  const Explanation* line = decided.line("discretion", "cut");
  REQUIRE(line);
  CHECK(shown(line->value) == "unknown");
  CHECK(shown(*line->threshold) == "[0.3, 1]");
  CHECK(line->note.en == "not yet decided");
}

TEST_CASE("between the ends every ruling gives a sum between theirs") {
  const Policy policy(declared, clause("pays = highest { firm.tax * discretion.cut - firm.cost, '0元' }:rounded('1元', 'down')"));
  const Decided open = policy.decide("1-1", "given = { tax = '137.77元', cost = '60元' }");
  REQUIRE(open.outcome() == "open");
  for (int percent = 30; percent <= 100; percent += 7) {
    const Decided ruled = policy.decide("1-1", "given = { tax = '137.77元', cost = '60元', cut = '" + std::to_string(percent) + "%' }");
    const std::int64_t sum = ruled.decision.amount ? ruled.decision.amount->minor : 0;
    CHECK(sum >= open.decision.lowest->minor);
    CHECK(sum <= open.decision.highest->minor);
  }
}
