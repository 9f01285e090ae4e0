// The explanation is the rule in its author's order, with the values that decided.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

std::string words(const Explanation& line) {
  std::string all = line.word + (line.name.empty() ? "" : " " + line.name);
  if (line.parts.empty()) return all;
  all += "(";
  for (std::size_t i = 0; i < line.parts.size(); ++i) all += (i ? ", " : "") + words(line.parts[i]);
  return all + ")";
}

const std::string tiers = firm_schema + R"(
[parameter.t]
type  = 'tiers'
cite  = { article = 13, paragraph = 1 }
value = [ { from = 2006-01-01, tiers = [ { at_least = '100元', gives = '10元' }, { at_least = '200元', gives = '30元' } ] } ]
)";

}  // namespace

TEST_CASE("the keys come in the order of a provision, whatever order they were written in") {
  const Policy policy(firm_schema, clause("figures = { tax = firm.tax }, pays = firm.tax, checks = { { firm.is_local, 'x' } }, when = firm.is_new, applies = always"));
  const Decided decided = policy.decide("1-1", "given = { is_new = true, is_local = true, tax = '1元' }");
  std::string keys;
  for (const Explanation& part : decided.explanation.parts) keys += part.word + " ";
  CHECK(decided.explanation.word == "provision");
  CHECK(keys == "applies when checks pays figures ");
}

TEST_CASE("conditions stand in the author's order though equal nodes are shared") {
  const Decided decided = right("all { firm.tax:at_least '9元', firm.is_new, firm.tax:at_least '9元' }", "is_new = true, tax = '9元'");
  CHECK(words(decided.explanation.parts.at(0)) == "when(all(at_least(fact tax, constant 9元), fact is_new, at_least(fact tax, constant 9元)))");
}

TEST_CASE("each line has the value found") {
  const Decided decided = right("all { firm.tax:at_least '10元', firm.is_new }", "is_new = true, tax = '9元'");
  CHECK(shown(decided.line("all")->value) == "no");
  CHECK(shown(decided.line("at_least")->value) == "no");
  CHECK(shown(*decided.line("at_least")->threshold) == "10元");
  CHECK(shown(*decided.line("at_least")->shortfall) == "1元");
  CHECK(shown(decided.line("fact", "is_new")->value) == "yes");
}

TEST_CASE("a comparison that holds has no shortfall, nor has one that is unknown") {
  CHECK_FALSE(right("firm.tax:at_least '10元'", "tax = '10元'").line("at_least")->shortfall);
  CHECK_FALSE(right("firm.tax:at_least '10元'", "").line("at_least")->shortfall);
}

TEST_CASE("between falls short of the end that it misses") {
  CHECK(shown(*right("firm.tax:between('10元', '20元')", "tax = '7元'").line("between")->shortfall) == "3元");
  CHECK(shown(*right("firm.tax:between('10元', '20元')", "tax = '26元'").line("between")->shortfall) == "6元");
}

TEST_CASE("tiers tell the next one: what it needs, where it lies and what more it gives") {
  const auto next = [](const char* tax) { return Policy(tiers, clause("pays = tiers(firm.tax, parameter.t)")).decide("1-1", std::string("given = { tax = '") + tax + "' }").line("tiers")->next; };
  REQUIRE(next("150元"));
  CHECK(shown(next("150元")->needs) == "50元");
  CHECK(shown(next("150元")->at) == "200元");
  CHECK(shown(next("150元")->gives) == "20元");
  CHECK(shown(next("60元")->needs) == "40元");
  CHECK_FALSE(next("200元"));
}

TEST_CASE("a parameter tells since when it holds and which article fixes it") {
  const Decided decided = Policy(tiers, clause("pays = tiers(firm.tax, parameter.t)")).decide("1-1", "given = { tax = '150元' }");
  const Explanation* line = decided.line("tiers", "t");
  REQUIRE(line);
  CHECK(to_text(*line->from) == "2006-01-01");
  CHECK(line->cite->article.en == "13");
}

TEST_CASE("of a choice the branch taken is shown and no other") {
  const std::string sum = "choose(firm.is_new, { yes = firm.tax, no = firm.cost })";
  CHECK(words(*award(sum, "is_new = true, tax = '1元', cost = '2元'").line("choose")) == "choose(fact is_new, fact tax)");
  CHECK(words(*award(sum, "is_new = false, tax = '1元', cost = '2元'").line("choose")) == "choose(fact is_new, fact cost)");
  CHECK(words(*award(sum, "tax = '1元', cost = '2元'").line("choose")) == "choose(fact is_new, fact cost, fact tax)");
}

TEST_CASE("an unknown fact says that the records have none, an undefined line why") {
  const Decided decided = award("firm.tax / firm.cost * firm.paid", "tax = '1元', cost = '0元'");
  CHECK(decided.line("fact", "paid")->note.en == "not in the records");
  CHECK(decided.line("divide")->note.en == "division by zero");
}

TEST_CASE("a yearly fact tells its year, a fact of all years none") {
  const Decided decided = award("firm.sales:years_ago(1) + firm.tax", "tax = '1元', sales = { 2006 = '2元' }", "year = 2007");
  CHECK(decided.line("fact", "sales")->year == 2006);
  CHECK_FALSE(decided.line("fact", "tax")->year);
}

TEST_CASE("a value read from a file tells its cell, and so does one that could not be taken") {
  const Policy policy(firm_schema, clause("when = all { firm.tax:at_least '1元', firm.cost:at_least '1元' }", "right"));
  const Decided decided = policy.decide("1-1", "given = { }", [](columns::Records& records) {
    records.sources.push_back({"firms.csv", "", 3});
    records.set(0, 0, 0, 0, Rational(500), 1, 7);
    records.set_flaw({0, 1, 0, 0, "约5", {"约数", "approximate"}, {"firms.csv", "", 7, 4}});
  });
  CHECK(shown(decided.line("fact", "tax")->value) == "5元");
  CHECK(to_text(*decided.line("fact", "tax")->place) == "firms.csv:7:3");
  CHECK(decided.line("fact", "cost")->note.en == "approximate");
  REQUIRE(decided.missing() == "cost");
  CHECK(to_text(*decided.decision.missing[0].place) == "firms.csv:7:4");
}

TEST_CASE("a class that nothing gives is explained row by row") {
  const Policy policy(firm_schema, clause("gives = { { 'key', when = firm.is_new }, { 'growth', when = firm.is_local } }", "class"));
  const Decided decided = policy.decide("1-1", "given = { is_new = false, is_local = false }");
  REQUIRE(decided.line("gives"));
  CHECK_FALSE(decided.line("gives")->value.known());
  CHECK(words(*decided.line("gives")) == "gives(first_that(fact is_new, fact is_local))");
}
