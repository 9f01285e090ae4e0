// Scripts that want more than a policy needs: each stops at the same step in every run, and is told its line.
#include <catch2/catch.hpp>

#include <chrono>

#include "sandbox.h"
#include "script/limits.h"

using namespace duixian;
using namespace duixian::script;

namespace {

struct Runaway {
  const char* script;
  const char* code;
  int line;
};

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

double milliseconds_to_run(const std::string& script, Ran& ran) {
  const auto from = std::chrono::steady_clock::now();
  run({script}, ran);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

TEST_CASE("A script that does not end is stopped and its line told") {
  const auto runaway = GENERATE(values<Runaway>({
      {"\nfor i = 1, 1e9 do end", "runaway-script", 2},
      {"for i = 1, 9223372036854775807 do\n  local a = i\nend", "runaway-script", 1},
      {"for i = 0.1, 1e300, 0.5 do end", "runaway-script", 1},
      {"local function f() return f() end\nlocal y = f()", "runaway-script", 1},
      {"local function f()\n  return 1 + f()\nend\nlocal y = f()", "script-memory", 2},
      {"local t = {}\nfor i = 1, 1e9 do\n  t[i] = { i, i }\nend", "script-memory", 3},
      {"local t = {}\nfor i = 1, 1e9 do t = { t } end", "script-memory", 2},
      {"local s = 'x'\nfor i = 1, 100 do\n  s = s .. s\nend", "text-too-long", 3},
      {"for i = 1, 1e9 do local a = { 1, 2, 3 } end", "runaway-script", 1},
      {"for i = 1, 1e9 do\n  local a = enterprise.workers:at_least(i)\nend", "runaway-script", 2},
      {"for i = 1, 1e9 do local a = nowhere end", "runaway-script", 1},
      {"for i = 1, 1e6 do\n  provision('q' .. i) { title = 't', cite = { article = 1 }, kind = 'right', subject = enterprise }\nend", "runaway-script", 2},
      {"local f = {}\nf[0] = function() return 1, 2, 3, 4, 5, 6, 7, 8 end\nfor i = 1, 3000 do local p = f[i - 1]\n f[i] = function() return 1, 2, 3, 4, 5, 6, 7, p() end end\nfor i = 1, 1e9 do f[3000]() end",
       "runaway-script", 4},
  }));
  CAPTURE(runaway.script);
  Ran once, twice;
  run({runaway.script}, once);
  run({runaway.script}, twice);
  const Diagnostic* told = once.first(runaway.code);
  REQUIRE(told != nullptr);
  CHECK(told->file == "file1.lua");
  CHECK(told->line == runaway.line);
  CHECK(once.found == twice.found);
  CHECK(once.book.graph.size() == twice.book.graph.size());
}

TEST_CASE("A rule that grows without bound is refused where it has grown too long") {
  const std::string script = GENERATE(
      std::string("local y = enterprise.output\nfor i = 1, 100 do y = y + y end\n"), std::string("local y = enterprise.workers\nfor i = 1, 200 do y = y + 1 end\n"),
      std::string("local y = enterprise.output:at_least '1元'\nfor i = 1, 9 do y = y:for_years(50) end\n"),
      std::string("local y = enterprise.output\nfor i = 1, 200 do y = y:years_ago(1) end\n"));
  CAPTURE(script);
  Ran ran;
  run({script}, ran);
  REQUIRE(ran.first("too-deep") != nullptr);
  CHECK(ran.first("too-deep")->line == 2);
}

TEST_CASE("A rule that reaches one value in many ways is moved by years in no time") {
  Ran ran;
  const double took = milliseconds_to_run(
      "local y = enterprise.workers\nfor i = 1, 28 do y = choose(y:between(1, 2), { yes = 1, no = 2 }) end\nlocal z = y:years_ago(1)\n" + provision("z:at_least(1)"), ran);
  for (const Diagnostic& one : ran.found) FAIL_CHECK(one.what.en);
  CHECK(took < 500);
}

TEST_CASE("A table given to a word has a bounded number of members") {
  Ran ran;
  run({"local a = {}\nfor i = 1, 6000 do a['n' .. i] = i end\nlocal b = choose(enterprise.is_new, a)\n"}, ran);
  REQUIRE(ran.first("too-many-members") != nullptr);
  CHECK(ran.first("too-many-members")->line == 3);
}

TEST_CASE("What is nested too deeply to be read is told with its line") {
  const std::string script = GENERATE(
      "\nlocal x = " + repeated("(", 300) + "1" + repeated(")", 300), "\nlocal x = " + repeated("{", 300) + repeated("}", 300),
      "\nlocal x = " + repeated("- ", 5000) + "1", "\nlocal x = " + repeated("'a' .. ", 5000) + "'b'", "\nlocal x = 2" + repeated(" ^ 2", 5000),
      "\n" + repeated("do ", 300) + repeated("end ", 300));
  CAPTURE(script.substr(0, 40));
  Ran ran;
  run({script}, ran);
  REQUIRE(ran.first("too-deep") != nullptr);
  CHECK(ran.first("too-deep")->line == 2);
}

TEST_CASE("A source of nothing but mistakes is read in one go, and told to a bound") {
  const std::string script = GENERATE(repeated("== ", 100'000), repeated("local a ", 50'000), repeated("function end ", 50'000));
  Ran ran;
  CHECK(milliseconds_to_run(script, ran) < 1000);
  CHECK(!ran.found.empty());
  CHECK(ran.found.size() <= maximum_diagnostics + 2);
}

TEST_CASE("Where one file ran away the others are still read for mistakes") {
  Ran ran;
  run({"for i = 1, 1e9 do end", "\nlocal x = 1 == 2"}, ran);
  CHECK(ran.first("runaway-script") != nullptr);
  REQUIRE(ran.first("lua-logic") != nullptr);
  CHECK(ran.first("lua-logic")->file == "file2.lua");
  CHECK(ran.first("lua-logic")->line == 2);
}

TEST_CASE("The limits are what the documents say") {
  CHECK(maximum_source_bytes == 1'048'576);
  CHECK(maximum_memory <= std::size_t{16} << 20);
  CHECK(maximum_text == 2'048);
  CHECK(load_budget == 1'500'000);
  CHECK(call_budget == 100'000);
  CHECK(word_cost == 100);
  CHECK(maximum_weight == 5'000);
  CHECK(maximum_members == 5'000);
  CHECK(maximum_nesting == 100);
  CHECK(maximum_diagnostics == 200);
}

TEST_CASE("Jumps whose square Lua would take are counted first") {
  const std::string script = GENERATE("for i = 1, 2 do\n" + repeated("do break end ", 30'000) + "end",
                                      "local c = compute(function(e)\nif e.a then " + repeated("elseif e.a then ", 30'000) + "end end)");
  Ran ran;
  CHECK(milliseconds_to_run(script, ran) < 1000);
  REQUIRE(ran.first("too-deep") != nullptr);
  CHECK(ran.first("too-deep")->line == 2);
}
