// Every row of the language's table "Unknown, zero and undefined".
#include "evaluate/firm.h"

using namespace duixian;

TEST_CASE("a division by zero is undefined, and the decision says which facts are behind it") {
  const Decided decided = award("firm.tax / firm.cost * '1万元'", "tax = '5元', cost = '0元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.reason() == "division by zero (tax, cost)");
  CHECK(decided.missing().empty());
}

TEST_CASE("zero against zero passes where the clause is written as a product") {
  CHECK(found("firm.tax:at_least(firm.cost * '50%')", "tax = '0元', cost = '0元'") == "yes");
  CHECK(found("(firm.tax / firm.cost):at_least '50%'", "tax = '0元', cost = '0元'") == "unknown");
}

TEST_CASE("a step of zero is undefined") {
  CHECK(found("firm.tax:whole_steps(firm.cost)", "tax = '5元', cost = '0元'") == "unknown");
  CHECK(award("firm.tax:whole_steps(firm.cost) * '1元'", "tax = '5元', cost = '0元'").reason() == "the step is zero or negative (tax, cost)");
}

TEST_CASE("growth over a base of zero or less is undefined") {
  CHECK(found("firm.tax:growth_over(firm.cost)", "tax = '5元', cost = '0元'") == "unknown");
  CHECK(found("firm.tax:growth_over(firm.cost)", "tax = '5元', cost = '-1元'") == "unknown");
  CHECK(found("firm.tax:growth_over(firm.cost)", "tax = '-5元', cost = '1元'") == "-6");
  const Decided decided = right("firm.tax:growth_over(firm.cost):at_least '10%'", "tax = '5元', cost = '0元'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.reason() == "the base is zero or negative: no growth can be computed over it (tax, cost)");
}

TEST_CASE("an average growth wants whole years from one on, a base, and no loss at the end") {
  const auto reaches = [](const std::string& given) { return found("firm.tax:growth_over(firm.cost, firm.years):at_least '10%'", given); };
  CHECK(reaches("tax = '121元', cost = '100元', years = 2") == "yes");
  CHECK(reaches("tax = '120.99元', cost = '100元', years = 2") == "no");
  CHECK(reaches("tax = '121元', cost = '100元', years = '1.5'") == "unknown");
  CHECK(reaches("tax = '121元', cost = '100元', years = 0") == "unknown");
  CHECK(reaches("tax = '121元', cost = '0元', years = 2") == "unknown");
  CHECK(reaches("tax = '-1元', cost = '100元', years = 2") == "unknown");
  CHECK(reaches("tax = '0元', cost = '100元', years = 2") == "no");
}

TEST_CASE("a decrease has no whole steps") {
  CHECK(found("(firm.tax - firm.cost):whole_steps '10元'", "tax = '5元', cost = '100元'") == "0");
}

TEST_CASE("a split by weights that are unknown, negative or all zero is undefined") {
  const auto part = [](const std::string& given) { return found("split(firm.tax, { city = firm.cost, district = firm.paid }).city", "tax = '100元', " + given); };
  CHECK(part("cost = '1元', paid = '3元'") == "25元");
  CHECK(part("cost = '0元', paid = '3元'") == "0元");
  CHECK(part("cost = '0元', paid = '0元'") == "unknown");
  CHECK(part("cost = '-1元', paid = '3元'") == "unknown");
  CHECK(part("cost = '1元'") == "unknown");
}

TEST_CASE("tiers and slices of the unknown are unknown, and below the lowest line zero") {
  const std::string declared = firm_schema + "[parameter]\nt = { type = 'tiers', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10元' }] }] }\n"
                               "s = { type = 'slices', value = [{ from = 2006-01-01, tiers = [{ at_least = '100元', gives = '10%' }] }] }\n";
  const Policy policy(declared, clause("figures = { t = tiers(firm.tax, parameter.t), s = slices(firm.tax, parameter.s) }", "right"));
  CHECK(policy.decide("1-1", "given = { }").figure("t") == "unknown");
  CHECK(policy.decide("1-1", "given = { }").figure("s") == "unknown");
  CHECK(policy.decide("1-1", "given = { tax = '99.99元' }").figure("t") == "0元");
  CHECK(policy.decide("1-1", "given = { tax = '99.99元' }").figure("s") == "0元");
  CHECK(policy.decide("1-1", "given = { tax = '300元' }").figure("t") == "10元");
  CHECK(policy.decide("1-1", "given = { tax = '300元' }").figure("s") == "20元");
}

TEST_CASE("of a choice only the branch taken matters") {
  const std::string sum = "choose(firm.is_new, { yes = firm.tax, no = firm.cost })";
  CHECK(found(sum, "is_new = true, tax = '1元'") == "1元");
  CHECK(found(sum, "is_new = false, tax = '1元'") == "unknown");
  CHECK(found(sum, "tax = '1元', cost = '1元'") == "unknown");
}

TEST_CASE("a choice named by no branch is undefined, never zero") {
  const std::string sum = "choose(firm.level, { national = '3万元' })";
  CHECK(found(sum, "level = 'municipal'") == "unknown");
  const Decided decided = award(sum, "level = 'municipal'");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.reason() == "no branch is given for this value (level)");
  CHECK(found("firm.tax:at_least(" + sum + ")", "tax = '5元', level = 'municipal'") == "unknown");
  CHECK(found("choose(firm.is_new, { yes = '1元' })", "is_new = false") == "unknown");
}

TEST_CASE("gives takes the first row that holds, and an unknown one before it leaves it open") {
  const Policy policy(firm_schema, clause("gives = { { 'key', when = firm.is_new }, { 'growth', when = firm.is_local } }", "class"));
  const auto class_of = [&](const std::string& given) { return policy.decide("1-1", "given = { " + given + " }"); };
  CHECK(class_of("is_new = true").figure("class") == "key");
  CHECK(class_of("is_new = false, is_local = true").figure("class") == "growth");
  CHECK(class_of("is_local = true").outcome() == "undetermined");
  CHECK(class_of("is_local = true").missing() == "is_new");
  CHECK(class_of("is_new = false").outcome() == "undetermined");
}

TEST_CASE("a class of which no row holds is ineligible, by each of the rows") {
  const Policy policy(firm_schema, clause("gives = { { 'key', when = firm.is_new }, { 'growth', when = firm.is_local } }", "class"));
  const Decided decided = policy.decide("1-1", "given = { is_new = false, is_local = false }");
  CHECK(decided.outcome() == "ineligible");
  CHECK(decided.failing() == "is_new, is_local");
  CHECK(decided.figure("class") == "no such figure");
}

TEST_CASE("a row without a condition is for all the others") {
  const Policy policy(firm_schema, clause("gives = { { 'key', when = firm.is_new }, { 'other' } }", "class"));
  CHECK(policy.decide("1-1", "given = { is_new = false }").figure("class") == "other");
  CHECK(policy.decide("1-1", "given = { }").outcome() == "undetermined");
}

TEST_CASE("all, any and none over facts are Kleene's, cell by cell") {
  const Policy policy(firm_schema, clause("figures = { all = all { firm.is_new, firm.is_local }, any = any { firm.is_new, firm.is_local }, none = none { firm.is_new, firm.is_local } }", "right"));
  std::string all, any, none;
  for (const std::string a : {"is_new = true", "is_new = false", ""}) {
    for (const std::string b : {"is_local = true", "is_local = false", ""}) {
      const Decided decided = policy.decide("1-1", "given = { " + a + (a.empty() || b.empty() ? "" : ", ") + b + " }");
      all += decided.figure("all")[0];
      any += decided.figure("any")[0];
      none += decided.figure("none")[0];
    }
  }
  CHECK(all == "ynu" "nnn" "unu");
  CHECK(any == "yyy" "ynu" "yuu");
  CHECK(none == "nnn" "nyu" "nuu");
}

TEST_CASE("conditions fixed when the pack is bound join in the same way") {
  const std::string declared = firm_schema + "[parameter]\nnever = { type = 'truth', value = false }\n";
  const Policy policy(declared, clause("figures = { a = all { parameter.never, firm.is_new }, b = any { always, firm.is_new }, c = all { always, firm.is_new }, d = any { parameter.never, firm.is_new }, e = none { parameter.never } }", "right"));
  const Decided decided = policy.decide("1-1", "given = { }");
  CHECK(decided.figure("a") == "no");
  CHECK(decided.figure("b") == "yes");
  CHECK(decided.figure("c") == "unknown");
  CHECK(decided.figure("d") == "unknown");
  CHECK(decided.figure("e") == "yes");
}

TEST_CASE("nothing unknown becomes known by being multiplied with nothing or taken from itself") {
  CHECK(found("firm.tax * 0", "") == "unknown");
  CHECK(found("firm.tax - firm.tax", "") == "unknown");
  CHECK(found("firm.tax:is(firm.tax)", "") == "unknown");
}

TEST_CASE("a value outside its declared range is unknown") {
  const Policy policy("[entity.firm]\nkey = 'id'\n[entity.firm.fact]\ntax = { type = 'money', range = ['0元', '100元'] }\n", clause("figures = { it = firm.tax }", "right"));
  CHECK(policy.decide("1-1", "given = { tax = '100元' }").figure("it") == "100元");
  CHECK(policy.decide("1-1", "given = { tax = '100.01元' }").figure("it") == "unknown");
  CHECK(policy.decide("1-1", "given = { tax = '-0.01元' }").figure("it") == "unknown");
}

TEST_CASE("a declared absence has its value, and the explanation quotes why") {
  const Policy policy("[entity.firm]\nkey = 'id'\n[entity.firm.fact]\nfined = { type = 'truth', missing = { means = 'no', why = '处罚登记完整' } }\n", clause("when = none { firm.fined }", "right"));
  const Decided decided = policy.decide("1-1", "given = { }");
  CHECK(decided.outcome() == "granted");
  CHECK(decided.line("fact", "fined")->note.en == "not given; taken as declared: 处罚登记完整");
  CHECK(policy.decide("1-1", "given = { fined = true }").outcome() == "ineligible");
}
