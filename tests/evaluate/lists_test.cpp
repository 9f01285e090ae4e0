// Lists: what is not given, what is empty, what a condition on members leaves unknown.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string three = "orders = [ { sum = '1元', is_export = true }, { sum = '20元', is_export = false }, { sum = '300元', is_export = true } ]";
const std::string doubtful = "orders = [ { sum = '1元', is_export = true }, { sum = '20元' }, { sum = '300元', is_export = false } ]";

}  // namespace

TEST_CASE("a list not given is unknown, whatever it is asked") {
  for (const char* question : {"firm.orders:sum(order.sum)", "firm.orders:count()", "firm.orders:every(order.is_export)", "firm.orders:any(order.is_export)",
                               "firm.orders:highest(order.sum)", "firm.orders:values(order.sum)", "firm.orders:where(order.is_export):count():at_least(1)"}) {
    INFO(question);
    CHECK(found(question, "") == "unknown");
  }
  CHECK(right("firm.orders:count():at_least(1)", "").missing() == "orders");
}

TEST_CASE("an empty list counts and sums to zero, has no member, and proves nothing of every one") {
  CHECK(found("firm.orders:sum(order.sum)", "orders = []") == "0元");
  CHECK(found("firm.orders:count()", "orders = []") == "0");
  CHECK(found("firm.orders:highest(order.sum)", "orders = []") == "0元");
  CHECK(found("firm.orders:every(order.is_export)", "orders = []") == "no");
  CHECK(found("firm.orders:any(order.is_export)", "orders = []") == "no");
  CHECK(found("firm.orders:values(order.sum)", "orders = []") == "[]");
}

TEST_CASE("a register declared complete is empty where it is not given, and says why") {
  CHECK(found("firm.patents:count()", "") == "0");
  CHECK(found("firm.patents:every(patent.value:at_least '1元')", "") == "no");
  const Decided decided = right("firm.patents:count():at_least(1)", "");
  CHECK(decided.outcome() == "ineligible");
  REQUIRE(decided.line("count"));
  CHECK(decided.line("count")->note.en == "no members; as declared: 专利登记完整");
}

TEST_CASE("sum, count, highest, values, any and every over the members") {
  CHECK(found("firm.orders:sum(order.sum)", three) == "321元");
  CHECK(found("firm.orders:count()", three) == "3");
  CHECK(found("firm.orders:highest(order.sum)", three) == "300元");
  CHECK(found("firm.orders:values(order.sum)", three) == "[1元, 20元, 300元]");
  CHECK(found("firm.orders:any(order.sum:at_least '300元')", three) == "yes");
  CHECK(found("firm.orders:every(order.sum:at_least '1元')", three) == "yes");
  CHECK(found("firm.orders:every(order.sum:at_least '2元')", three) == "no");
}

TEST_CASE("where keeps the members for which its condition holds, and a second where narrows the first") {
  CHECK(found("firm.orders:where(order.is_export):sum(order.sum)", three) == "301元");
  CHECK(found("firm.orders:where(order.is_export):count()", three) == "2");
  CHECK(found("firm.orders:where(order.is_export):where(order.sum:at_least '2元'):values(order.sum)", three) == "[300元]");
  CHECK(found("firm.orders:where(order.is_export):every(order.sum:is_not '20元')", three) == "yes");
}

TEST_CASE("a where that is unknown for a member leaves sum and highest unknown") {
  CHECK(found("firm.orders:where(order.is_export):sum(order.sum)", doubtful) == "unknown");
  CHECK(found("firm.orders:where(order.is_export):highest(order.sum)", doubtful) == "unknown");
  CHECK(found("firm.orders:sum(order.sum)", "orders = [ { sum = '1元' }, { is_export = true } ]") == "unknown");
}

TEST_CASE("a count lies between its surely and its possibly, and a comparison that both settle is settled") {
  const std::string count = "firm.orders:where(order.is_export):count()";  // one or two
  CHECK(found(count, doubtful) == "unknown");
  CHECK(found(count + ":at_least(1)", doubtful) == "yes");
  CHECK(found(count + ":at_least(2)", doubtful) == "unknown");
  CHECK(found(count + ":at_least(3)", doubtful) == "no");
  CHECK(found(count + ":at_most(2)", doubtful) == "yes");
  CHECK(found(count + ":less_than(1)", doubtful) == "no");
  CHECK(found(count + ":between(1, 2)", doubtful) == "yes");
  CHECK(found(count + ":between(3, 9)", doubtful) == "no");
  CHECK(found(count + ":is(3)", doubtful) == "no");
  CHECK(found(count + ":is(2)", doubtful) == "unknown");
  CHECK(found(count + ":is_not(3)", doubtful) == "yes");
}

