// Function provisions: what they may compute, what stops them, and that nothing outlives a call.
#include <catch2/catch.hpp>

#include "sandbox.h"

using namespace duixian;
using namespace duixian::script;

namespace {

class Computing {
 public:
  explicit Computing(const std::string& body, const std::string& around = "") {
    run({around + "provision \"1\" { title = \"t\", cite = { article = 1 }, kind = \"award\", subject = enterprise,\n"
                  "reads = { enterprise.output, enterprise.workers }, pays = compute(function(e)\n" + body + "\nend) }\n"}, ran_);
  }

  [[nodiscard]] const Diagnostics& found() const { return ran_.found; }

  // One call for an output in yuan and a count of workers; nothing for what is unknown.
  graph::CallResult call(std::optional<std::int64_t> yuan = 100, std::optional<std::int64_t> workers = 7) {
    const graph::Node& node = ran_.book.graph[ran_.book.outline[*ran_.book.provisions.at(0).pays].node];
    const auto cell = [](std::optional<std::int64_t> value, std::int64_t scale) { return value ? graph::known(Rational(*value * scale)) : graph::unknown(graph::Undefined::no); };
    const std::vector<graph::Cell> inputs{cell(yuan, 100), cell(workers, 1)};
    const std::vector<const Type*> types{&ran_.book.graph[node.inputs[0]].type, &ran_.book.graph[node.inputs[1]].type};
    return ran_.book.functions->call(node, inputs, types, names_);
  }

 private:
  Ran ran_;
  columns::Names names_;
};

}  // namespace

TEST_CASE("A function computes an exact sum") {
  Computing half("return e.output * \"50%\"");
  REQUIRE(half.found().empty());
  const auto result = half.call();
  CHECK(result.cell.known);
  CHECK(result.cell.value == Rational(5000));
}

TEST_CASE("Reading what is unknown makes the result unknown and names it") {
  Computing both("return e.output * e.workers");
  CHECK(both.call(100, std::nullopt).missing == 1);
  CHECK(both.call(std::nullopt, 7).missing == 0);
  CHECK(both.call().cell.known);
}

TEST_CASE("Whatever is no sum of our money is refused, with the line where one can be told") {
  const std::string body = GENERATE(values<std::string>({"return \"5美元\"", "return 1.5", "return 0/0", "return", "return {}", "return true", "return function() end", "return \"abc\"",
                                                        "return \"0元\" - e.output", "return e.output * 9223372036854775807", "return e.nothing", "error({})", "error(\"why\")", "assert(e.workers < 1)",
                                                        "return tiers(e.output, {})", "return enterprise.output", "x = 1 return \"1元\"", "e.output = 5 return \"1元\"", "return e[1]", "return e.output / 0",
                                                        "local d = \"2006-01-31\" return e.output:foo()", "return e.output + 1", "return e.output .. \"元\""}));
  CAPTURE(body);
  Computing wrong(body);
  REQUIRE(wrong.found().empty());
  const auto result = wrong.call();
  CHECK(!result.cell.known);
  CHECK(result.missing == -1);
  CHECK(!result.refusal.en.empty());
  CHECK(!result.refusal.zh.empty());
}

TEST_CASE("A function that runs away stops at the same step in every call, and its line is told") {
  const std::string body = GENERATE(values<std::string>({"while true do end", "repeat until false", "for i = 1, 1e9 do end", "local function f() return 1 + f() end return f()",
                                                        "local t = {} for i = 1, 1e9 do t[i] = { i } end", "local s = \"x\" for i = 1, 1e9 do s = s .. s end"}));
  CAPTURE(body);
  Computing runaway(body);
  REQUIRE(runaway.found().empty());
  const auto once = runaway.call(), twice = runaway.call();
  CHECK(!once.cell.known);
  CHECK(once.refusal == twice.refusal);
  CHECK(once.refusal.en.find("file1.lua:3: ") != std::string::npos);
}

TEST_CASE("Nothing is carried from one subject to the next") {
  const auto [body, around] = GENERATE(table<std::string, std::string>({
      {"k = k + 1 return e.output * k", "local k = 0\n"},
      {"if k then return k end k = e.output * 2 return e.output", "local k = nil\n"},
      {"if k then return k.output * 2 end k = e return e.output", "local k = nil\n"},
      {"return e.output * bump()", "local k = 0\nlocal function bump() k = k + 1 return k end\n"},
      {"return e.output * f3()", "local k = 0\nlocal function f0() k = k + 1 return k end\nlocal function f1() return f0() end\nlocal function f2() return f1() end\nlocal function f3() return f2() end\n"},
      {"local old = cap cap = nil return old and e.output or \"0元\"", "local cap = ipairs\n"}}));
  CAPTURE(body);
  Computing counting(body, around);
  REQUIRE(counting.found().empty());
  const auto first = counting.call(), second = counting.call(), third = counting.call();
  REQUIRE(first.cell.known);
  CHECK(first.cell.value == Rational(10000));
  CHECK(second.cell.value == first.cell.value);
  CHECK(third.cell.value == first.cell.value);
}

TEST_CASE("A table around a function is refused, and what else a file defined is out of its reach") {
  Computing shared("t[1] = 5 return \"1元\"", "local t = {}\n");
  REQUIRE(shared.found().size() == 1);
  CHECK(shared.found()[0].code == "shared-table");
  CHECK(shared.found()[0].line == 3);
  Computing global("t[1] = (t[1] or 0) + 1 return e.output * t[1]", "t = {}\n");
  CHECK(!global.call().cell.known);
  Computing function("return e.output * bump()", "local k = 0\nfunction bump() k = k + 1 return k end\n");
  CHECK(!function.call().cell.known);
}

TEST_CASE("Functions that all know each other are looked at once each") {
  std::string around, knows;
  for (int i = 0; i < 40; ++i) around += (i ? ", f" : "local f") + std::to_string(i);
  for (int i = 0; i < 40; ++i) knows += (i ? ", f" : "f") + std::to_string(i);
  around += "\n";
  for (int i = 0; i < 40; ++i) around += "f" + std::to_string(i) + " = function() local all_of_them = { " + knows + " } return 1 end\n";
  Computing knot("return e.output * f0()", around);
  REQUIRE(knot.found().empty());
  CHECK(knot.call().cell.known);
}

TEST_CASE("A heap filled while the rules were built cannot bring down the calls") {
  for (int kept = 4'000; kept <= 40'000; kept += 4'000) {
    Computing full("local t = {} for i = 1, 100 do t[i] = { i } end return e.output", "big = {}\nfor i = 1, " + std::to_string(kept) + " do big[i] = { 1, 2, 3, 4, 5, 6 } end\n");
    if (has_errors(full.found())) continue;
    const auto result = full.call();
    CHECK((result.cell.known || !result.refusal.empty()));
  }
}

TEST_CASE("A date moved off the calendar, or by part of a day, is refused where it is used") {
  const std::string moved = GENERATE(values<std::string>({"\"0.5天\"", "\"99999999999999天\"", "\"999999999999年\""}));
  Computing dates("local from = e.day\nlocal x = from + " + moved + "\nlocal y = x:year()\nreturn e.output");
  CHECK(!dates.call().cell.known);  // `day` is not read here: the function is refused, not the program
}
