// Every row of the language's table "The vocabulary, by example".
#include "evaluate/firm.h"

using namespace duixian;

namespace {

// found() over several sums around a line of 1000万元: a fen below, just at, a fen above.
std::string around(const std::string& condition) {
  std::string all;
  for (const char* tax : {"9999999.99元", "1000万元", "10000000.01元"}) all += (all.empty() ? "" : " ") + found(condition, std::string("tax = '") + tax + "'");
  return all;
}

}  // namespace

TEST_CASE("each comparison turns at its line to the fen") {
  CHECK(around("firm.tax:at_least '1000万元'") == "no yes yes");
  CHECK(around("firm.tax:more_than '1000万元'") == "no no yes");
  CHECK(around("firm.tax:at_most '1000万元'") == "yes yes no");
  CHECK(around("firm.tax:less_than '1000万元'") == "yes no no");
  CHECK(around("firm.tax:is '1000万元'") == "no yes no");
  CHECK(around("firm.tax:is_not '1000万元'") == "yes no yes");
}

TEST_CASE("a comparison with an unknown side is unknown, whichever side it is") {
  for (const char* word : {"at_least", "more_than", "at_most", "less_than", "is", "is_not"}) {
    const std::string call = std::string("firm.tax:") + word + "(firm.cost)";
    INFO(call);
    CHECK(found(call, "tax = '1元'") == "unknown");
    CHECK(found(call, "cost = '1元'") == "unknown");
    CHECK(found(call, "") == "unknown");
  }
}

TEST_CASE("between has both ends in") {
  const auto between = [](const char* staff) { return found("firm.staff:between(5, 10)", std::string("staff = ") + staff); };
  CHECK(between("4") == "no");
  CHECK(between("5") == "yes");
  CHECK(between("10") == "yes");
  CHECK(between("11") == "no");
  CHECK(found("firm.staff:between(5, 10)", "") == "unknown");
}

TEST_CASE("between is settled by the end that is known") {
  CHECK(found("firm.tax:between(firm.cost, '10元')", "tax = '11元'") == "no");
  CHECK(found("firm.tax:between('5元', firm.cost)", "tax = '4元'") == "no");
  CHECK(found("firm.tax:between('5元', firm.cost)", "tax = '6元'") == "unknown");
}

TEST_CASE("a choice is compared by name") {
  CHECK(found("firm.level:is 'national'", "level = 'national'") == "yes");
  CHECK(found("firm.level:is 'national'", "level = 'municipal'") == "no");
  CHECK(found("firm.level:is_not 'national'", "level = 'national'") == "no");
  CHECK(found("firm.level:is_not 'national'", "level = 'municipal'") == "yes");
  CHECK(found("firm.level:one_of { 'national', 'provincial' }", "level = 'provincial'") == "yes");
  CHECK(found("firm.level:one_of { 'national', 'provincial' }", "level = 'municipal'") == "no");
}

TEST_CASE("a name that a closed choice does not declare is unreadable, thus unknown") {
  CHECK(found("firm.level:is 'national'", "level = 'galactic'") == "unknown");
  CHECK(found("firm.level:is_not 'national'", "level = 'galactic'") == "unknown");
  CHECK(found("firm.level:one_of { 'national' }", "level = 'galactic'") == "unknown");
}

TEST_CASE("a name that an open choice does not declare is known and none of them") {
  CHECK(found("firm.trade:is 'steel'", "trade = 'toys'") == "no");
  CHECK(found("firm.trade:is_not 'steel'", "trade = 'toys'") == "yes");
  CHECK(found("firm.trade:one_of { 'steel', 'food' }", "trade = 'toys'") == "no");
  CHECK(found("choose(firm.trade, { steel = '1元', otherwise = '2元' })", "trade = 'toys'") == "2元");
  CHECK(found("firm.trade:is 'steel'", "") == "unknown");
}

