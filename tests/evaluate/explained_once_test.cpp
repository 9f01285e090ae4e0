// What an explanation calls things, and what it leaves unsaid: labels of choices, shortfalls of what is striven for, nothing
// twice.
#include "policy.h"

using namespace duixian;

namespace {

const char* declarations =
    "[entity.firm]\nkey = 'uscc'\n"
    "[entity.firm.fact]\n"
    "level = { type = 'choice', of = { national = { zh = '国家级', en = 'of the state' }, municipal = '市级' } }\n"
    "tax = { type = 'money', unit = '元' }\n";

Decided decided(const std::string& keys, const std::string& given) {
  return Policy(declarations,
                "provision '1' { title = 't', cite = { article = 1 }, kind = 'award', subject = firm, " + keys + " }")
      .decide("1", "given = { " + given + " }");
}

std::string label(const Value& value) { return value.label.zh; }

}  // namespace

TEST_CASE("a choice and the constants beside it are called by their labels, and keep their names") {
  const Decided is = decided("when = firm.level:is 'national', pays = '1元'", "level = 'municipal'");
  REQUIRE(is.line("is"));
  CHECK(label(is.line("fact", "level")->value) == "市级");
  CHECK(label(is.line("is")->parts[1].value) == "国家级");
  CHECK(shown(is.line("is")->parts[1].value) == "national");
  const Decided one_of = decided("when = firm.level:one_of { 'national', 'municipal' }, pays = '1元'", "level = 'national'");
  REQUIRE(one_of.line("one_of"));
  REQUIRE(one_of.line("one_of")->threshold);
  CHECK(label(std::get<ValueList>(one_of.line("one_of")->threshold->is)[1]) == "市级");
}

TEST_CASE("what fails under none is no shortfall, and no tier is to be reached there") {
  const Decided none = decided("when = none { firm.tax:at_least '5元' }, pays = firm.tax", "tax = '4元'");
  REQUIRE(none.line("at_least"));
  CHECK_FALSE(none.line("at_least")->shortfall);
  const Decided wanted = decided("when = firm.tax:at_least '5元', pays = firm.tax", "tax = '4元'");
  REQUIRE(wanted.line("at_least"));
  CHECK(wanted.line("at_least")->shortfall);
  const std::string tiers = "tiers(firm.tax, { { at_least = '5元', gives = '1元' }, { at_least = '9元', gives = '2元' } })";
  CHECK(decided("pays = " + tiers, "tax = '6元'").line("tiers")->next);
  CHECK_FALSE(decided("pays = '1元', figures = { reached = " + tiers + " }", "tax = '6元'").line("tiers")->next);
}

TEST_CASE("what was explained once is marked where it comes again") {
  const Decided twice = decided("when = (firm.tax * 2):at_least '5元', pays = firm.tax * 2", "tax = '4元'");
  REQUIRE(twice.explanation.parts.size() == 2);
  const Explanation& condition = twice.explanation.parts[0].parts[0];
  const Explanation& sum = twice.explanation.parts[1].parts[0];
  CHECK_FALSE(condition.parts[0].repeated);
  CHECK(sum.repeated);
  CHECK(shown(sum.value) == "8元");
}

TEST_CASE("money declared in plain yuan is shown as is shortest") {
  const Decided paid = decided("pays = firm.tax", "tax = '500000000元'");
  REQUIRE(paid.line("fact", "tax"));
  CHECK(shown(paid.line("fact", "tax")->value) == "5亿元");
}
