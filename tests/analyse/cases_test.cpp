// Worked examples: what they compare, and what they leave untouched.
#include "analyse/coverage.h"
#include "analyse/run_case.h"
#include "evaluate/firm.h"

using namespace duixian;

namespace {

using analyse::CaseStatus;

analyse::CaseResult run(const Policy& policy, const std::string& example) { return analyse::run_case(policy.pack(), policy.case_of("1-1", example)); }

// What differs, by name.
std::string differences(const Policy& policy, const std::string& example) {
  std::string all;
  for (const auto& one : run(policy, example).differences) all += (all.empty() ? "" : " ") + one.what;
  return all;
}

const std::string tiers = firm_schema + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' }] }] }\n";

// What is left untouched after these cases: "kind what; ...".
std::string uncovered(const Policy& policy, const std::vector<std::string>& examples) {
  analyse::Coverage coverage(policy.pack());
  for (const std::string& example : examples) {
    const packs::Case one = policy.case_of("1-1", example);
    REQUIRE(analyse::run_case(policy.pack(), one).status == CaseStatus::passed);
    coverage.add(one);
  }
  std::string all;
  for (const auto& one : coverage.report()) {
    if (!one.reached) all += (all.empty() ? "" : "; ") + one.kind + " " + one.what;
  }
  return all;
}

}  // namespace

TEST_CASE("a case passes where everything it names is found") {
  const Policy policy(firm_schema, clause("pays = firm.tax, funded_by = 'city', figures = { twice = firm.tax * 2, new = firm.is_new }"));
  CHECK(run(policy, "given = { tax = '5元', is_new = true }\nexpect = { outcome = 'granted', amount = '5元', funding = { city = '5元' }, figures = { twice = '10元', new = true } }").status == CaseStatus::passed);
}

TEST_CASE("what a case does not name is not compared") {
  const Policy policy(firm_schema, clause("pays = firm.tax"));
  CHECK(run(policy, "given = { tax = '5元' }\nexpect = { }").status == CaseStatus::passed);
}

TEST_CASE("each thing that differs is told, with what was expected and found") {
  const Policy policy(firm_schema, clause("pays = firm.tax, figures = { twice = firm.tax * 2 }"));
  const auto result = run(policy, "given = { tax = '5元' }\nexpect = { outcome = 'open', amount = '5.01元', figures = { twice = 11, half = 1 } }");
  CHECK(result.status == CaseStatus::failed);
  REQUIRE(result.differences.size() == 4);
  CHECK(result.differences[0].expected == "open");
  CHECK(result.differences[0].found == "granted");
  CHECK(result.differences[1].found == "5.00元");
  CHECK(result.differences[3].found == "no such figure");
}

TEST_CASE("a bare number is in the figure's base unit, yuan for money") {
  const Policy policy(firm_schema, clause("pays = firm.tax, figures = { twice = firm.tax * 2, staff = firm.staff }"));
  CHECK(differences(policy, "given = { tax = '5元', staff = 7 }\nexpect = { amount = 5, figures = { twice = 10, staff = 7 } }").empty());
  CHECK(differences(policy, "given = { tax = '5元', staff = 7 }\nexpect = { amount = 500, figures = { twice = '1000', staff = 8 } }") == "amount figures.twice figures.staff");
}

TEST_CASE("missing and failing are compared as sets, and an empty list means none") {
  const Policy policy(firm_schema, clause("when = all { firm.is_new, firm.is_local }", "right"));
  CHECK(differences(policy, "given = { }\nexpect = { missing = ['is_local', 'is_new'] }").empty());
  CHECK(differences(policy, "given = { }\nexpect = { missing = ['is_new'] }") == "missing");
  CHECK(differences(policy, "given = { is_new = true, is_local = true }\nexpect = { missing = [], failing = [] }").empty());
  CHECK(differences(policy, "given = { is_new = false, is_local = false }\nexpect = { failing = ['is_local', 'is_new'] }").empty());
}

TEST_CASE("the ends of an open outcome and a part of its reason are compared") {
  const Policy policy(firm_schema + "[discretion]\ncut = { type = 'rate', lowest = '30%', highest = '100%' }\n", clause("pays = firm.tax * discretion.cut"));
  CHECK(differences(policy, "given = { tax = '100元' }\nexpect = { outcome = 'open', lowest = '30元', highest = '100元' }").empty());
  CHECK(differences(policy, "given = { tax = '100元', cut = '20%' }\nexpect = { outcome = 'failed', reason = 'outside' }").empty());
  CHECK(differences(policy, "given = { tax = '100元' }\nexpect = { amount = '30元' }") == "amount");
}

