// Sums: rounded once, divided to the fen, never wrapped.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string tiers = firm_schema + R"(
[parameter.both]
type  = 'tiers'
value = [ { from = 2006-01-01, tiers = [ { at_least = '100元', gives = '10元' }, { more_than = '100元', gives = '20元' }, { at_least = '300元', gives = '50元' } ] } ]
[parameter.bands]
type  = 'tiers'
value = [ { from = 2006-01-01, tiers = [ { at_least = '0元', gives = '10%' }, { at_least = '100元', gives = '20%' }, { at_least = '300元', gives = '50%' } ] } ]
)";

std::string tier(const char* tax) { return Policy(tiers, clause("figures = { it = tiers(firm.tax, parameter.both) }", "right")).decide("1-1", std::string("given = { tax = '") + tax + "' }").figure("it"); }

Decided decide(const std::string& keys, const std::string& given, const std::string& kind = "award", const std::string& more = "") {
  return Policy(firm_schema, clause(keys, kind)).decide("1-1", "given = { " + given + " }\n" + more);
}

}  // namespace

TEST_CASE("at one bound the tier at it and the tier above it differ by a fen") {
  CHECK(tier("99.99元") == "0元");
  CHECK(tier("100元") == "10元");
  CHECK(tier("100.01元") == "20元");
  CHECK(tier("299.99元") == "20元");
  CHECK(tier("300元") == "50元");
  CHECK(tier("1亿元") == "50元");
}

TEST_CASE("slices are marginal: each rate holds only between its lines") {
  const auto slices = [](const char* tax) { return Policy(tiers, clause("pays = slices(firm.tax, parameter.bands)")).decide("1-1", std::string("given = { tax = '") + tax + "' }").amount(); };
  CHECK(slices("100元") == "10.00元");
  CHECK(slices("100.10元") == "10.02元");
  CHECK(slices("300元") == "50.00元");     // 10 + 40
  CHECK(slices("500元") == "150.00元");    // 10 + 40 + 100
}

TEST_CASE("an amount is rounded once, at the end, half up to the fen") {
  CHECK(award("firm.tax / 3", "tax = '1元'").amount() == "0.33元");
  CHECK(award("firm.tax / 3 * 3", "tax = '1元'").amount() == "1.00元");      // not 0.99
  CHECK(award("firm.tax / 8", "tax = '0.04元'").amount() == "0.01元");        // half a fen
  CHECK(award("firm.tax / 3 + firm.tax / 3", "tax = '0.02元'").amount() == "0.01元");  // 1.33 fen; two halves rounded would be 2
}

TEST_CASE("a step named by the provision is rounded where it is named, and the explanation shows both") {
  const Decided decided = award("(firm.tax / 3):rounded('1元', 'down') * 2", "tax = '10元'");
  CHECK(decided.amount() == "6.00元");
  const Explanation* line = decided.line("rounded");
  REQUIRE(line);
  REQUIRE(line->rounding);
  CHECK(shown(line->rounding->before) == "≈3.333333元");
  CHECK(shown(line->rounding->after) == "3元");
  CHECK(line->rounding->rule == Rounding::down);
}

TEST_CASE("the rounding to the fen is shown where there is one, and only there") {
  const Decided third = award("firm.tax / 3", "tax = '1元'"), whole = award("firm.tax", "tax = '1元'");
  REQUIRE(third.line("pays"));
  REQUIRE(third.line("pays")->rounding);
  CHECK(shown(third.line("pays")->value) == "0.33元");
  CHECK_FALSE(whole.line("pays")->rounding);
}

TEST_CASE("a split adds up to the fen: the largest remainder, ties in the pack's order of parties") {
  const std::string keys = "pays = firm.tax, funded_by = split(firm.tax, { district = firm.cost, city = firm.cost, park = firm.cost })";
  CHECK(decide(keys, "tax = '1元', cost = '7元'").payers() == "city 0.34元, district 0.33元, park 0.33元");
  CHECK(decide(keys, "tax = '0.02元', cost = '7元'").payers() == "city 0.01元, district 0.01元, park 0.00元");
  const std::string uneven = "pays = firm.tax, funded_by = split(firm.tax, { city = firm.cost, district = firm.paid })";
  CHECK(decide(uneven, "tax = '0.05元', cost = '1元', paid = '2元'").payers() == "city 0.02元, district 0.03元");  // 1.67 and 3.33
}

