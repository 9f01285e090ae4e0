// Missing are only the facts that could still change the outcome, each once, with what it would decide.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

Decided decide(const std::string& keys, const std::string& given) { return Policy(firm_schema, clause(keys)).decide("1-1", "given = { " + given + " }"); }

}  // namespace

TEST_CASE("missing facts come in the order of the rule, each once") {
  CHECK(decide("when = all { firm.is_new, firm.tax:at_least '5元' }, pays = firm.tax + firm.cost", "").missing() == "is_new tax cost");
}

TEST_CASE("a fact that can change nothing any more is not missed") {
  CHECK(right("any { all { firm.is_new, firm.is_local }, firm.is_listed }", "is_local = false").missing() == "is_listed");
  CHECK(right("all { any { firm.is_new, firm.is_local }, firm.is_listed }", "is_new = true").missing() == "is_listed");
  CHECK(right("choose(firm.is_new, { yes = firm.tax, no = firm.cost }):at_least '1元'", "is_new = true").missing() == "tax");
  CHECK(right("choose(firm.level, { national = firm.tax, otherwise = firm.cost }):at_least '1元'", "level = 'municipal'").missing() == "cost");
}

TEST_CASE("where the selector is unknown it and the unknown branches are missed") {
  CHECK(right("choose(firm.is_new, { yes = firm.tax, no = firm.cost }):at_least '1元'", "tax = '1元'").missing() == "is_new cost");
}

TEST_CASE("an ineligible decision misses nothing") { CHECK(right("all { firm.is_new, firm.is_local }", "is_new = false").missing().empty()); }

TEST_CASE("facts of figures and of who pays are not missed") {
  const Decided decided = decide("pays = firm.tax, funded_by = firm.payer, figures = { cost = firm.cost }", "");
  CHECK(decided.missing() == "tax");
}

TEST_CASE("an undefined result names its facts as its reason, and only unknown ones as missing") {
  const Decided decided = decide("when = firm.is_new, pays = firm.tax / firm.cost * '1元'", "tax = '1元', cost = '0元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.missing() == "is_new");
  CHECK(decided.reason() == "division by zero (tax, cost)");
}

TEST_CASE("a missing truth is told either way") {
  const Decided decided = decide("when = firm.is_new, pays = firm.tax", "tax = '5元'");
  REQUIRE(decided.missing() == "is_new");
  CHECK(decided.decision.missing[0].decides.en == "yes: granted, 5.00元; no: ineligible");
  CHECK(decided.decision.missing[0].decides.zh == "是：符合，5.00元；否：不符合");
}

TEST_CASE("a missing sum is told below, at and above the line it is compared with") {
  const Decided decided = right("firm.tax:more_than '5元'", "");
  CHECK(decided.decision.missing.at(0).decides.en == "below 5元: ineligible; 5元: ineligible; above 5元: granted");
}

TEST_CASE("of two missing facts neither alone decides") {
  const Decided decided = right("all { firm.is_new, firm.is_local }", "");
  REQUIRE(decided.missing() == "is_new is_local");
  CHECK(decided.decision.missing[0].decides.en == "yes: still undetermined; no: ineligible");
}

TEST_CASE("asking what facts would decide changes nothing that was found") {
  const Decided decided = decide("when = firm.is_new, pays = firm.tax, figures = { twice = firm.tax * 2 }", "tax = '5元'");
  CHECK(decided.figure("twice") == "10元");
  CHECK(shown(decided.line("fact", "is_new")->value) == "unknown");
}

TEST_CASE("a fact missed through two questions is listed once") {
  CHECK(right("all { firm.orders:count():at_least(1), firm.orders:sum(order.sum):at_least '5元' }", "").missing() == "orders");
  CHECK(right("all { firm.tax:at_least '5元', firm.tax:at_most '9元' }", "").missing() == "tax");
}

TEST_CASE("a member's missing fact names the member") {
  const Decided decided = decide("pays = firm.orders:sum(order.sum)", "orders = [ { sum = '1元' }, { is_late = true }, { is_late = false } ]");
  REQUIRE(decided.missing() == "sum sum");
  CHECK(decided.decision.missing[0].entity == "order");
  CHECK(decided.decision.missing[0].subject == "2");
  CHECK(decided.decision.missing[1].subject == "3");
}