TEST_CASE("instalments are compared by sum, and by year where the case says one") {
  const Policy policy(firm_schema, clause("pays = firm.tax, instalments = { years = 2 }"));
  CHECK(differences(policy, "given = { tax = '3元' }\nexpect = { instalments = ['1.5元', '1.5元'] }").empty());
  CHECK(differences(policy, "given = { tax = '3元' }\nexpect = { instalments = [{ year = 2006, amount = '1.5元' }, { year = 2007, amount = '1.5元' }] }").empty());
  CHECK(differences(policy, "given = { tax = '3元' }\nexpect = { instalments = [{ year = 2006, amount = '1.5元' }, { year = 2008, amount = '1.5元' }] }") == "instalments");
  CHECK(differences(policy, "given = { tax = '3元' }\nexpect = { instalments = ['3元'] }") == "instalments");
}

TEST_CASE("a list of sums is compared in order, a list of names in any") {
  const Policy policy(firm_schema, clause("figures = { sums = firm.orders:values(order.sum), held = which { a = firm.is_new, b = firm.is_local } }", "right"));
  const std::string given = "given = { is_new = true, is_local = true, orders = [ { sum = '1元' }, { sum = '2元' } ] }\nexpect = { figures = ";
  CHECK(differences(policy, given + "{ sums = [1, 2], held = ['b', 'a'] } }").empty());
  CHECK(differences(policy, given + "{ sums = [2, 1], held = ['a'] } }") == "figures.sums figures.held");
}

TEST_CASE("a case under an unknown reading cannot be run") {
  const Policy policy(firm_schema, clause("pays = firm.tax"));
  CHECK(run(policy, "given = { tax = '5元' }\nreadings = { A9 = 'R1' }\nexpect = { }").status == CaseStatus::error);
}

TEST_CASE("a condition counts as reached only by a case in which it mattered") {
  const Policy policy(firm_schema, clause("when = all { firm.is_new, firm.is_local }", "right"));
  const std::string ineligible = "expect = { outcome = 'ineligible' }", granted = "expect = { outcome = 'granted' }";
  CHECK(uncovered(policy, {}) == "provision 试; condition fact is_new; condition fact is_local");
  CHECK(uncovered(policy, {"given = { is_new = false, is_local = true }\n" + ineligible}) == "condition fact is_local");
  CHECK(uncovered(policy, {"given = { is_new = false, is_local = false }\n" + ineligible}) == "condition fact is_new; condition fact is_local");
  CHECK(uncovered(policy, {"given = { is_new = true, is_local = true }\n" + granted}).empty());
}

TEST_CASE("a case that compares nothing reaches no condition") {
  const Policy policy(firm_schema, clause("when = firm.is_new", "right"));
  CHECK(uncovered(policy, {"given = { is_new = true }\nexpect = { }"}) == "condition fact is_new");
}

TEST_CASE("each tier is reached by a case that lies in it") {
  const Policy policy(tiers, clause("pays = tiers(firm.tax, parameter.t)"));
  CHECK(uncovered(policy, {"given = { tax = '100元' }\nexpect = { amount = '10元' }"}) == "tier tiers t: below the lowest; tier tiers t: row 2");
  CHECK(uncovered(policy, {"given = { tax = '99元' }\nexpect = { }", "given = { tax = '150元' }\nexpect = { }", "given = { tax = '200元' }\nexpect = { }"}).empty());
}

TEST_CASE("each branch of a choice is reached by a case that takes it") {
  const Policy policy(firm_schema, clause("pays = choose(firm.trade, { steel = '1元', food = '2元', otherwise = '3元' })"));
  CHECK(uncovered(policy, {"given = { trade = 'food' }\nexpect = { }"}) == "branch choose: steel; branch choose: otherwise");
  CHECK(uncovered(policy, {"given = { trade = 'toys' }\nexpect = { }", "given = { trade = 'steel' }\nexpect = { }"}) == "branch choose: food");
}

TEST_CASE("each branch of a reading is reached by a case under it") {
  const Policy policy(firm_schema + "[reading]\n'1-1/A1' = { issue = '口径', choices = { R1 = 'a', R2 = 'b' }, default = 'R1' }\n",
                      clause("pays = reading '1-1/A1' { R1 = firm.tax, R2 = firm.cost }"));
  CHECK(uncovered(policy, {"given = { tax = '1元' }\nexpect = { }"}) == "branch reading 1-1/A1: R2");
  CHECK(uncovered(policy, {"given = { tax = '1元' }\nexpect = { }", "given = { cost = '1元' }\nreadings = { A1 = 'R2' }\nexpect = { }"}).empty());
}

TEST_CASE("tiers and choices inside a list are reached by the members in them") {
  const Policy policy(tiers, clause("pays = firm.orders:sum(tiers(order.sum, parameter.t))"));
  CHECK(uncovered(policy, {"given = { orders = [ { sum = '1元' }, { sum = '250元' } ] }\nexpect = { }"}) == "tier tiers t: row 1");
}