TEST_CASE("a count that is not settled misses the facts of the members it doubts, and no others") {
  const Decided decided = right("firm.orders:where(order.is_export):count():at_least(2)", doubtful);
  CHECK(decided.outcome() == "undetermined");
  REQUIRE(decided.missing() == "is_export");
  CHECK(decided.decision.missing[0].entity == "order");
  CHECK(decided.decision.missing[0].subject == "2");
}

TEST_CASE("every follows Kleene over the doubtful members") {
  const auto every = [](const std::string& orders) { return found("firm.orders:where(order.is_export):every(order.is_late)", "orders = [ " + orders + " ]"); };
  CHECK(every("{ is_export = true, is_late = true }, { is_late = true }") == "yes");
  CHECK(every("{ is_export = true, is_late = false }, { is_late = true }") == "no");
  CHECK(every("{ is_export = true, is_late = true }, { is_late = false }") == "unknown");
  CHECK(every("{ is_export = true }, { is_export = true, is_late = false }") == "no");
  CHECK(every("{ is_late = true }") == "unknown");  // perhaps no member at all
  CHECK(every("{ is_export = false, is_late = true }") == "no");
}

TEST_CASE("any holds by one member whatever the others are") {
  CHECK(found("firm.orders:any(order.is_late)", "orders = [ { is_late = true }, { } ]") == "yes");
  CHECK(found("firm.orders:any(order.is_late)", "orders = [ { is_late = false }, { } ]") == "unknown");
}

TEST_CASE("lists lie in lists, and the inner may use the outer member") {
  const std::string orders = "orders = [ { sum = '3元', lines = [ { price = '1元' }, { price = '2元' } ] }, { sum = '3元', lines = [ { price = '4元' } ] } ]";
  CHECK(found("firm.orders:sum(order.lines:sum(line.price))", orders) == "7元");
  CHECK(found("firm.orders:where(order.lines:sum(line.price):is(order.sum)):count()", orders) == "1");
  CHECK(found("firm.orders:sum(order.lines:where(line.price:less_than(order.sum)):count())", orders) == "2");
  CHECK(found("firm.orders:highest(order.lines:highest(line.price))", orders) == "4元");
  CHECK(found("firm.orders:sum(order.lines:sum(line.price))", "orders = [ { lines = [ { price = '1元' } ] }, { } ]") == "unknown");
}

TEST_CASE("members read the facts of what owns them") {
  CHECK(found("firm.orders:where(order.sum:more_than(firm.cost)):count()", three + ", cost = '10元'") == "2");
  CHECK(found("firm.orders:where(order.sum:more_than(firm.cost)):count():at_least(1)", three) == "unknown");
}

TEST_CASE("named members are those named, and a name without a record has nothing known") {
  const std::string orders = "orders = { power = { sum = '1元' }, food = { sum = '20元' }, toys = { sum = '300元' } }";
  CHECK(found("firm.orders:named { 'power', 'food' }:sum(order.sum)", orders) == "21元");
  CHECK(found("firm.orders:named { 'power', 'steel' }:sum(order.sum)", orders) == "unknown");
  CHECK(found("firm.orders:named { 'power', 'steel' }:count()", orders) == "2");
  CHECK(found("firm.orders:named { 'power', 'steel' }:every(order.sum:at_least '2元')", orders) == "no");
  CHECK(found("firm.orders:named { 'power', 'steel' }:any(order.sum:at_least '1元')", orders) == "yes");
}

TEST_CASE("members named by a damaged parameter are unknown, not none") {
  const Policy policy(firm_schema + "[parameter]\nnine = { type = 'list', value = [{ from = 2006-01-01, damaged = '……等' }] }\n",
                      clause("when = firm.orders:named(parameter.nine):every(order.is_export)", "right"));
  const Decided decided = policy.decide("1-1", "given = { orders = { a = { is_export = true } } }");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.missing() == "nine");
  CHECK(policy.decide("1-1", "given = { orders = { a = { is_export = true } } }\nparameters = { nine = ['a'] }").outcome() == "granted");
}

TEST_CASE("the sum of a list is told member by member") {
  const Decided decided = award("firm.orders:where(order.is_export):sum(order.sum)", three);
  const Explanation* line = decided.line("sum");
  REQUIRE(line);
  REQUIRE(line->parts.size() == 4);  // the list and its three members
  CHECK(line->parts[0].word == "list");
  CHECK(line->parts[1].word == "member");
  CHECK(line->parts[1].name == "1");
}

TEST_CASE("an award for nothing in a list is ineligible by the list") {
  const Decided decided = award("firm.orders:sum(order.sum)", "orders = []");
  CHECK(decided.outcome() == "ineligible");
  CHECK(decided.failing() == "orders");
}