TEST_CASE("a list of names may be a parameter") {
  const Policy policy(firm_schema + "[parameter]\nfine = { type = 'list', value = [{ from = 2006-01-01, names = ['national', 'provincial'] }] }\n",
                      clause("figures = { it = firm.level:one_of(parameter.fine) }", "right"));
  CHECK(policy.decide("1-1", "given = { level = 'provincial' }").figure("it") == "yes");
  CHECK(policy.decide("1-1", "given = { level = 'municipal' }").figure("it") == "no");
}

TEST_CASE("which names those that hold") {
  const std::string which = "which { first = firm.is_new, second = firm.is_local, third = firm.is_listed }";
  CHECK(found(which, "is_new = true, is_local = false, is_listed = true") == "[first, third]");
  CHECK(found(which, "is_new = false, is_local = false, is_listed = false") == "[]");
  CHECK(found(which, "is_new = false, is_local = false") == "unknown");
}

TEST_CASE("any takes the list that which takes") {
  CHECK(found("any { first = firm.is_new, second = firm.is_local }", "is_new = false, is_local = true") == "yes");
  CHECK(found("any { first = firm.is_new, second = firm.is_local }", "is_new = false, is_local = false") == "no");
}

TEST_CASE("a share is compared exactly: a third of three is at least a third") {
  CHECK(found("(firm.tax / firm.cost):at_least '1/3'", "tax = '1元', cost = '3元'") == "yes");
  CHECK(found("(firm.tax / firm.cost):more_than '1/3'", "tax = '1元', cost = '3元'") == "no");
  CHECK(found("(firm.tax / firm.cost):at_least '1/3'", "tax = '0.33元', cost = '1元'") == "no");
}

TEST_CASE("money by area is compared with a price by area") {
  CHECK(found("(firm.cost / firm.land):at_least '150万元/亩'", "cost = '3000万元', land = '20亩'") == "yes");
  CHECK(found("(firm.cost / firm.land):at_least '150万元/亩'", "cost = '29999999.99元', land = '20亩'") == "no");
  CHECK(found("(firm.cost / firm.land):at_least '150万元/亩'", "cost = '3000万元', land = '20.01亩'") == "no");
  CHECK(found("firm.land:is '2公顷'", "land = '30亩'") == "yes");  // a 亩 is 2000/3 square metres
}

TEST_CASE("whole steps of an increase count, and pro rata counts all of it") {
  const std::string steps = "(firm.tax - firm.cost):whole_steps '1000万元' * '3万元'";
  CHECK(found(steps, "tax = '3999万元', cost = '1000万元'") == "6万元");
  CHECK(found(steps, "tax = '4000万元', cost = '1000万元'") == "9万元");
  CHECK(found(steps, "tax = '1999.99万元', cost = '1000万元'") == "0元");
  CHECK(found("(firm.tax - firm.cost) / '1000万元' * '3万元'", "tax = '2500万元', cost = '1000万元'") == "4.5万元");
}

TEST_CASE("growth is over the value before") {
  CHECK(found("firm.tax:growth_over(firm.cost)", "tax = '110万元', cost = '100万元'") == "0.1");
  CHECK(found("firm.tax:growth_over(firm.cost):at_least '10%'", "tax = '110万元', cost = '100万元'") == "yes");
  CHECK(found("firm.tax:growth_over(firm.cost):at_least '10%'", "tax = '109.999999万元', cost = '100万元'") == "no");
  CHECK(found("firm.tax:growth_over(firm.cost)", "tax = '0元', cost = '100万元'") == "-1");
  CHECK(found("firm.sales:growth_over(firm.sales:years_ago(1))", "sales = { 2006 = '100万元', 2007 = '150万元' }") == "0.5");
}

TEST_CASE("dates: a period after a day is the same day, else the month's last") {
  CHECK(found("firm.founded + '3年'", "founded = '2004-02-29'") == "2007-02-28");
  CHECK(found("firm.founded + '1个月'", "founded = '2007-01-31'") == "2007-02-28");
  CHECK(found("firm.founded + '90天'", "founded = '2007-01-31'") == "2007-05-01");
  CHECK(found("firm.founded - '1年'", "founded = '2005-02-28'") == "2004-02-28");
  CHECK(found("firm.opened - firm.founded", "founded = '2007-01-31', opened = '2007-03-01'") == "29天");
  CHECK(found("firm.founded:year()", "founded = '2007-01-31'") == "2007");
}