TEST_CASE("the parts of a split are those of the rounded sum") {
  const std::string keys = "pays = firm.tax / 3, funded_by = split(firm.tax / 3, { city = firm.cost, district = firm.cost })";
  CHECK(decide(keys, "tax = '1元', cost = '1元'").payers() == "city 0.17元, district 0.16元");
}

TEST_CASE("a list splits by its members' weights, ties by their names, shown in the records' order") {
  const Policy policy(firm_schema, clause("pays = firm.tax, paid_to = firm.orders:split(firm.tax, order.sum)", "share"));
  CHECK(policy.decide("1-1", "given = { tax = '1元', orders = [ { name = 'c', sum = '1元' }, { name = 'a', sum = '1元' }, { name = 'b', sum = '1元' } ] }").payees() == "c 0.33元, a 0.34元, b 0.33元");
  CHECK(policy.decide("1-1", "given = { tax = '1元', orders = { x = { sum = '3元' }, y = { sum = '1元' } } }").payees() == "x 0.75元, y 0.25元");
}

TEST_CASE("what belongs to a list's owner is divided among another list of that owner") {
  const std::string schema = "[entity.firm]\nkey = 'id'\n[entity.firm.fact]\ntax = { type = 'money' }\n[entity.plant]\nof = 'firm'\nkey = 'plant_id'\n[entity.plant.fact]\ncost = { type = 'money' }\n"
                             "[entity.partner]\nof = 'firm'\nlist = 'partners'\n[entity.partner.fact]\nname = { type = 'text' }\nvalue = { type = 'rate' }\n";
  const Policy policy(schema, "provision '1-1' { title = '试', cite = { article = 1 }, kind = 'share', subject = plant, pays = plant.cost, paid_to = firm.partners:split(plant.cost, partner.value) }\n");
  CHECK(policy.decide("1-1", "given = { cost = '1元', partners = { x = '75%', y = '25%' } }").payees() == "x 0.75元, y 0.25元");
}

TEST_CASE("one payer bears it all, several without shares are named, and a choice names its own") {
  CHECK(decide("pays = firm.tax, funded_by = 'city'", "tax = '5元'").payers() == "city 5.00元");
  CHECK(decide("pays = firm.tax, funded_by = { 'city', 'district' }", "tax = '5元'").payers() == "city, district");
  CHECK(decide("pays = firm.tax, funded_by = firm.payer", "tax = '5元', payer = 'district'").payers() == "district 5.00元");
}

TEST_CASE("who pays an award is shown as not yet known, and changes no outcome") {
  const std::string split = "pays = firm.tax, funded_by = split(firm.tax, { city = firm.cost, district = firm.paid })";
  const Decided decided = decide(split, "tax = '5元', cost = '1元'");
  CHECK(decided.outcome() == "granted");
  CHECK(decided.payers() == "city, district");
  CHECK(decide("pays = firm.tax, funded_by = firm.payer", "tax = '5元'").outcome() == "granted");
  CHECK(decide("pays = firm.tax, funded_by = firm.payer", "tax = '5元'").payers().empty());
}

TEST_CASE("of a share the division is the matter: unknown, it is undetermined and its facts are missing") {
  for (const std::string key : {"funded_by", "paid_to"}) {
    const std::string keys = "pays = firm.tax, " + key + " = split(firm.tax, { city = firm.cost, district = firm.paid })";
    const Decided decided = decide(keys, "tax = '5元', cost = '1元'", "share");
    INFO(key);
    CHECK(decided.outcome() == "undetermined");
    CHECK(decided.missing() == "paid");
    CHECK(decide(keys, "tax = '5元', cost = '0元', paid = '0元'", "share").outcome() == "undetermined");
    CHECK(decide(keys, "tax = '5元', cost = '1元', paid = '4元'", "share").outcome() == "granted");
  }
}

