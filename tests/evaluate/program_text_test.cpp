// A bound program as text: written, read back, refused.
#include "evaluate/firm.h"
#include "evaluate/program_text.h"

using namespace duixian;

namespace {

std::string written(const std::string& rules, columns::Names& names) {
  const Policy policy(firm_schema, rules);
  evaluate::Settings settings;
  settings.year = 2007;
  settings.as_of = *Date::of(2007, 12, 31);
  const auto program = evaluate::bind(policy.pack(), settings, names);
  REQUIRE(program);
  return evaluate::to_text(*program, names);
}

std::string sample(columns::Names& names) {
  return written(clause("when = all { firm.level:is 'national', firm.sales:growth_over(firm.sales:years_ago(1)):at_least '10%' }, "
                        "pays = tiers(firm.cost, { { at_least = '1/3元', gives = '5万元' } }):capped '7元', figures = { late = firm.orders:where(order.is_late):count() }"),
                 names);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

std::string refusal(const std::string& text) {
  columns::Names names;
  const auto read = evaluate::read_program(text, names);
  REQUIRE_FALSE(read);
  CHECK(read.diagnostics().front().code == "unreadable-program");
  CHECK_FALSE(read.diagnostics().front().what.zh.empty());
  return read.diagnostics().front().what.en;
}

}  // namespace

TEST_CASE("a written program names its operations and writes its constants as exact decimals and fractions") {
  columns::Names names;
  const std::string text = sample(names);
  CHECK(text.find(R"({"operation": "growth", "type": {"kind": "quantity"})") != std::string::npos);
  CHECK(text.find(R"("constant": "0.1")") != std::string::npos);
  CHECK(text.find(R"("bound": "100/3")") != std::string::npos);
  CHECK(text.find(R"("names": ["national"])") != std::string::npos);
}

TEST_CASE("a program read back is written as the same bytes, whatever codes its names get") {
  columns::Names names, others;
  others.code("another");
  const std::string text = sample(names);
  const auto read = evaluate::read_program(text, others);
  REQUIRE(read);
  CHECK(evaluate::to_text(*(*read).program, others) == text);
}

TEST_CASE("a program read back decides and explains as the pack does") {
  columns::Names names;
  const std::string text = sample(names);
  const Policy policy(firm_schema, clause("pays = firm.cost"));
  packs::Case given = policy.case_of("1-1", "given = { level = 'national', cost = '5元', sales = { 2006 = '10元', 2007 = '11元' } }\nyear = 2007");
  const auto read = evaluate::read_program(text, *given.names);
  REQUIRE(read);
  evaluate::Decider decider(*(*read).program, *given.records);
  Explanation explanation;
  const Decision decision = decider.decide((*read).program->provisions.front(), given.subject, &explanation);
  CHECK(std::string(to_text(decision.outcome)) == "granted");
  CHECK(shown(decision.amount) == "7.00元");
  CHECK(explanation.parts.size() == 3);
}

TEST_CASE("text that is no program is refused with the place") {
  columns::Names names;
  const std::string text = sample(names);
  CHECK(refusal("") == "the written program cannot be read: byte 1 is not the JSON in use");
  CHECK(refusal(text.substr(0, 100)).find("byte 101") != std::string::npos);
  CHECK(refusal(text + "x").find("is not the JSON in use") != std::string::npos);
  CHECK(refusal(replaced(text, "\"growth\"", "\"grwth\"")).find("nodes") != std::string::npos);
  CHECK(refusal(replaced(text, "\"constant\": \"0.1\"", "\"constant\": \"0,1\"")).find("constant") != std::string::npos);
  CHECK(refusal(replaced(text, "program 1", "program 2")).find("its format is `duixian program 2`") != std::string::npos);
  CHECK(refusal(replaced(text, "\"year\"", "\"yaer\"")).find("does not fit") != std::string::npos);
}

TEST_CASE("a number in a program that is out of range is refused with its place") {
  columns::Names names;
  const std::string text = sample(names);
  const std::string nodes = text.substr(text.find("\"nodes\": [\n"));
  const auto with = [&](const std::string& what, const std::string& by) { return text.substr(0, text.size() - nodes.size()) + replaced(nodes, what, by); };
  CHECK(refusal(with("\"operation\": \"all\", \"scope\": \"0\", \"inputs\": [\"", "\"operation\": \"all\", \"scope\": \"0\", \"inputs\": [\"99")).find("inputs` is out of range") != std::string::npos);
  CHECK(refusal(with("\"operation\": \"growth\"", "\"operation\": \"average_growth\"")).find("inputs` is out of range") != std::string::npos);
  CHECK(refusal(with("\"operation\": \"fact\"", "\"operation\": \"series_on\"")).find("is out of range") != std::string::npos);
}

TEST_CASE("a program with functions is refused, for they need the pack's scripts") {
  columns::Names names;
  const std::string text = written(clause("reads = { firm.cost }, pays = compute(function(e) return e.cost end)"), names);
  CHECK(refusal(text).find("operation") != std::string::npos);
}
