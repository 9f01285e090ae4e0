// What an undetermined decision can still come to.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

Decided pays(const std::string& rule, const std::string& given) { return Policy(firm_schema, clause(rule)).decide("1-1", "given = { " + given + " }"); }

}  // namespace

TEST_CASE("under a ceiling that is not known a sum lies between nothing and itself") {
  const Decided decided = pays("pays = (firm.cost * '10%'):capped(firm.tax)", "cost = '100万元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.ends() == "0.00元 to 100,000.00元");
}

TEST_CASE("with a condition that is not known a sum is paid or is not") {
  CHECK(pays("when = firm.is_new, pays = firm.cost * '10%'", "cost = '100万元'").ends() == "0.00元 to 100,000.00元");
}

TEST_CASE("of two parts the one that is known is paid at least") {
  const Decided decided = pays("pays = sum_of { base = firm.cost * '10%', extra = { when = firm.is_new, pays = '5万元' } }", "cost = '100万元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.ends() == "100,000.00元 to 150,000.00元");
  CHECK(decided.figure("base") == "10万元");
}

TEST_CASE("a table bounds what an unknown figure can bring") {
  CHECK(pays("pays = tiers(firm.tax, { { at_least = '1亿元', gives = '10万元' }, { at_least = '5亿元', gives = '50万元' } })", "").ends() == "0.00元 to 500,000.00元");
}

TEST_CASE("what nothing bounds has no ends") {
  CHECK(pays("pays = firm.cost * '10%'", "").ends() == "none to none");
}

TEST_CASE("where what is given is the first that holds, it may be nothing") {
  CHECK(pays("pays = '5万元', gives = { { 'key', when = firm.is_new } }", "").ends() == "0.00元 to 50,000.00元");
}

TEST_CASE("a ceiling that counts only if it is known bounds from below") {
  const std::string schema = "[entity.firm]\nkey = 'firm_id'\n[entity.firm.fact]\nx = { type = 'money', range = ['100元', '200元'] }\ntax = { type = 'money' }\n";
  const Policy policy(schema, clause("pays = firm.x:capped_if_known(firm.tax)"));
  CHECK(policy.decide("1-1", "given = { tax = '50元' }").ends() == "50.00元 to 50.00元");
  CHECK(policy.decide("1-1", "given = { }").ends() == "0.00元 to 200.00元");  // a ceiling may yet be found, and may be nothing
}

TEST_CASE("the highest of members in doubt is zero only where none counts") {
  const std::string some = "orders = [ { sum = '10元' }, { is_export = true, sum = '-5元' } ]";
  CHECK(pays("pays = firm.orders:where(order.is_export):highest(order.sum) + '100元'", some).ends() == "95.00元 to 110.00元");
  CHECK(pays("pays = firm.orders:where(order.is_export):highest(order.sum) + '100元'", "orders = [ { sum = '-5元' } ]").ends() == "95.00元 to 100.00元");
}

TEST_CASE("members in doubt may count or not") {
  const Decided decided = pays("pays = firm.orders:where(order.is_export):sum(order.sum) * '10%'", "orders = [ { is_export = true, sum = '100万元' }, { sum = '50万元' } ]");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.ends() == "100,000.00元 to 150,000.00元");
}