TEST_CASE("equal parts are rounded each, and the last takes the rest") {
  CHECK(found("equal_parts(firm.tax, 3)", "tax = '1元'") == "[0.33元, 0.33元, 0.34元]");
  CHECK(found("equal_parts(firm.tax, '3年')", "tax = '3元'") == "[1元, 1元, 1元]");
  CHECK(found("equal_parts(firm.tax, firm.years)", "tax = '1元', years = 0") == "unknown");
}

TEST_CASE("instalments: equal yearly parts from the decision's year, or from the year named") {
  CHECK(decide("pays = firm.tax, instalments = { years = 3 }", "tax = '1元'", "award", "year = 2007").instalments() == "2007 0.33元, 2008 0.33元, 2009 0.34元");
  CHECK(decide("pays = firm.tax, instalments = { years = '2年', from = firm.opened:year() + 1 }", "tax = '2元', opened = '2009-05-05'").instalments() == "2010 1.00元, 2011 1.00元");
}

TEST_CASE("instalments by parts follow the shares and carry no year unless one is given") {
  CHECK(decide("pays = firm.tax, instalments = { parts = { '40%', '60%' } }", "tax = '1元'").instalments() == "0.40元, 0.60元");
  CHECK(decide("pays = firm.tax, instalments = { parts = { '1/3', '1/3', '1/3' }, from = this_year }", "tax = '1元'", "award", "year = 2007").instalments() ==
        "2007 0.34元, 2008 0.33元, 2009 0.33元");
}

TEST_CASE("each instalment is lost where its condition fails in its own year, and unknown where that is unknown") {
  const Decided decided = decide("pays = firm.tax, instalments = { years = 3, when = firm.rank:at_most(10) }", "tax = '3元', rank = { 2007 = 5, 2008 = 11 }", "award", "year = 2007");
  CHECK(decided.instalments() == "2007 1.00元, 2008 1.00元 ineligible, 2009 1.00元 undetermined");
}

TEST_CASE("an instalment's condition may count the years from a day") {
  const Decided decided = decide("pays = firm.tax, instalments = { years = 3, when = (this_year - firm.opened:year()):at_most(1) }", "tax = '3元', opened = '2007-01-01'", "award", "year = 2007");
  CHECK(decided.instalments() == "2007 1.00元, 2008 1.00元, 2009 1.00元 ineligible");
}

TEST_CASE("a sum beyond 64 bits of fen is failed, not wrapped") {
  CHECK(award("firm.tax * 1000", "tax = '9000万亿元'").outcome() == "failed");
  CHECK(award("firm.tax * 1000", "tax = '9000万亿元'").amount() == "none");
  CHECK(award("firm.tax * 1000 / 1000", "tax = '9000万亿元'").outcome() == "granted");  // what is between may be larger
}

TEST_CASE("a number beyond 128 bits is failed with its place") {
  const Decided decided = award("firm.tax * firm.years * firm.years * firm.years * firm.years", "tax = '9000万亿元', years = 9000000000000000000");
  CHECK(decided.outcome() == "failed");
  CHECK_THAT(decided.reason(), Catch::Contains("tax"));
}

TEST_CASE("an overflow where it could not matter fails nothing") {
  const Decided decided = right("any { firm.is_new, (firm.tax * firm.years * firm.years * firm.years * firm.years):more_than '0元' }", "is_new = true, tax = '9000万亿元', years = 9000000000000000000");
  CHECK(decided.outcome() == "granted");
}

TEST_CASE("a known failing condition decides beside an overflow") {
  const Policy policy(firm_schema, clause("when = firm.is_new, pays = firm.tax * firm.years"));
  CHECK(policy.decide("1-1", "given = { is_new = false, tax = '9000万亿元', years = 9000000000000000000 }").outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { is_new = true, tax = '9000万亿元', years = 9000000000000000000 }").outcome() == "failed");
}

TEST_CASE("a sum in dollars is one in cents") {
  const Decided decided = award("firm.imports / 3", "imports = '1美元'");
  CHECK(decided.amount() == "0.33美元");
}
