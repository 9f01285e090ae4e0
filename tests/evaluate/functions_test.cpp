// Provisions whose sum a Lua function computes, case by case.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

Decided decide(const std::string& keys, const std::string& given) { return Policy(firm_schema, clause(keys, "subsidy")).decide("1-1", "given = { " + given + " }"); }

const std::string growth = R"(reads = { firm.tax, firm.cost, firm.paid }, pays = compute(function(e)
  local growth = e.tax - e.cost
  if growth * 10 >= e.cost then return e.tax * "50%" end
  return "0元"
end))";

}  // namespace

TEST_CASE("a function computes with exact values, on either side of its line") {
  CHECK(decide(growth, "tax = '110元', cost = '100元'").amount() == "55.00元");
  CHECK(decide(growth, "tax = '109.99元', cost = '100元'").outcome() == "ineligible");
}

TEST_CASE("a function that reads an unknown fact leaves the decision undetermined and names only that fact") {
  const Decided decided = decide(growth, "tax = '110元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.missing() == "cost");
}

TEST_CASE("a fact that a function declares and does not read is not missed") {
  CHECK(decide(growth, "tax = '110元', cost = '100元'").missing().empty());
  CHECK(decide(growth, "tax = '110元', cost = '100元'").outcome() == "granted");
}

TEST_CASE("a function that gives no sum fails the decision, and says so") {
  for (const char* result : {"nil", "'steel'", "true", "'5亩'", "'5美元'"}) {
    const Decided decided = decide(std::string("reads = { firm.tax }, pays = compute(function(e) return ") + result + " end)", "tax = '1元'");
    INFO(result);
    CHECK(decided.outcome() == "failed");
    CHECK_FALSE(decided.reason().empty());
  }
}

TEST_CASE("an error raised by a function fails this decision alone") {
  const Policy policy(firm_schema, clause("reads = { firm.tax }, pays = compute(function(e) if e.tax > '5元' then error('too much') end return e.tax end)", "subsidy"));
  CHECK(policy.decide("1-1", "given = { tax = '6元' }").outcome() == "failed");
  CHECK(policy.decide("1-1", "given = { tax = '5元' }").amount() == "5.00元");
}

TEST_CASE("a function that never ends is stopped, and the next subject is computed as ever") {
  const Policy policy(firm_schema, clause("reads = { firm.tax }, pays = compute(function(e) while e.tax > '5元' do end return e.tax end)", "subsidy"));
  CHECK(policy.decide("1-1", "given = { tax = '6元' }").outcome() == "failed");
  CHECK(policy.decide("1-1", "given = { tax = '5元' }").amount() == "5.00元");
}

TEST_CASE("no state survives from one subject to the next") {
  const std::string counting = "local calls = 0\n" + clause("reads = { firm.tax }, pays = compute(function(e) calls = calls + 1 return e.tax * calls end)", "subsidy");
  const Policy policy(firm_schema, counting);
  const Decided first = policy.decide("1-1", "given = { tax = '5元' }"), second = policy.decide("1-1", "given = { tax = '5元' }");
  CHECK(first.amount() == second.amount());
  CHECK(first.outcome() == second.outcome());
}

TEST_CASE("a function's division by zero fails with its line") {
  const Decided decided = decide("reads = { firm.tax, firm.cost }, pays = compute(function(e) return e.tax * (e.tax / e.cost) end)", "tax = '1元', cost = '0元'");
  CHECK(decided.outcome() != "granted");
  CHECK_FALSE(decided.reason().empty());
}

TEST_CASE("what a missing choice would decide is tried out though no record has ever said it") {
  const Decided decided = decide("reads = { firm.level }, pays = compute(function(e) if e.level == 'national' then return '5元' end return '1元' end)", "");
  CHECK(decided.outcome() == "undetermined");
  REQUIRE(decided.missing() == "level");
  CHECK(decided.decision.missing[0].decides.en == "national: granted, 5.00元; provincial: granted, 1.00元; municipal: granted, 1.00元");
}
