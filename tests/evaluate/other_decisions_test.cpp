// Decisions that refer to decisions, and facts that are computed from others.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[reading]
'1-1/A1' = { issue = '口径', choices = { R1 = 'tax', R2 = 'cost' }, default = 'R1' }
)";
const std::string rebate = clause("when = firm.is_new, pays = firm.tax * '50%'", "rebate");

}  // namespace

TEST_CASE("another decision's amount is its rounded sum where it qualifies and zero where it does not") {
  const Policy policy(declared, rebate + clause("pays = decision '1-1'.amount * 2", "award", "1-2"));
  CHECK(policy.decide("1-2", "given = { is_new = true, tax = '0.05元' }").amount() == "0.06元");  // 2.5 fen are 3, twice
  CHECK(policy.decide("1-2", "given = { is_new = false, tax = '5元' }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { is_new = false }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { tax = '5元' }").missing() == "is_new");
  CHECK(policy.decide("1-2", "given = { is_new = true }").missing() == "tax");
}

TEST_CASE("another decision qualifies by its applies and when") {
  const Policy policy(declared, clause("applies = firm.is_new, when = firm.is_local", "duty") + clause("when = decision '1-1'.qualifies", "right", "1-2"));
  CHECK(policy.decide("1-2", "given = { is_new = true, is_local = true }").outcome() == "granted");
  CHECK(policy.decide("1-2", "given = { is_new = false, is_local = true }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { is_new = true, is_local = false }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { is_local = true }").outcome() == "undetermined");
}

TEST_CASE("a decision may be referred to before it is written") {
  const Policy policy(declared, clause("pays = decision '1-1'.amount", "award", "1-2") + rebate);
  CHECK(policy.decide("1-2", "given = { is_new = true, tax = '4元' }").amount() == "2.00元");
}

TEST_CASE("a computed fact is computed where the records have none") {
  const Policy policy(declared, rebate + "firm.paid = decision '1-1'.amount\n" + clause("pays = firm.paid", "award", "1-2"));
  const Decided computed = policy.decide("1-2", "given = { is_new = true, tax = '4元' }");
  CHECK(computed.amount() == "2.00元");
  CHECK(computed.line("fact", "paid")->note.en == "not in the records: computed from other provisions");
  CHECK(computed.line("fact", "paid")->parts.size() == 1);
}

TEST_CASE("a value in the records stands before the computed one, and nothing else is asked") {
  const Policy policy(declared, rebate + "firm.paid = decision '1-1'.amount\n" + clause("pays = firm.paid", "award", "1-2"));
  const Decided given = policy.decide("1-2", "given = { is_new = true, tax = '4元', paid = '9元' }");
  CHECK(given.amount() == "9.00元");
  CHECK(given.line("fact", "paid")->parts.empty());
  CHECK(policy.decide("1-2", "given = { paid = '9元' }").outcome() == "granted");
}

TEST_CASE("where a computed fact is unknown, the facts it is computed from are missing") {
  const Policy policy(declared, rebate + "firm.paid = decision '1-1'.amount\n" + clause("pays = firm.paid", "award", "1-2"));
  CHECK(policy.decide("1-2", "given = { is_new = true }").missing() == "tax");
}

TEST_CASE("a reading inside a computed fact is explained as it was taken") {
  const Policy policy(declared, "firm.paid = reading '1-1/A1' { R1 = firm.tax, R2 = firm.cost }\n" + clause("pays = firm.paid"));
  const Decided decided = policy.decide("1-1", "given = { tax = '4元', cost = '5元' }\nreadings = { A1 = 'R2' }");
  CHECK(decided.amount() == "5.00元");
  REQUIRE(decided.line("reading"));
  CHECK(decided.line("reading")->note.en == "R2 is taken: cost");
  CHECK(decided.decision.readings == std::vector<std::pair<std::string, std::string>>{{"1-1/A1", "R2"}});
}

TEST_CASE("nothing is taken through another decision either: a sum below zero is none") {
  const Policy policy(declared, clause("pays = firm.tax - firm.cost", "rebate") + clause("pays = decision '1-1'.amount + firm.paid", "award", "1-2"));
  CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '3元' }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { tax = '1元', cost = '3元', paid = '5元' }").amount() == "5.00元");
}

TEST_CASE("a ruling outside its range fails what refers to the decision, too") {
  const Policy policy(declared + "[discretion]\ncut = { type = 'rate', lowest = '30%', highest = '100%' }\n",
                      clause("pays = firm.tax * discretion.cut", "rebate") + clause("pays = decision '1-1'.amount", "award", "1-2"));
  CHECK(policy.decide("1-2", "given = { tax = '100元', cut = '20%' }").outcome() == "failed");
}
