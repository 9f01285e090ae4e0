// What a run chooses: how a clause is read, and which numbers hold on its day.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[reading]
'1-1/A1' = { issue = '含不含本数', choices = { R1 = 'the line is in', R2 = 'the line is out' }, default = 'R1' }
'1-1/A2' = { issue = '税额口径', choices = { R1 = 'tax', R2 = 'cost' }, default = 'none' }
[parameter]
line   = { type = 'money', value = [{ from = 2006-01-01, is = '100元' }, { from = 2008-07-01, is = '200元' }] }
torn   = { type = 'money', value = [{ from = 2006-01-01, damaged = '2024万元以上' }] }
late   = { type = 'money', value = [{ from = 2008-01-01, is = '7元' }] }
)";

const std::string shared = "local over = reading '1-1/A1' { R1 = firm.tax:at_least '100元', R2 = firm.tax:more_than '100元' }\n";

}  // namespace

TEST_CASE("a reading takes its default until a run names another") {
  const Policy policy(declared, shared + clause("when = over", "right"));
  CHECK(policy.decide("1-1", "given = { tax = '100元' }").outcome() == "granted");
  CHECK(policy.decide("1-1", "given = { tax = '100元' }\nreadings = { A1 = 'R2' }").outcome() == "ineligible");
  CHECK(policy.decide("1-1", "given = { tax = '100.01元' }\nreadings = { A1 = 'R2' }").outcome() == "granted");
}

TEST_CASE("the decision says which reading it took") {
  const Policy policy(declared, shared + clause("when = over", "right"));
  using Taken = std::vector<std::pair<std::string, std::string>>;
  CHECK(policy.decide("1-1", "given = { tax = '100元' }").decision.readings == Taken{{"1-1/A1", "R1"}});
  CHECK(policy.decide("1-1", "given = { tax = '100元' }\nreadings = { '1-1/A1' = 'R2' }").decision.readings == Taken{{"1-1/A1", "R2"}});
}

TEST_CASE("a reading without a default leaves the decision undetermined and is what is missing") {
  const Policy policy(declared, clause("pays = reading '1-1/A2' { R1 = firm.tax, R2 = firm.cost }"));
  const Decided decided = policy.decide("1-1", "given = { tax = '1元', cost = '2元' }");
  CHECK(decided.outcome() == "undetermined");
  CHECK(decided.missing() == "1-1/A2");
  CHECK(decided.decision.missing[0].entity == "reading");
  CHECK(policy.decide("1-1", "given = { tax = '1元', cost = '2元' }\nreadings = { A2 = 'R2' }").amount() == "2.00元");
}

TEST_CASE("of a reading only the branch taken misses facts") {
  const Policy policy(declared, clause("pays = reading '1-1/A2' { R1 = firm.tax, R2 = firm.cost }"));
  CHECK(policy.decide("1-1", "given = { cost = '2元' }\nreadings = { A2 = 'R2' }").amount() == "2.00元");
  CHECK(policy.decide("1-1", "given = { }\nreadings = { A2 = 'R2' }").missing() == "cost");
}

TEST_CASE("a reading in a node that two provisions share is switched for both") {
  const Policy policy(declared, shared + clause("when = over", "right") + clause("when = none { over }", "right", "1-2"));
  CHECK(policy.decide("1-2", "given = { tax = '100元' }").outcome() == "ineligible");
  CHECK(policy.decide("1-2", "given = { tax = '100元' }\nreadings = { '1-1/A1' = 'R2' }").outcome() == "granted");
}

TEST_CASE("a choice that the pack does not know stops the run") {
  const Policy policy(declared, shared + clause("when = over", "right"));
  const packs::Case example = policy.case_of("1-1", "given = { tax = '1元' }");
  for (const auto& [id, choice] : {std::pair{"1-1/A1", "R9"}, {"1-1/A9", "R1"}}) {
    evaluate::Settings settings{2006, *Date::of(2006, 12, 31), {{id, choice}}, {}};
    CHECK_FALSE(evaluate::bind(policy.pack(), settings, *example.names));
  }
}

TEST_CASE("a parameter has the value in force on the run's day") {
  const Policy policy(declared, clause("when = firm.tax:at_least(parameter.line)", "right"));
  const auto outcome = [&](const char* year) { return policy.decide("1-1", std::string("given = { tax = '150元' }\nyear = ") + year).outcome(); };
  CHECK(outcome("2007") == "granted");
  CHECK(outcome("2008") == "ineligible");  // amended on the first of July
}

TEST_CASE("the explanation says since when a parameter holds") {
  const Policy policy(declared, clause("when = firm.tax:at_least(parameter.line)", "right"));
  const auto since = [&](const char* year) { return to_text(*policy.decide("1-1", std::string("given = { tax = '150元' }\nyear = ") + year).line("parameter", "line")->from); };
  CHECK(since("2007") == "2006-01-01");
  CHECK(since("2009") == "2008-07-01");
}

TEST_CASE("a damaged parameter is unknown and named with its text until somebody confirms it") {
  const Policy policy(declared, clause("when = firm.tax:at_least(parameter.torn)", "right"));
  const Decided decided = policy.decide("1-1", "given = { tax = '150元' }");
  CHECK(decided.outcome() == "undetermined");
  REQUIRE(decided.missing() == "torn");
  CHECK_THAT(decided.decision.missing[0].why.en, Catch::Contains("2024万元以上"));
  CHECK(policy.decide("1-1", "given = { tax = '150元' }\nparameters = { torn = '150元' }").outcome() == "granted");
  CHECK(policy.decide("1-1", "given = { tax = '150元', torn = '151元' }").outcome() == "ineligible");
}

TEST_CASE("a parameter before its first day is unknown") {
  const Policy policy(declared, clause("pays = parameter.late"));
  CHECK(policy.decide("1-1", "given = { }\nyear = 2007").missing() == "late");
  CHECK(policy.decide("1-1", "given = { }\nyear = 2008").amount() == "7.00元");
}

TEST_CASE("a value set for a run holds on every day and says so") {
  const Policy policy(declared, clause("pays = parameter.late"));
  const Decided decided = policy.decide("1-1", "given = { }\nyear = 2007\nparameters = { late = '9元' }");
  CHECK(decided.amount() == "9.00元");
  CHECK(decided.line("parameter", "late")->note.en == "the value set for this run");
}