TEST_CASE("within three years of registration includes the day itself") {
  const std::string within = "firm.opened:at_most(firm.founded + '3年')";
  CHECK(found(within, "founded = '2004-05-06', opened = '2007-05-06'") == "yes");
  CHECK(found(within, "founded = '2004-05-06', opened = '2007-05-07'") == "no");
  CHECK(found("this_year - firm.opened:year() + 1", "opened = '2006-12-31'", "year = 2007") == "2");
}

TEST_CASE("a choice of sums by level") {
  const std::string sum = "choose(firm.level, { national = '3万元', provincial = '2万元', municipal = '1万元' })";
  CHECK(found(sum, "level = 'national'") == "3万元");
  CHECK(found(sum, "level = 'provincial'") == "2万元");
  CHECK(found(sum, "level = 'municipal'") == "1万元");
  CHECK(found("choose(firm.is_new, { yes = '2元', no = '1元' })", "is_new = true") == "2元");
  CHECK(found("choose(firm.is_new, { yes = '2元', no = '1元' })", "is_new = false") == "1元");
}

TEST_CASE("a choice may be a parameter, with an otherwise") {
  const Policy policy(firm_schema + "[parameter]\nsum = { type = 'choose', value = [{ from = 2006-01-01, by = { steel = '3万元' }, otherwise = '1万元' }] }\n",
                      clause("figures = { it = choose(firm.trade, parameter.sum) }", "right"));
  CHECK(policy.decide("1-1", "given = { trade = 'steel' }").figure("it") == "3万元");
  CHECK(policy.decide("1-1", "given = { trade = 'food' }").figure("it") == "1万元");
  CHECK(policy.decide("1-1", "given = { trade = 'toys' }").figure("it") == "1万元");
  CHECK(policy.decide("1-1", "given = { }").figure("it") == "unknown");
}

TEST_CASE("capped, highest, lowest and not below") {
  CHECK(found("firm.tax:capped '500万元'", "tax = '499万元'") == "499万元");
  CHECK(found("firm.tax:capped '500万元'", "tax = '501万元'") == "500万元");
  CHECK(found("highest { firm.tax, firm.cost }", "tax = '1元', cost = '2元'") == "2元");
  CHECK(found("lowest { firm.tax, firm.cost }", "tax = '1元', cost = '2元'") == "1元");
  CHECK(found("highest { firm.tax - firm.cost, '0元' }", "tax = '1元', cost = '2元'") == "0元");
  CHECK(found("highest { firm.tax, firm.cost }", "tax = '1元'") == "unknown");
}

TEST_CASE("rounding goes down, up, or to the nearer with a tie up") {
  CHECK(found("firm.tax:rounded('1万元', 'down')", "tax = '19999.99元'") == "1万元");
  CHECK(found("firm.tax:rounded('1万元', 'up')", "tax = '10000.01元'") == "2万元");
  CHECK(found("firm.tax:rounded('1万元', 'half up')", "tax = '15000元'") == "2万元");
  CHECK(found("firm.tax:rounded('1万元')", "tax = '14999.99元'") == "1万元");
  CHECK(found("firm.tax:rounded('1万元', 'up')", "tax = '2万元'") == "2万元");
}

TEST_CASE("dollars times yuan by dollar are yuan") {
  const Policy policy(firm_schema + "[parameter]\nrate = { type = 'number', unit = '元/美元', value = '7.3元/美元' }\n",
                      clause("figures = { it = firm.imports * parameter.rate }", "right"));
  CHECK(policy.decide("1-1", "given = { imports = '100万美元' }").figure("it") == "730万元");
}

TEST_CASE("periods compare and divide within months or days") {
  CHECK(found("firm.lease:at_least '3年'", "lease = '36个月'") == "yes");
  CHECK(found("firm.lease:at_least '3年'", "lease = '35个月'") == "no");
  CHECK(found("firm.lease / '1年'", "lease = '18个月'") == "1.5");
}
