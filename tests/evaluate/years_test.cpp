// Facts by year: for_years, years_ago, and facts that are the same in every year.
#include "evaluate/firm.h"

using namespace duixian;

TEST_CASE("for three years means this year and the two before") {
  const auto holds = [](const std::string& ranks) { return found("firm.rank:at_most(10):for_years(3)", "rank = { " + ranks + " }", "year = 2008"); };
  CHECK(holds("2006 = 10, 2007 = 9, 2008 = 8") == "yes");
  CHECK(holds("2006 = 11, 2007 = 9, 2008 = 8") == "no");
  CHECK(holds("2006 = 10, 2007 = 9, 2008 = 11") == "no");
  CHECK(holds("2005 = 99, 2006 = 10, 2007 = 9, 2008 = 8, 2009 = 99") == "yes");
}

TEST_CASE("a year without a record is unknown, and a known failing year beats it") {
  const auto holds = [](const std::string& ranks) { return found("firm.rank:at_most(10):for_years(3)", "rank = { " + ranks + " }", "year = 2008"); };
  CHECK(holds("2006 = 10, 2008 = 8") == "unknown");
  CHECK(holds("2006 = 11, 2008 = 8") == "no");
  CHECK(holds("2007 = 11") == "no");
}

TEST_CASE("the missing year is named, and only that one") {
  const Decided decided = right("firm.rank:at_most(10):for_years(3)", "rank = { 2006 = 10, 2008 = 8 }", "year = 2008");
  REQUIRE(decided.missing() == "rank");
  CHECK(decided.decision.missing[0].year == 2007);
}

TEST_CASE("the failing year is told by its own line") {
  const Decided decided = right("firm.rank:at_most(10):for_years(3)", "rank = { 2006 = 12, 2007 = 9, 2008 = 8 }", "year = 2008");
  REQUIRE(decided.failing() == "rank");
  CHECK(shown(decided.decision.failing[0].found) == "12");
  CHECK(shown(*decided.decision.failing[0].shortfall) == "2");
}

TEST_CASE("years ago moves a fact, a condition and a whole sum") {
  const std::string sales = "sales = { 2006 = '100元', 2007 = '150元' }, rank = { 2006 = 1, 2007 = 5 }";
  CHECK(found("firm.sales:years_ago(1)", sales, "year = 2007") == "100元");
  CHECK(found("firm.rank:at_most(3):years_ago(1)", sales, "year = 2007") == "yes");
  CHECK(found("firm.rank:at_most(3)", sales, "year = 2007") == "no");
  CHECK(found("(firm.sales * firm.rank):years_ago(1)", sales, "year = 2007") == "100元");
  CHECK(found("(firm.sales - firm.sales:years_ago(1)):years_ago(1)", sales, "year = 2008") == "50元");
}

TEST_CASE("a fact that is not yearly is the same in every year") {
  CHECK(found("firm.tax:years_ago(5)", "tax = '7元'", "year = 2008") == "7元");
  CHECK(found("firm.is_new:for_years(3)", "is_new = true", "year = 2008") == "yes");
}

TEST_CASE("this year moves with years ago") {
  CHECK(found("this_year", "", "year = 2008") == "2008");
  CHECK(found("this_year:years_ago(2)", "", "year = 2008") == "2006");
  CHECK(found("(this_year - firm.opened:year()):years_ago(1)", "opened = '2005-01-01'", "year = 2008") == "2");
}

TEST_CASE("a yearly fact given without a year is of the case's year") {
  CHECK(found("firm.sales", "sales = '7元'", "year = 2008") == "7元");
  CHECK(found("firm.sales:years_ago(1)", "sales = '7元'", "year = 2008") == "unknown");
}

TEST_CASE("years ago inside a list looks at the members' own years") {
  const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.plant]\nof = 'firm'\nlist = 'plants'\n[entity.plant.fact]\noutput = { type = 'money', yearly = true }\n";
  const Policy policy(schema, clause("figures = { now = firm.plants:sum(plant.output), then_ = firm.plants:sum(plant.output:years_ago(1)), also = firm.plants:sum(plant.output):years_ago(1) }", "right"));
  const Decided decided = policy.decide("1-1", "given = { plants = [{ output = { 2006 = '1元', 2007 = '10元' } }, { output = { 2006 = '2元', 2007 = '20元' } }] }\nyear = 2007");
  CHECK(decided.figure("now") == "30元");
  CHECK(decided.figure("then_") == "3元");
  CHECK(decided.figure("also") == "3元");
}
